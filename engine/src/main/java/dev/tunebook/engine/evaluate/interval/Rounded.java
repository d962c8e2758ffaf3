package dev.tunebook.engine.evaluate.interval;

import java.util.Locale;

/** Writes a figure with no more decimals than its interval supports: two places into the margin. */
public final class Rounded {
    private static final int FEWEST = 2;

    /** What is no larger than this, in size, is a share, a correlation or a difference of them. */
    private static final double SHARE = 1.5;

    private static final int MOST = 6;

    private Rounded() {}

    /** Such as {@code 0.912 (95% 0.895 to 0.927)}. */
    public static String text(Interval interval) {
        int decimals = decimals(interval);
        return "%s (%s %s to %s)"
                .formatted(
                        fixed(interval.estimate(), decimals),
                        percent(interval.confidence()),
                        fixed(interval.low(), decimals),
                        fixed(interval.high(), decimals));
    }

    /** With a sign, for differences: {@code +0.025 (95% +0.010 to +0.041)}. */
    public static String signedText(Interval interval) {
        int decimals = decimals(interval);
        return "%s (%s %s to %s)"
                .formatted(
                        signed(interval.estimate(), decimals),
                        percent(interval.confidence()),
                        signed(interval.low(), decimals),
                        signed(interval.high(), decimals));
    }

    /** Two places into the margin; at least two of what is about 1 or less. */
    public static int decimals(Interval interval) {
        double margin = interval.margin();
        if (!(margin > 0) || Double.isInfinite(margin)) {
            return FEWEST + 1;
        }
        int places = (int) Math.ceil(-Math.log10(margin)) + 1;
        boolean isShare = Math.abs(interval.low()) <= SHARE && Math.abs(interval.high()) <= SHARE;
        return Math.max(isShare ? FEWEST : 0, Math.min(MOST, places));
    }

    public static String fixed(double value, int decimals) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String signed(double value, int decimals) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%+." + decimals + "f", value);
    }

    private static String percent(double confidence) {
        String share = String.format(Locale.ROOT, "%.1f", confidence * 100);
        return (share.endsWith(".0") ? share.substring(0, share.length() - 2) : share) + "%";
    }
}
