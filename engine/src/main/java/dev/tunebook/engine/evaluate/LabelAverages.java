package dev.tunebook.engine.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Averages of labels' precision, recall and F1 that are shown beside the usual figures: macro over the labels, micro over all
 * answers, weighted by the rows that have a label, samples over the rows. Ratios without anything to divide by are 0.
 */
final class LabelAverages {
    private LabelAverages() {}

    /**
     * Those that {@link LabelAnswers#figures} does not have.
     *
     * @param byLabel of each label: rows that have it and get it, that get it, that have it
     * @param ofAll the same of all labels together
     */
    static List<SumFigure> of(LabelAnswers answers, Addends byLabel, Addends ofAll) {
        return List.of(
                new SumFigure("macro precision", true, byLabel, sums -> macro(sums, 1)),
                new SumFigure("macro recall", true, byLabel, sums -> macro(sums, 2)),
                new SumFigure("micro precision", true, ofAll, sums -> macro(sums, 1)),
                new SumFigure("micro recall", true, ofAll, sums -> macro(sums, 2)),
                new SumFigure("weighted precision", true, byLabel, weighted(sums -> ratio(sums[0], sums[1]))),
                new SumFigure("weighted F1", true, byLabel, weighted(sums -> ratio(2 * sums[0], sums[1] + sums[2]))),
                SumFigure.mean(
                        "samples F1",
                        true,
                        IntStream.range(0, answers.rows())
                                .mapToDouble(row -> ofRow(answers, row))
                                .toArray()));
    }

    private static double macro(double[] sums, int below) {
        double sum = 0;
        for (int from = 0; from < sums.length; from += 3) {
            sum += ratio(sums[from], sums[from + below]);
        }
        return sum / (sums.length / 3);
    }

    private static ToDoubleFunction<double[]> weighted(ToDoubleFunction<double[]> ofLabel) {
        return sums -> {
            double sum = 0;
            double support = 0;
            for (int from = 0; from < sums.length; from += 3) {
                double[] label = {sums[from], sums[from + 1], sums[from + 2]};
                sum += label[2] * ofLabel.applyAsDouble(label);
                support += label[2];
            }
            return ratio(sum, support);
        };
    }

    private static double ofRow(LabelAnswers answers, int row) {
        double both = 0;
        double occurrences = 0;
        for (int id = 0; id < answers.labels().size(); id++) {
            both += answers.has(row, id) && answers.answers(row, id) ? 1 : 0;
            occurrences += (answers.has(row, id) ? 1 : 0) + (answers.answers(row, id) ? 1 : 0);
        }
        return ratio(2 * both, occurrences);
    }

    private static double ratio(double above, double below) {
        return below == 0 ? 0 : above / below;
    }
}
