package dev.tunebook.engine.spec;

import java.util.OptionalDouble;

/**
 * A learning rate, or the wish to have it found.
 *
 * @param value the peak learning rate of a run; empty for {@code auto}
 */
public record LearningRate(OptionalDouble value) {
    /** Found by a learning-rate range test before the run. */
    public static final LearningRate AUTO = new LearningRate(OptionalDouble.empty());

    public LearningRate {
        value.ifPresent(rate -> new Faults()
                .require(
                        rate > 0 && Double.isFinite(rate),
                        "learning rate",
                        rate,
                        "a positive number",
                        "learning rate auto, which finds one.")
                .throwIfAny());
    }

    /** A given learning rate. */
    public static LearningRate of(double value) {
        return new LearningRate(OptionalDouble.of(value));
    }

    /** Reads {@code auto} or a number such as {@code 3e-4}. */
    public static LearningRate parse(String text) {
        if (text.equalsIgnoreCase("auto")) {
            return AUTO;
        }
        try {
            return of(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            throw new UserException(
                    "learning rate (" + text + ") must be auto or a positive number.",
                    "learning rate auto, which finds one.");
        }
    }

    /** Whether it has to be found. */
    public boolean isAuto() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return isAuto() ? "auto" : String.valueOf(value.getAsDouble());
    }
}
