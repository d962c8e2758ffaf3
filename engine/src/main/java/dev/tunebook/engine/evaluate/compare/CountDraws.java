package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.Marginals;
import dev.tunebook.engine.evaluate.interval.MultinomialDraw;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Draws a figure that follows from counts: rows with the same truth and the same two answers are drawn
 * together, so that time depends on how many such cells there are and not on the rows.
 */
public final class CountDraws implements PairedDraws {
    private final CountFigure figure;
    private final int[] truths;
    private final int[] firsts;
    private final int[] seconds;
    private final long[] counts;
    private final long[] drawn;
    private final long rows;
    private final Marginals first;
    private final Marginals second;
    private final MultinomialDraw multinomial;

    public CountDraws(PairedAnswers answers, CountFigure figure) {
        this.figure = figure;
        int classes = answers.labels().size();
        Map<Long, Long> cells = cells(answers, classes);
        truths = new int[cells.size()];
        firsts = new int[cells.size()];
        seconds = new int[cells.size()];
        counts = new long[cells.size()];
        drawn = new long[cells.size()];
        int cell = 0;
        for (Map.Entry<Long, Long> entry : cells.entrySet()) {
            long key = entry.getKey();
            seconds[cell] = (int) (key % classes);
            firsts[cell] = (int) (key / classes % classes);
            truths[cell] = (int) (key / classes / classes);
            counts[cell++] = entry.getValue();
        }
        rows = answers.rows();
        first = new Marginals(classes);
        second = new Marginals(classes);
        multinomial = new MultinomialDraw(counts);
    }

    /** Sorted, so that the same seed draws the same. */
    private static Map<Long, Long> cells(PairedAnswers answers, long classes) {
        Map<Long, Long> cells = new TreeMap<>();
        for (int row = 0; row < answers.rows(); row++) {
            long key = (answers.truth()[row] * classes + answers.first()[row]) * classes + answers.second()[row];
            cells.merge(key, 1L, Long::sum);
        }
        return cells;
    }

    @Override
    public double first() {
        return figureOf(firsts);
    }

    @Override
    public double second() {
        return figureOf(seconds);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public double exchanged(SplittableRandom random) {
        first.clear();
        second.clear();
        for (int cell = 0; cell < counts.length; cell++) {
            long kept = firsts[cell] == seconds[cell] ? counts[cell] : heads(random, counts[cell]);
            first.add(truths[cell], firsts[cell], kept);
            first.add(truths[cell], seconds[cell], counts[cell] - kept);
            second.add(truths[cell], seconds[cell], kept);
            second.add(truths[cell], firsts[cell], counts[cell] - kept);
        }
        return figure.of(first) - figure.of(second);
    }

    @Override
    public double resampled(SplittableRandom random) {
        multinomial.next(random, drawn);
        first.clear();
        second.clear();
        for (int cell = 0; cell < drawn.length; cell++) {
            first.add(truths[cell], firsts[cell], drawn[cell]);
            second.add(truths[cell], seconds[cell], drawn[cell]);
        }
        return figure.of(first) - figure.of(second);
    }

    /** Heads among so many coins: one random bit each. */
    private static long heads(SplittableRandom random, long coins) {
        long heads = 0;
        for (long left = coins; left > 0; left -= Long.SIZE) {
            long bits = random.nextLong();
            heads += Long.bitCount(left >= Long.SIZE ? bits : bits >>> (Long.SIZE - left));
        }
        return heads;
    }

    private double figureOf(int[] answers) {
        Marginals marginals = new Marginals(first.classes());
        for (int cell = 0; cell < counts.length; cell++) {
            marginals.add(truths[cell], answers[cell], counts[cell]);
        }
        return figure.of(marginals);
    }
}
