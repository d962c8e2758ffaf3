package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.Addends;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Pairs of systems that are judged by sums over rows.
 *
 * <p>Rows are hard or easy for both systems, with a long tail; each adds errors of its own. With {@code lead} 0 both draw
 * these alike; .1 makes those of the first a tenth smaller.
 */
final class EqualScores extends SimulatedPairs<EqualScores.Test> {
    /** How a figure follows from sums. */
    enum Test {
        /** Mean of a loss. */
        LOG_LOSS(sums -> sums[0] / sums[2]),
        /** Root of a mean of squares. */
        RMSE(sums -> Math.sqrt(sums[1] / sums[2])),
        /** Matches of all rows by lengths of all rows, as BLEU, chrF and TER are. */
        CORPUS_RATIO(sums -> 1 - sums[3] / sums[4]);

        private final ToDoubleFunction<double[]> figure;

        Test(ToDoubleFunction<double[]> figure) {
            this.figure = figure;
        }
    }

    private static final int WIDTH = 5;

    EqualScores(int rows, double lead, int draws, long seed) {
        super(Test.class, rows, lead, draws, seed);
    }

    @Override
    Set<Test> findings(int seed) {
        double[][] first = new double[rows][WIDTH];
        double[][] second = new double[rows][WIDTH];
        draw(first, second);
        Set<Test> found = EnumSet.noneOf(Test.class);
        for (Test test : Test.values()) {
            SumDraws paired = new SumDraws(Addends.of(first), Addends.of(second), test.figure);
            ComparisonSpec spec = new ComparisonSpec(.05, draws, seed);
            if (Comparison.of(test.name(), paired, false, spec).verdict() != Verdict.CANNOT_TELL) {
                found.add(test);
            }
        }
        return found;
    }

    private void draw(double[][] first, double[][] second) {
        for (int row = 0; row < rows; row++) {
            double hard = Math.exp(random.nextGaussian());
            int length = 4 + random.nextInt(30);
            fill(first[row], hard, length, 1 - lead);
            fill(second[row], hard, length, 1);
        }
    }

    /** Loss, squared error, one, wrong words, words. */
    private void fill(double[] row, double hard, int length, double size) {
        double error = size * hard * Math.exp(.5 * random.nextGaussian());
        row[0] = error;
        row[1] = error * error;
        row[2] = 1;
        row[4] = length;
        double wrong = Math.min(.95, .2 * error);
        for (int word = 0; word < length; word++) {
            row[3] += random.nextDouble() < wrong ? 0 : 1;
        }
    }

    /** Arguments: repeats (1,000), draws (2,000). */
    public static void main(String[] args) {
        int draws = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        print(
                args.length > 0 ? Integer.parseInt(args[0]) : 1_000,
                .1,
                (rows, lead) -> new EqualScores(rows, lead, draws, rows));
    }
}
