package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.NumberAnswers;
import dev.tunebook.engine.evaluate.RankCorrelation;
import dev.tunebook.engine.evaluate.SumFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Intervals for figures of rows with several labels, a number or a text: BCa bootstrap where a figure follows from sums,
 * percentile bootstrap where it follows from ranks.
 */
public final class SumIntervals {
    /** Additions of a bootstrap; where there are more, a part of the rows is drawn. */
    private static final long MOST_STEPS = 300_000_000L;

    private static final int FEWEST_ROWS = 1_000;
    private static final int MOST_JACKKNIFE_GROUPS = 1_000;

    private SumIntervals() {}

    /** By title, in the order of the figures. */
    public static Map<String, Interval> of(List<SumFigure> figures, double confidence) {
        Map<String, Interval> intervals = new LinkedHashMap<>();
        int all = figures.get(0).rows();
        if (all < 2) {
            figures.forEach(figure -> intervals.put(figure.title(), unknown(figure.value(), confidence)));
            return intervals;
        }
        int width =
                figures.stream().mapToInt(figure -> figure.addends().width()).sum();
        int rows = drawn(all, width);
        int every = all / rows;
        List<SumFigure> part =
                figures.stream().map(figure -> part(figure, rows, every)).toList();
        RowIntervals draws = new RowIntervals(
                rows,
                all,
                times -> part.stream().mapToDouble(figure -> figure.of(times)).toArray(),
                Resampling.OF_ROWS.confidence(confidence));
        for (int i = 0; i < part.size(); i++) {
            intervals.put(part.get(i).title(), draws.bca(i, figures.get(i).value(), jackknife(part.get(i))));
        }
        figures.stream()
                .filter(SumIntervals::isProportion)
                .forEach(figure -> intervals.put(
                        figure.title(),
                        Proportion.wilson(Math.round(figure.addends().sum()[0]), all, confidence)));
        return intervals;
    }

    /** A mean of yes and no, for which there is something better than drawing. */
    private static boolean isProportion(SumFigure figure) {
        if (figure.addends().width() != 2) {
            return false;
        }
        double[] one = new double[2];
        for (int row = 0; row < figure.rows(); row++) {
            Arrays.fill(one, 0);
            figure.addends().add(row, 1, one);
            if (one[1] != 1 || one[0] != 0 && one[0] != 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * Of rows with labels. Where no row has a mistake, every draw is perfect too: then what Wilson says of the rows is
     * said of their labels.
     */
    public static Map<String, Interval> labels(LabelAnswers answers, double confidence) {
        List<SumFigure> figures = new ArrayList<>(answers.figures());
        figures.addAll(answers.averages());
        Map<String, Interval> intervals = of(figures, confidence);
        Interval rows = intervals.get("exact match");
        if (answers.rows() > 1 && rows.estimate() == 1) {
            String method = "Wilson, no mistake to resample";
            for (SumFigure figure : figures) {
                double value = figure.value();
                if (figure.title().equals("log-loss")) {
                    continue;
                }
                intervals.put(
                        figure.title(),
                        figure.higherIsBetter()
                                ? new Interval(value, Math.min(value, rows.low()), value, confidence, method)
                                : new Interval(value, value, 1 - rows.low(), confidence, method));
            }
        }
        return intervals;
    }

    /** Of Spearman's correlation. */
    public static Interval spearman(NumberAnswers answers, double confidence) {
        double estimate = answers.metrics().spearman();
        int all = answers.rows();
        if (all < 2) {
            return unknown(estimate, confidence);
        }
        int rows = drawn(all, 8);
        int every = all / rows;
        RankCorrelation correlation = new RankCorrelation(
                IntStream.range(0, rows)
                        .mapToDouble(i -> answers.truth()[i * every])
                        .toArray(),
                IntStream.range(0, rows)
                        .mapToDouble(i -> answers.predicted()[i * every])
                        .toArray());
        return new RowIntervals(
                        rows,
                        all,
                        times -> new double[] {correlation.of(times)},
                        Resampling.OF_ROWS.confidence(confidence))
                .percentile(0, estimate);
    }

    private static int drawn(int rows, int width) {
        long most = MOST_STEPS / Resampling.OF_ROWS.resamples() / Math.max(1, width);
        return (int) Math.min(rows, Math.max(FEWEST_ROWS, most));
    }

    private static SumFigure part(SumFigure figure, int rows, int every) {
        return rows == figure.rows()
                ? figure
                : new SumFigure(
                        figure.title(),
                        figure.higherIsBetter(),
                        figure.addends().every(every, rows),
                        figure.figure());
    }

    /** The figure without each row, or without each of 1,000 groups of rows, in turn: what a row adds is taken away. */
    private static double[] jackknife(SumFigure figure) {
        int rows = figure.rows();
        int groups = Math.min(rows, MOST_JACKKNIFE_GROUPS);
        double[] whole = figure.addends().sum();
        double[] values = new double[groups];
        for (int group = 0; group < groups; group++) {
            double[] left = whole.clone();
            int until = (int) ((long) (group + 1) * rows / groups);
            for (int row = (int) ((long) group * rows / groups); row < until; row++) {
                figure.addends().add(row, -1, left);
            }
            values[group] = figure.figure().applyAsDouble(left);
        }
        return values;
    }

    private static Interval unknown(double estimate, double confidence) {
        return new Interval(estimate, Double.NaN, Double.NaN, confidence, "too few rows, or too many");
    }
}
