package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * The usual figures where a row may have any number of labels.
 *
 * @param samples mean over rows of precision, recall and F1 of the row's labels
 * @param exactMatch share of rows whose labels are all right
 * @param wrongShare share of all yes-or-no answers that are wrong: Hamming loss
 */
public record MultiLabelMetrics(
        List<ClassMetrics> classes,
        Average macro,
        Average weighted,
        Average micro,
        Average samples,
        double exactMatch,
        double wrongShare,
        long rows) {

    public MultiLabelMetrics {
        classes = List.copyOf(classes);
    }

    /** Both of shape {@code [rows][labels]}. Ratios without anything to divide by are 0. */
    public static MultiLabelMetrics of(List<String> labels, boolean[][] truth, boolean[][] predicted) {
        requireSameShape(labels, truth, predicted);
        return of(labels, truth.length, (row, id) -> truth[row][id], (row, id) -> predicted[row][id]);
    }

    static MultiLabelMetrics of(LabelAnswers answers) {
        if (answers.rows() == 0) {
            requireSameShape(answers.labels(), new boolean[0][], new boolean[0][]);
        }
        return of(answers.labels(), answers.rows(), answers::has, answers::answers);
    }

    @FunctionalInterface
    private interface Marks {
        boolean at(int row, int id);
    }

    private static MultiLabelMetrics of(List<String> labels, int count, Marks truth, Marks predicted) {
        long[] correct = new long[labels.size()];
        long[] answered = new long[labels.size()];
        long[] support = new long[labels.size()];
        double[] sums = new double[3];
        long exact = 0;
        long wrong = 0;
        for (int row = 0; row < count; row++) {
            long[] ofRow = new long[3];
            for (int id = 0; id < labels.size(); id++) {
                int both = truth.at(row, id) && predicted.at(row, id) ? 1 : 0;
                correct[id] += both;
                answered[id] += predicted.at(row, id) ? 1 : 0;
                support[id] += truth.at(row, id) ? 1 : 0;
                ofRow[0] += both;
                ofRow[1] += predicted.at(row, id) ? 1 : 0;
                ofRow[2] += truth.at(row, id) ? 1 : 0;
            }
            long wrongOfRow = ofRow[1] + ofRow[2] - 2 * ofRow[0];
            exact += wrongOfRow == 0 ? 1 : 0;
            wrong += wrongOfRow;
            addRow(sums, ofRow);
        }
        List<ClassMetrics> classes = new ArrayList<>();
        for (int id = 0; id < labels.size(); id++) {
            classes.add(classMetrics(labels.get(id), correct[id], answered[id], support[id]));
        }
        double rows = count;
        Average micro = ClassAverages.micro(sum(correct), sum(answered), sum(support), ZeroDivision.ZERO);
        return new MultiLabelMetrics(
                classes,
                ClassAverages.macro(classes),
                ClassAverages.weighted(classes, sum(answered), ZeroDivision.ZERO),
                micro,
                new Average("samples avg", sums[0] / rows, sums[1] / rows, sums[2] / rows, sum(support)),
                exact / rows,
                wrong / rows / labels.size(),
                count);
    }

    private static void addRow(double[] sums, long[] ofRow) {
        ClassMetrics metrics = classMetrics("", ofRow[0], ofRow[1], ofRow[2]);
        sums[0] += metrics.precision();
        sums[1] += metrics.recall();
        sums[2] += metrics.f1();
    }

    private static ClassMetrics classMetrics(String label, long correct, long answered, long support) {
        double precision = ZeroDivision.ZERO.ratio(correct, answered);
        double recall = ZeroDivision.ZERO.ratio(correct, support);
        double f1 = ClassAverages.f1(precision, recall, correct, answered + support, ZeroDivision.ZERO);
        return new ClassMetrics(label, precision, recall, f1, support);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static void requireSameShape(List<String> labels, boolean[][] truth, boolean[][] predicted) {
        Predictions.requireLabels(labels);
        if (truth.length == 0 || truth.length != predicted.length) {
            throw new UserException(
                    "predicted rows (%d) must be as many as true ones (%d), and at least 1."
                            .formatted(predicted.length, truth.length),
                    "the predictions belong to another split: predict the same rows again.");
        }
        for (int row = 0; row < truth.length; row++) {
            if (truth[row].length != labels.size() || predicted[row].length != labels.size()) {
                throw new UserException(
                        "answers of row %d (%d) must be one for each of the %d labels."
                                .formatted(row, predicted[row].length, labels.size()),
                        "the model was trained on other labels: compare their lists.");
            }
        }
    }
}
