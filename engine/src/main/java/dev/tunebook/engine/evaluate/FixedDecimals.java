package dev.tunebook.engine.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes a number with fixed decimals as C's {@code printf} and Python do: ties of the exact binary value
 * go to the even digit, .125 → 0.12. Java's own formatter rounds them up.
 */
public final class FixedDecimals {
    private FixedDecimals() {}

    public static String of(double value, int decimals) {
        return Double.isNaN(value)
                ? "nan"
                : new BigDecimal(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }
}
