package dev.tunebook.engine.runs.curve;

import dev.tunebook.engine.evaluate.Quantile;
import dev.tunebook.engine.runs.curve.LearningCurve.Point;
import dev.tunebook.engine.runs.curve.LearningCurve.Projection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Goes on with a learning curve as a power law: what is left to learn falls by the same factor with every doubling.
 *
 * <p>Hestness et al. 2017, Deep Learning Scaling is Predictable, Empirically (arXiv:1712.00409). A straight line through
 * logarithms, by least squares; without a floor, so that it promises too much rather than too little.
 */
final class PowerLaw {
    private static final int DRAWS = 500;
    private static final double TAIL = 0.05;
    private static final double SMALLEST = 1e-6;

    private PowerLaw() {}

    /**
     * Twice the rows of the last point; empty where what is left does not fall.
     *
     * @param best what cannot be surpassed: 1 for shares, 0 for errors
     */
    static Optional<Projection> twice(List<Point> points, double best) {
        int rows = 2 * points.get(points.size() - 1).rows();
        double[] likeliest = line(points, best, null);
        if (likeliest[1] >= 0) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(7);
        double[] drawn = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[draw] = at(rows, line(points, best, random), best);
        }
        Arrays.sort(drawn);
        return Optional.of(new Projection(
                rows, at(rows, likeliest, best), Quantile.ofSorted(drawn, TAIL), Quantile.ofSorted(drawn, 1 - TAIL)));
    }

    private static double at(int rows, double[] line, double best) {
        double left = Math.exp(line[0] + line[1] * Math.log(rows));
        return best == 0 ? left : best - left;
    }

    /** Intercept and slope; with a generator, each point's runs are drawn with replacement first. */
    private static double[] line(List<Point> points, double best, SplittableRandom random) {
        double[] xs = new double[points.size()];
        double[] ys = new double[points.size()];
        for (int i = 0; i < xs.length; i++) {
            double[] values = points.get(i).values();
            double sum = 0;
            for (int run = 0; run < values.length; run++) {
                sum += values[random == null ? run : random.nextInt(values.length)];
            }
            xs[i] = Math.log(points.get(i).rows());
            ys[i] = Math.log(Math.max(SMALLEST, Math.abs(best - sum / values.length)));
        }
        double meanX = Arrays.stream(xs).average().orElseThrow();
        double meanY = Arrays.stream(ys).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < xs.length; i++) {
            products += (xs[i] - meanX) * (ys[i] - meanY);
            squares += (xs[i] - meanX) * (xs[i] - meanX);
        }
        double slope = products / squares;
        return new double[] {meanY - slope * meanX, slope};
    }
}
