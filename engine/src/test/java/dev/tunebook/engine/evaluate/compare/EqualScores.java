package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.Addends;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Simulates pairs of systems that are judged by sums over rows, and counts how often a difference is found.
 *
 * <p>Rows are hard or easy for both systems, with a long tail; each adds errors of its own. With {@code lead} 0 both draw
 * these alike, so that whatever is found is false.
 */
final class EqualScores {
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

    private final SplittableRandom random;
    private final int rows;
    private final double lead;
    private final int draws;

    EqualScores(int rows, double lead, int draws, long seed) {
        this.rows = rows;
        this.lead = lead;
        this.draws = draws;
        this.random = new SplittableRandom(seed);
    }

    Map<Test, Integer> findings(int repeats) {
        Map<Test, Integer> findings = new EnumMap<>(Test.class);
        for (int repeat = 0; repeat < repeats; repeat++) {
            double[][] first = new double[rows][WIDTH];
            double[][] second = new double[rows][WIDTH];
            draw(first, second);
            for (Test test : Test.values()) {
                SumDraws paired = new SumDraws(Addends.of(first), Addends.of(second), test.figure);
                ComparisonSpec spec = new ComparisonSpec(.05, draws, repeat);
                boolean found = Comparison.of(test.name(), paired, false, spec).verdict() != Verdict.CANNOT_TELL;
                findings.merge(test, found ? 1 : 0, Integer::sum);
            }
        }
        return findings;
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

    /** Prints false findings on equal systems, and power where the first one's errors are a tenth smaller. */
    public static void main(String[] args) {
        int repeats = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int draws = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        for (int rows : new int[] {60, 300, 1_000}) {
            System.out.println(rows + " rows, equal: " + new EqualScores(rows, 0, draws, rows).findings(repeats));
            System.out.println(rows + " rows, lead .1: " + new EqualScores(rows, .1, draws, rows).findings(repeats));
        }
    }
}
