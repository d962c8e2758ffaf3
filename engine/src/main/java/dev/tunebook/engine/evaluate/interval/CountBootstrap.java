package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.evaluate.ConfusionMatrix;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.Marginals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws whole confusion matrices instead of rows: the same distribution, in time that depends on the
 * cells and not on the rows.
 *
 * <p>Drawing {@code n} rows with replacement and counting them is one multinomial draw over the cells.
 */
public final class CountBootstrap {
    /** Resamples that one thread draws at a time. */
    private static final int BLOCK = 500;

    private record Cell(int truth, int predicted, long count) {}

    private final List<Cell> cells;
    private final int[] truths;
    private final int[] answers;
    private final Marginals observed;
    private final Resampling resampling;

    public CountBootstrap(ConfusionMatrix confusion, Resampling resampling) {
        this.cells = cellsByCount(confusion);
        this.truths = cells.stream().mapToInt(Cell::truth).toArray();
        this.answers = cells.stream().mapToInt(Cell::predicted).toArray();
        this.observed = Marginals.of(confusion);
        this.resampling = resampling;
    }

    /** BCa intervals of all figures, from the same draws. */
    public Map<CountFigure, Interval> bca() {
        double[][] drawn = draw();
        double[][] jackknife = jackknife();
        long[] times = counts();
        Map<CountFigure, Interval> intervals = new EnumMap<>(CountFigure.class);
        for (CountFigure figure : CountFigure.values()) {
            BootstrapInterval interval =
                    new BootstrapInterval(figure.of(observed), drawn[figure.ordinal()], resampling.confidence());
            intervals.put(figure, interval.bca(jackknife[figure.ordinal()], times));
        }
        return intervals;
    }

    /** Percentile intervals of all figures, from the same draws. */
    public Map<CountFigure, Interval> percentile() {
        double[][] drawn = draw();
        Map<CountFigure, Interval> intervals = new EnumMap<>(CountFigure.class);
        for (CountFigure figure : CountFigure.values()) {
            intervals.put(
                    figure,
                    new BootstrapInterval(figure.of(observed), drawn[figure.ordinal()], resampling.confidence())
                            .percentile());
        }
        return intervals;
    }

    /** Values of shape {@code [figures][resamples]}. */
    double[][] draw() {
        int resamples = resampling.resamples();
        double[][] values = new double[CountFigure.values().length][resamples];
        MultinomialDraw multinomial = new MultinomialDraw(counts());
        IntStream.range(0, (resamples + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(block -> draw(multinomial, block * BLOCK, Math.min(resamples, (block + 1) * BLOCK), values));
        return values;
    }

    /** What is drawn depends on the block alone, not on the thread. */
    private void draw(MultinomialDraw multinomial, int from, int until, double[][] values) {
        SplittableRandom random = new SplittableRandom(resampling.seed() + 1_000_003L * from);
        long[] drawnCells = new long[cells.size()];
        Marginals drawn = new Marginals(observed.classes());
        for (int resample = from; resample < until; resample++) {
            multinomial.next(random, drawnCells);
            fill(drawn, drawnCells);
            for (CountFigure figure : CountFigure.values()) {
                values[figure.ordinal()][resample] = figure.of(drawn);
            }
        }
    }

    private void fill(Marginals drawn, long[] drawnCells) {
        drawn.clear();
        for (int index = 0; index < drawnCells.length; index++) {
            drawn.add(truths[index], answers[index], drawnCells[index]);
        }
    }

    private long[] counts() {
        return cells.stream().mapToLong(Cell::count).toArray();
    }

    /** The figures without one row of each cell. */
    private double[][] jackknife() {
        CountFigure[] figures = CountFigure.values();
        double[][] values = new double[figures.length][cells.size()];
        for (int index = 0; index < cells.size(); index++) {
            Cell cell = cells.get(index);
            observed.add(cell.truth(), cell.predicted(), -1);
            for (CountFigure figure : figures) {
                values[figure.ordinal()][index] = figure.of(observed);
            }
            observed.add(cell.truth(), cell.predicted(), 1);
        }
        return values;
    }

    /** Cells of like count beside each other, because they are drawn from the same table. */
    private static List<Cell> cellsByCount(ConfusionMatrix confusion) {
        List<Cell> cells = new ArrayList<>();
        long[][] counts = confusion.counts();
        for (int truth = 0; truth < counts.length; truth++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                if (counts[truth][predicted] > 0) {
                    cells.add(new Cell(truth, predicted, counts[truth][predicted]));
                }
            }
        }
        cells.sort(Comparator.comparingLong(Cell::count));
        return cells;
    }
}
