package dev.tunebook.dsl.views;

import java.util.Arrays;

/** Small charts out of characters, so that a terminal shows what the page shows. */
final class Bars {
    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

    private Bars() {}

    /**
     * A curve in one line, at most {@code width} characters; values that are no finite numbers leave a gap.
     *
     * @param values in order; more than {@code width} are averaged in groups
     */
    static String sparkline(double[] values, int width) {
        double[] shown = values.length <= width ? values : grouped(values, width);
        double lowest = finite(shown).min().orElse(0);
        double span = finite(shown).max().orElse(0) - lowest;
        StringBuilder line = new StringBuilder();
        for (double value : shown) {
            if (Double.isFinite(value)) {
                line.append(LEVELS.charAt(span == 0 ? 0 : (int) Math.round((value - lowest) / span * 7)));
            } else {
                line.append(' ');
            }
        }
        return line.toString();
    }

    /** A horizontal bar of eighths of a character. */
    static String bar(double share, int width) {
        int eighths = (int) Math.round(Math.max(0, Math.min(1, share)) * width * 8);
        String whole = "█".repeat(eighths / 8);
        return eighths % 8 == 0 ? whole : whole + EIGHTHS.charAt(eighths % 8 - 1);
    }

    /** A progress bar that shows its whole length. */
    static String progress(double share, int width) {
        int done = (int) Math.floor(Math.max(0, Math.min(1, share)) * width);
        return "█".repeat(done) + "░".repeat(width - done);
    }

    private static java.util.stream.DoubleStream finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite);
    }

    private static double[] grouped(double[] values, int groups) {
        double[] means = new double[groups];
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) group * values.length / groups);
            int to = (int) ((long) (group + 1) * values.length / groups);
            means[group] =
                    finite(Arrays.copyOfRange(values, from, to)).average().orElse(Double.NaN);
        }
        return means;
    }
}
