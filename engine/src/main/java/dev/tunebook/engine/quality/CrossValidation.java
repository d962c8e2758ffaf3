package dev.tunebook.engine.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Probabilities for rows that the model has not seen: each fold of the groups is asked about by a model of the others.
 *
 * @param labels the class of each row
 * @param classes how many there are
 * @param folds the fold of each row
 * @param count how many folds there are
 */
record CrossValidation(int[] labels, int classes, int[] folds, int count) {
    private static final int FOLDS = 5;

    /** Where models are small, as many more cost seconds. */
    private static final int MORE_FOLDS = 10;

    private static final long SMALL = 100_000;

    /** Passes over words, and over characters, of which there are many more. */
    private static final int WORD_EPOCHS = 10;

    private static final int CHARACTER_EPOCHS = 6;

    /** A row whose label is so far behind another class (a normalized margin) teaches the second round nothing. */
    private static final double DOUBTFUL = 0.30;

    /**
     * Shares rows out to five folds, class by class, in an order that the seed gives.
     *
     * @param firstOfGroup the first row of the group of rows that stay together, such as near-duplicates
     */
    static CrossValidation of(int[] labels, int classes, int[] firstOfGroup, long seed) {
        return of(labels, classes, firstOfGroup, seed, FOLDS);
    }

    /** The same with ten folds where rows times classes are at most 100,000. */
    static CrossValidation fine(int[] labels, int classes, int[] firstOfGroup, long seed) {
        boolean small = (long) labels.length * classes <= SMALL;
        return of(labels, classes, firstOfGroup, seed, small ? MORE_FOLDS : FOLDS);
    }

    private static CrossValidation of(int[] labels, int classes, int[] firstOfGroup, long seed, int count) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, labels.length).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int[] next = new int[classes];
        int[] folds = new int[labels.length];
        for (int row : order) {
            if (firstOfGroup[row] == row) {
                folds[row] = next[labels[row]]++ % count;
            }
        }
        for (int row = 0; row < labels.length; row++) {
            folds[row] = folds[firstOfGroup[row]];
        }
        return new CrossValidation(labels, classes, folds, count);
    }

    /** By logistic regression on words. */
    float[][] ofWords(List<String> texts) {
        float[][] sum = new float[labels.length][classes];
        HashedTexts words = hashed(texts, HashedTexts.Pieces.WORDS);
        add(sum, words, new BitSet(), rows -> LinearModel.train(words, labels, classes, rows, WORD_EPOCHS));
        return sum;
    }

    /**
     * The mean of three models that err in different places: logistic regression on words, on characters, and naive
     * Bayes on words. Each is trained twice, the second time without the rows that the first round found doubtful, so that
     * wrong labels teach little.
     */
    float[][] ofThree(List<String> texts) {
        HashedTexts words = hashed(texts, HashedTexts.Pieces.WORDS);
        HashedTexts characters = hashed(texts, HashedTexts.Pieces.CHARACTERS);
        float[][] sum = new float[labels.length][classes];
        add(sum, words, characters, new BitSet());
        scale(sum, 1 / 3f);
        BitSet doubtful = doubtful(new ConfidentLearning(labels, sum));
        scale(sum, 3);
        add(sum, words, characters, doubtful);
        scale(sum, 1 / 6f);
        return sum;
    }

    private BitSet doubtful(ConfidentLearning learning) {
        BitSet doubtful = new BitSet();
        for (int row = 0; row < labels.length; row++) {
            doubtful.set(row, learning.normalizedMargin(row) < DOUBTFUL);
        }
        return doubtful;
    }

    private HashedTexts hashed(List<String> texts, HashedTexts.Pieces pieces) {
        return HashedTexts.of(texts.size(), texts::get, pieces, classes);
    }

    private static void scale(float[][] all, float factor) {
        for (float[] probabilities : all) {
            for (int id = 0; id < probabilities.length; id++) {
                probabilities[id] *= factor;
            }
        }
    }

    private void add(float[][] sum, HashedTexts words, HashedTexts characters, BitSet without) {
        add(sum, words, without, rows -> LinearModel.train(words, labels, classes, rows, WORD_EPOCHS));
        add(sum, words, without, rows -> NaiveBayes.train(words, labels, classes, rows));
        add(sum, characters, without, rows -> LinearModel.train(characters, labels, classes, rows, CHARACTER_EPOCHS));
    }

    private void add(float[][] sum, HashedTexts texts, BitSet without, Function<int[], TextScores> training) {
        for (int fold = 0; fold < count; fold++) {
            int held = fold;
            TextScores model = training.apply(IntStream.range(0, labels.length)
                    .filter(row -> folds[row] != held && !without.get(row))
                    .toArray());
            for (int row = 0; row < labels.length; row++) {
                if (folds[row] == held) {
                    float[] probabilities = model.probabilities(texts.vectors()[row]);
                    for (int id = 0; id < classes; id++) {
                        sum[row][id] += probabilities[id];
                    }
                }
            }
        }
    }
}
