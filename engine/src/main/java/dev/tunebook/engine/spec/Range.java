package dev.tunebook.engine.spec;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Numbers to choose from: {@code 1e-5..1e-3} is an interval, {@code 16,32,64} a list, {@code 0.1} that one alone.
 *
 * @param text as it is typed
 */
public record Range(String text) {
    /** An interval whose ends are as far apart as this is drawn from evenly by ratio. */
    private static final double BY_RATIO = 10;

    public Range {
        numbers(text);
    }

    private static List<Double> numbers(String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            List<Double> numbers = Arrays.stream(ends.length == 2 ? ends : text.split(",", -1))
                    .map(number -> Double.parseDouble(number.strip()))
                    .toList();
            if (ends.length <= 2
                    && numbers.stream().allMatch(Double::isFinite)
                    && (ends.length == 1 || numbers.get(0) <= numbers.get(1))) {
                return numbers;
            }
        } catch (NumberFormatException notANumber) {
            // told below, together with what else may be wrong
        }
        throw new UserException(
                "range (" + text + ") must be two numbers with .. between them, or numbers with commas between them.",
                "1e-5..1e-3, or 16,32,64.");
    }

    /** Reads what {@link #toString} writes. */
    public static Range parse(String text) {
        return new Range(text.strip());
    }

    /** Whether it is one number. */
    public boolean isFixed() {
        List<Double> numbers = numbers(text);
        return numbers.stream().distinct().count() == 1;
    }

    /** Whether it is an interval that is drawn from evenly by ratio: its lower end is above 0, its upper 10 times that. */
    public boolean isByRatio() {
        List<Double> numbers = numbers(text);
        return text.contains("..") && numbers.get(0) > 0 && numbers.get(1) >= BY_RATIO * numbers.get(0);
    }

    /** The lowest number of it. */
    public double lowest() {
        return numbers(text).stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The highest number of it. */
    public double highest() {
        return numbers(text).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** A number of it. */
    public double draw(SplittableRandom random) {
        List<Double> numbers = numbers(text);
        if (!text.contains("..")) {
            return numbers.get(random.nextInt(numbers.size()));
        }
        double low = numbers.get(0);
        double high = numbers.get(1);
        double share = random.nextDouble();
        return isByRatio() ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    @Override
    public String toString() {
        return text;
    }
}
