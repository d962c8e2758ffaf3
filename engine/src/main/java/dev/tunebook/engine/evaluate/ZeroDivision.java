package dev.tunebook.engine.evaluate;

/** What a ratio is when nothing can be divided: precision of a class never answered, recall of a class without rows. */
public enum ZeroDivision {
    /** The ratio is 0: a class that was never answered was never found. The default. */
    ZERO(0),
    /** The ratio is 1: nothing was wrong. */
    ONE(1),
    /** The ratio is undefined, and is left out of the averages. */
    UNDEFINED(Double.NaN);

    private final double value;

    ZeroDivision(double value) {
        this.value = value;
    }

    double value() {
        return value;
    }

    double ratio(double numerator, double denominator) {
        return denominator == 0 ? value : numerator / denominator;
    }
}
