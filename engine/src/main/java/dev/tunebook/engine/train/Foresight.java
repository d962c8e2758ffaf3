package dev.tunebook.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long a run takes, told from its first steps: a step costs something by itself and something for each of its tokens,
 * padding included, and reading validation rows, as many at once as a step has, costs a third of learning from them.
 *
 * <p>It tells after so many steps that took so long, from those of the last third of that time: the first of a process
 * cost more, while the JVM still compiles. A straight line is fitted to them by least squares; where it would fall, it
 * is level, and where it would begin below zero or all steps have as many tokens, it goes through the origin.
 */
final class Foresight {
    /** So many steps there must have been. */
    static final int STEPS = 15;

    /** So long they must have taken together. */
    static final double SECONDS = 2;

    private static final double LAST = 1 / 3.0;

    /** So many steps count at least, however long one takes. */
    private static final int COUNTED = 12;

    /** The way there of the way there and back. */
    private static final double FORWARD = 1 / 3.0;

    private final List<int[]> training;
    private final List<int[]> batches;
    private final List<int[]> validation;
    private final int epochs;
    private final List<Measured> measured = new ArrayList<>();
    private double took;
    private boolean told;

    /** What a step took, and all before it. */
    private record Measured(double tokens, double seconds, double before) {}

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
        told |= measured.isEmpty() && step > STEPS;
        if (told) {
            return OptionalDouble.empty();
        }
        measured.add(new Measured(tokens(rows), seconds, took));
        took += seconds;
        told = step >= STEPS && took >= SECONDS;
        return told ? OptionalDouble.of(Math.max(0, epochs * epoch() - done(step))) : OptionalDouble.empty();
    }

    /** An epoch, and the look at the validation rows at its end. */
    private double epoch() {
        double[] line = line();
        int atOnce = batches.get(0).length;
        double passes = Math.ceil(validation.size() / (double) atOnce);
        double looks = passes * line[0]
                + line[1] * validation.stream().mapToInt(row -> row.length).sum();
        return seconds(batches) + FORWARD * looks;
    }

    private double done(long steps) {
        int further = (int) (steps % batches.size());
        return steps / batches.size() * epoch() + seconds(batches.subList(0, further));
    }

    private double seconds(List<int[]> some) {
        double[] line = line();
        return some.stream()
                .mapToDouble(rows -> line[0] + line[1] * tokens(rows))
                .sum();
    }

    private List<Measured> counted() {
        int last = Math.max(0, measured.size() - COUNTED);
        int first = 0;
        while (first < last && measured.get(first).before() < (1 - LAST) * took) {
            first++;
        }
        return measured.subList(first, measured.size());
    }

    /** What a step costs by itself, and for each token. */
    private double[] line() {
        List<Measured> counted = counted();
        double tokens = counted.stream().mapToDouble(Measured::tokens).average().orElseThrow();
        double seconds =
                counted.stream().mapToDouble(Measured::seconds).average().orElseThrow();
        double together = 0;
        double squares = 0;
        for (Measured point : counted) {
            together += (point.tokens() - tokens) * (point.seconds() - seconds);
            squares += (point.tokens() - tokens) * (point.tokens() - tokens);
        }
        double slope = Math.max(0, together / squares);
        return squares == 0 || seconds < slope * tokens
                ? new double[] {0, seconds / tokens}
                : new double[] {seconds - slope * tokens, slope};
    }
}
