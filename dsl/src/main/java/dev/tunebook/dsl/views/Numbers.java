package dev.tunebook.dsl.views;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them; the same in every locale. */
final class Numbers {
    private Numbers() {}

    /** With thousands separators: {@code 10,003}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 row}, {@code 2 rows}. */
    static String count(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /** So many decimals; a dash for what is no number. */
    static String fixed(double value, int decimals) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A loss, to four decimals, as far as that is sensible. */
    static String loss(double value) {
        return Double.isFinite(value) && Math.abs(value) >= 1e6 ? shortest(value) : fixed(value, 4);
    }

    /** Three significant digits, written the shortest way: {@code 0.0032}, {@code 3.2e-4}, {@code 10}. */
    static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return fixed(value, 0);
        }
        BigDecimal rounded = new BigDecimal(value, new MathContext(3)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (value == 0 || (exponent >= -3 && exponent < 6)) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** Four significant digits, for figures in a unit of their own: {@code 12.34}, {@code 0.001234}, {@code 123,400}. */
    static String significant(double value) {
        if (!Double.isFinite(value)) {
            return fixed(value, 0);
        }
        BigDecimal rounded = new BigDecimal(value, new MathContext(4));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return value == 0 || (exponent >= -4 && exponent < 9)
                ? fixed(value, value == 0 ? 0 : Math.max(0, 3 - exponent))
                : shortest(value);
    }

    /** A share in [0, 1] as percent: {@code 87.2 %}. */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A duration: {@code 80 ms}, {@code 4.2 s}, {@code 42 s}, {@code 3:07 min}, {@code 2:05 h}. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "–";
        }
        if (seconds < 0.9995) {
            return Math.round(1000 * seconds) + " ms";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return seconds < 9.95 ? String.format(Locale.ROOT, "%.1f s", seconds) : whole + " s";
        }
        long minutes = whole / 60;
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", minutes, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d h", minutes / 60, minutes % 60);
    }
}
