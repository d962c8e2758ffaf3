package dev.tunebook.engine.train;

import dev.tunebook.engine.spec.Suggestion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads learning rates off a range test's curve.
 *
 * <p>After Smith 2017, Cyclical Learning Rates (arXiv:1506.01186), with the rules that fast.ai made common. Each looks
 * at the smoothed loss without the first tenth of the points and without the last five, where the loss runs away.
 */
final class LrCurve {
    /** The gap, in points, across which the slide rule compares gradients. */
    private static final int SLIDE_GAP = 15;

    /** The difference of gradients at which the slide rule stops. */
    private static final double SLIDE_DIFFERENCE = 0.005;

    /** Weight of what is already averaged. */
    private static final double SMOOTHING = 0.8;

    private final double[] rates;
    private final double[] losses;

    private LrCurve(double[] rates, double[] losses) {
        this.rates = rates;
        this.losses = losses;
    }

    /**
     * The points with their losses smoothed over both neighbours: a bias-corrected exponential moving average (β {@value
     * #SMOOTHING}), forwards and then backwards, so that no dip moves towards higher learning rates. An average of the
     * past alone lags by half a decade and more on a test of a hundred steps, and suggests too much.
     */
    static List<LrSweep.Point> smooth(List<LrSweep.Point> points) {
        double[] losses = points.stream().mapToDouble(LrSweep.Point::loss).toArray();
        double[] smoothed = reversed(average(reversed(average(losses))));
        return IntStream.range(0, points.size())
                .mapToObj(i -> new LrSweep.Point(points.get(i).learningRate(), losses[i], smoothed[i]))
                .toList();
    }

    private static double[] average(double[] values) {
        double[] averages = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum = SMOOTHING * sum + (1 - SMOOTHING) * values[i];
            averages[i] = sum / (1 - Math.pow(SMOOTHING, i + 1));
        }
        return averages;
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }

    /** What every rule suggests; a rule that finds nothing is absent. */
    static Map<Suggestion, Double> suggestions(List<LrSweep.Point> points) {
        int from = points.size() / 10;
        int to = from;
        while (to < points.size() - 5 && Double.isFinite(points.get(to).smoothed())) {
            to++;
        }
        List<LrSweep.Point> kept = points.subList(from, to);
        Map<Suggestion, Double> found = new EnumMap<>(Suggestion.class);
        if (kept.size() < 3) {
            return found;
        }
        LrCurve curve = new LrCurve(
                kept.stream().mapToDouble(LrSweep.Point::learningRate).toArray(),
                kept.stream().mapToDouble(LrSweep.Point::smoothed).toArray());
        found.put(Suggestion.MINIMUM, curve.rates[lowest(curve.losses)] / 10);
        found.put(Suggestion.STEEPEST, curve.rates[lowest(gradient(curve.losses))]);
        found.put(Suggestion.VALLEY, curve.rates[curve.valley()]);
        if (kept.size() > SLIDE_GAP) {
            found.put(Suggestion.SLIDE, curve.rates[curve.slide()]);
        }
        return found;
    }

    private static int lowest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] < values[best] ? i : best;
        }
        return best;
    }

    /** Central differences inside, one-sided at the ends; points are evenly spaced in ln(rate). */
    private static double[] gradient(double[] values) {
        int last = values.length - 1;
        double[] slopes = new double[values.length];
        slopes[0] = values[1] - values[0];
        slopes[last] = values[last] - values[last - 1];
        for (int i = 1; i < last; i++) {
            slopes[i] = (values[i + 1] - values[i - 1]) / 2;
        }
        return slopes;
    }

    /** Half-way into the second third of the longest strictly falling subsequence, measured back from its end. */
    private int valley() {
        int[] length = new int[losses.length];
        int end = 0;
        for (int i = 0; i < losses.length; i++) {
            length[i] = 1;
            for (int j = 0; j < i; j++) {
                if (losses[i] < losses[j]) {
                    length[i] = Math.max(length[i], length[j] + 1);
                }
            }
            end = length[i] > length[end] ? i : end;
        }
        int start = Math.max(0, end - length[end]);
        double third = (end - start) / 3.0;
        return start + (int) third + (int) (third / 2);
    }

    /** Walks left from the end for as long as the gradient changes across a gap of points. */
    private int slide() {
        double[] slopes = gradient(losses);
        int right = losses.length - 1;
        int left = right - SLIDE_GAP;
        int found = left;
        while (left >= 0 && Math.abs(slopes[right] - slopes[left]) > SLIDE_DIFFERENCE) {
            found = left;
            right--;
            left--;
        }
        return found;
    }
}
