package dev.tunebook.engine.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Probabilities for rows that the model has not seen: each fifth of the groups is asked about by a model of the others.
 *
 * @param labels the class of each row
 * @param classes how many there are
 * @param folds the fold of each row
 */
record CrossValidation(int[] labels, int classes, int[] folds) {
    private static final int FOLDS = 5;

    /** Passes over words, and over characters, of which there are many more. */
    private static final int WORD_EPOCHS = 10;

    private static final int CHARACTER_EPOCHS = 6;

    /**
     * Shares rows out, class by class, in an order that the seed gives.
     *
     * @param firstOfGroup the first row of the group of rows that stay together, such as near-duplicates
     */
    static CrossValidation of(int[] labels, int classes, int[] firstOfGroup, long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, labels.length).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int[] next = new int[classes];
        int[] folds = new int[labels.length];
        for (int row : order) {
            if (firstOfGroup[row] == row) {
                folds[row] = next[labels[row]]++ % FOLDS;
            }
        }
        for (int row = 0; row < labels.length; row++) {
            folds[row] = folds[firstOfGroup[row]];
        }
        return new CrossValidation(labels, classes, folds);
    }

    /** By logistic regression on words. */
    float[][] ofWords(List<String> texts) {
        return of(hashed(texts, HashedTexts.Pieces.WORDS), WORD_EPOCHS);
    }

    /**
     * The mean of three models that err in different places: logistic regression on words, on characters, and naive
     * Bayes on words.
     */
    float[][] ofThree(List<String> texts) {
        HashedTexts words = hashed(texts, HashedTexts.Pieces.WORDS);
        float[][] sum = of(words, WORD_EPOCHS);
        add(sum, of(words, rows -> NaiveBayes.train(words, labels, classes, rows)));
        add(sum, of(hashed(texts, HashedTexts.Pieces.CHARACTERS), CHARACTER_EPOCHS));
        for (float[] probabilities : sum) {
            for (int id = 0; id < classes; id++) {
                probabilities[id] /= 3;
            }
        }
        return sum;
    }

    private HashedTexts hashed(List<String> texts, HashedTexts.Pieces pieces) {
        return HashedTexts.of(texts.size(), texts::get, pieces, classes);
    }

    private static void add(float[][] sum, float[][] more) {
        for (int row = 0; row < sum.length; row++) {
            for (int id = 0; id < sum[row].length; id++) {
                sum[row][id] += more[row][id];
            }
        }
    }

    private float[][] of(HashedTexts texts, int epochs) {
        return of(texts, rows -> LinearModel.train(texts, labels, classes, rows, epochs));
    }

    private float[][] of(HashedTexts texts, Function<int[], TextScores> training) {
        float[][] probabilities = new float[labels.length][];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            TextScores model = training.apply(IntStream.range(0, labels.length)
                    .filter(row -> folds[row] != held)
                    .toArray());
            IntStream.range(0, labels.length)
                    .filter(row -> folds[row] == held)
                    .forEach(row -> probabilities[row] = model.probabilities(texts.vectors()[row]));
        }
        return probabilities;
    }
}
