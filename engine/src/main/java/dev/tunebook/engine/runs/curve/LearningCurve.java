package dev.tunebook.engine.runs.curve;

import dev.tunebook.engine.evaluate.interval.Rounded;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure of the validation rows over the number of training rows.
 *
 * @param run the run that is repeated
 * @param dataset the dataset's name
 * @param figure its title, such as {@code macro F1}
 * @param higherIsBetter whether more of it is better
 * @param points from the fewest rows to all
 * @param projection to twice the rows; empty where the curve does not allow one
 */
public record LearningCurve(
        String run,
        String dataset,
        String figure,
        boolean higherIsBetter,
        List<Point> points,
        Optional<Projection> projection,
        double seconds) {
    public LearningCurve {
        points = List.copyOf(points);
    }

    /**
     * Runs with the same number of rows.
     *
     * @param rows trained on
     * @param values one per seed
     */
    public record Point(int rows, double[] values) {
        public double mean() {
            return Arrays.stream(values).average().orElseThrow();
        }

        /** Of the runs; NaN for one. */
        public double deviation() {
            double mean = mean();
            return values.length < 2
                    ? Double.NaN
                    : Math.sqrt(Arrays.stream(values)
                                    .map(value -> (value - mean) * (value - mean))
                                    .sum()
                            / (values.length - 1));
        }
    }

    /**
     * What twice the rows would bring if the curve goes on as it is.
     *
     * @param rows twice as many as there are
     * @param value likeliest
     * @param low of 90% of resampled curves
     * @param high of 90% of resampled curves
     */
    public record Projection(int rows, double value, double low, double high) {}

    /** What it says, in words. */
    public String verdict() {
        Point last = points.get(points.size() - 1);
        Point before = points.get(points.size() - 2);
        double gain = (last.mean() - before.mean()) * (higherIsBetter ? 1 : -1);
        String doubled = say(
                "From %,d to %,d rows %s went from %s to %s.",
                before.rows(), last.rows(), figure, text(before.mean()), text(last.mean()));
        if (projection.isEmpty()) {
            return doubled + " More rows of this kind did not help steadily: look at labels and options first.";
        }
        Projection next = projection.get();
        String told = say(
                " If it goes on like this, %,d rows would bring about %s (%s to %s).",
                next.rows(), text(next.value()), text(next.low()), text(next.high()));
        double noise = Double.isNaN(last.deviation()) ? 0 : last.deviation();
        boolean little = Math.abs(next.value() - last.mean()) <= noise || gain <= noise;
        return doubled
                + told
                + (little
                        ? " That is no more than another seed does: more rows of this kind will hardly be seen."
                        : " More rows are worth it.");
    }

    private static String text(double value) {
        return Math.abs(value) < 10 ? Rounded.fixed(value, 3) : Rounded.fixed(value, 1);
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
