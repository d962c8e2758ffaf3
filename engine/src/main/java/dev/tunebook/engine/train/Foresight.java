package dev.tunebook.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long a run takes, told from its first steps: a step costs something by itself and something for each of its tokens,
 * padding included, and reading validation rows, as many at once as a step has, costs a third of learning from them.
 *
 * <p>The first steps of a process cost more and do not count. A straight line is fitted to the others by least squares;
 * where it would fall, or begin below zero, it goes through the origin.
 */
final class Foresight {
    /** The step after which it tells. */
    static final int STEPS = 15;

    private static final int WARM_UP = 3;

    /** The way there of the way there and back. */
    private static final double FORWARD = 1 / 3.0;

    private final List<int[]> training;
    private final List<int[]> batches;
    private final List<int[]> validation;
    private final int epochs;
    private final List<double[]> measured = new ArrayList<>();

    /**
     * Knows nothing yet.
     *
     * @param batches of one epoch, rows of {@code training}; those of others are taken to be alike
     */
    Foresight(List<int[]> training, List<int[]> batches, List<int[]> validation, int epochs) {
        this.training = training;
        this.batches = batches;
        this.validation = validation;
        this.epochs = epochs;
    }

    /** Tokens that a batch computes with. */
    private double tokens(int[] rows) {
        int longest = 0;
        for (int row : rows) {
            longest = Math.max(longest, training.get(row).length);
        }
        return (double) rows.length * longest;
    }

    /** Notes a step; empty but after the one that is told after: then the seconds that are still to come. */
    OptionalDouble add(int[] rows, long step, double seconds) {
        if (step > STEPS) {
            return OptionalDouble.empty();
        }
        measured.add(new double[] {tokens(rows), seconds});
        return step == STEPS ? OptionalDouble.of(whole() - done(step)) : OptionalDouble.empty();
    }

    private double whole() {
        double[] line = line();
        double epoch = batches.stream()
                .mapToDouble(rows -> line[0] + line[1] * tokens(rows))
                .sum();
        int atOnce = batches.get(0).length;
        double passes = Math.ceil(validation.size() / (double) atOnce);
        double looks = passes * line[0]
                + line[1] * validation.stream().mapToInt(row -> row.length).sum();
        return epochs * (epoch + FORWARD * looks);
    }

    private double done(long steps) {
        double[] line = line();
        return batches.stream()
                .limit(steps)
                .mapToDouble(rows -> line[0] + line[1] * tokens(rows))
                .sum();
    }

    /** What a step costs by itself, and for each token. */
    private double[] line() {
        List<double[]> counted = measured.size() > WARM_UP ? measured.subList(WARM_UP, measured.size()) : measured;
        double tokens =
                counted.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        double seconds =
                counted.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        double together = 0;
        double squares = 0;
        for (double[] point : counted) {
            together += (point[0] - tokens) * (point[1] - seconds);
            squares += (point[0] - tokens) * (point[0] - tokens);
        }
        double slope = squares == 0 ? 0 : together / squares;
        return slope <= 0 || seconds < slope * tokens
                ? new double[] {0, seconds / tokens}
                : new double[] {seconds - slope * tokens, slope};
    }
}
