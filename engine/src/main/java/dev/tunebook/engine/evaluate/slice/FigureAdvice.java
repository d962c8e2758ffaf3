package dev.tunebook.engine.evaluate.slice;

import dev.tunebook.engine.evaluate.MultiLabelMetrics;
import dev.tunebook.engine.evaluate.NumberAnswers;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says when a figure of labels or of numbers does not fit the data; {@link Advice} is for classes. */
public final class FigureAdvice {
    /** Of all yes-or-no answers, so few are yes that no is nearly always right. */
    private static final double SPARSE = .1;

    private static final int FEWEST_ROWS = 20;
    private static final int ONE_IN = 50;
    private static final double MOST_OF_IT = .5;

    private FigureAdvice() {}

    /** Where labels are rare, who answers none at all has hardly a wrong answer. */
    public static Optional<String> ofLabels(MultiLabelMetrics metrics) {
        double yes = metrics.micro().support()
                / (double) metrics.rows()
                / metrics.classes().size();
        return yes > SPARSE || metrics.classes().size() < 2
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The share of wrong answers (%.3f) says little: answering no label at all would reach %.3f. "
                                + "Look at macro F1 (%.3f) or exact match (%.3f).",
                        metrics.wrongShare(),
                        yes,
                        metrics.macro().f1(),
                        metrics.exactMatch()));
    }

    /** Where a few rows make most of the squared error. */
    public static Optional<String> ofNumbers(NumberAnswers answers) {
        double[] squares = IntStream.range(0, answers.rows())
                .mapToDouble(row -> answers.error(row) * answers.error(row))
                .sorted()
                .toArray();
        int worst = Math.max(1, squares.length / ONE_IN);
        double all =
                IntStream.range(0, squares.length).mapToDouble(i -> squares[i]).sum();
        double theirs = IntStream.range(squares.length - worst, squares.length)
                .mapToDouble(i -> squares[i])
                .sum();
        return squares.length < FEWEST_ROWS || !(theirs > MOST_OF_IT * all)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "RMSE says little of most rows: %.0f%% of the squared error comes from %d of %d. "
                                + "Look at MAE (%.4g), and at %s.",
                        100 * theirs / all,
                        worst,
                        squares.length,
                        answers.metrics().meanAbsoluteError(),
                        worst == 1 ? "that row" : "those rows"));
    }
}
