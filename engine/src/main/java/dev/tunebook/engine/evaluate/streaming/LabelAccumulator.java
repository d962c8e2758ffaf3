package dev.tunebook.engine.evaluate.streaming;

import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.RankedScores;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Answers with labels, row by row in any order: of each row two bits a label and its loss stay, and of the probabilities up
 * to 4 million.
 */
public final class LabelAccumulator {
    private final LabelAnswers answers;
    private final AreaAccumulator areas;
    private final float[][] probabilities;

    /**
     * Begins.
     *
     * @param rows as many as will be added
     */
    public LabelAccumulator(List<String> labels, int rows) {
        this(labels, rows, AreaAccumulator.MOST_KEPT);
    }

    LabelAccumulator(List<String> labels, int rows, int mostKept) {
        answers = LabelAnswers.empty(labels, rows);
        areas = new AreaAccumulator(answers.labels(), rows, mostKept, answers::has);
        probabilities = (long) rows * labels.size() <= mostKept ? new float[rows][] : new float[0][];
    }

    /**
     * Adds a row.
     *
     * @param has whether the row has a label, by its id
     */
    public void add(int row, IntPredicate has, float[] ofLabels) {
        answers.set(row, has, ofLabels);
        areas.add(row, ofLabels);
        if (row < probabilities.length) {
            probabilities[row] = ofLabels;
        }
    }

    /** What became of each row. */
    public LabelAnswers answers() {
        return answers;
    }

    /** Of each label: exact up to 4 million probabilities, beyond that in fine steps. */
    public OneVersusRest areas() {
        return areas.areas();
    }

    /** Each label's rows by its probability: all, or a random part of them where they are very many. */
    public List<RankedScores> ranked() {
        return IntStream.range(0, answers.labels().size())
                .mapToObj(areas::ranked)
                .toList();
    }

    /** Of all rows, by row and label; none at all where they were too many to be kept. */
    public float[][] probabilities() {
        return probabilities;
    }
}
