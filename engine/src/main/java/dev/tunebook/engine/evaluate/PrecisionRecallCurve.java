package dev.tunebook.engine.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * The trade between precision and recall over all thresholds, from recall 0 upwards.
 *
 * @param points from the highest threshold to the lowest; the first is recall 0, precision 1
 */
public record PrecisionRecallCurve(List<Point> points) {

    /** One threshold; the first point has an infinite one. */
    public record Point(double threshold, double precision, double recall) {}

    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }

    public static PrecisionRecallCurve of(boolean[] truth, double[] scores) {
        long allYes = 0;
        for (boolean yes : truth) {
            allYes += yes ? 1 : 0;
        }
        double positives = allYes;
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 1, 0));
        RankedScores.of(truth, scores)
                .forEachThreshold(
                        (score, yes, no) -> points.add(new Point(score, (double) yes / (yes + no), yes / positives)));
        return new PrecisionRecallCurve(points);
    }

    /**
     * Area by trapezoids. It is too kind, because precision does not fall in a straight line between
     * points (Davis and Goadrich, 2006): prefer {@link RankedScores#averagePrecision()}.
     */
    public double areaByTrapezoids() {
        double area = 0;
        for (int index = 1; index < points.size(); index++) {
            Point before = points.get(index - 1);
            Point here = points.get(index);
            area += (here.recall() - before.recall()) * (here.precision() + before.precision()) / 2;
        }
        return area;
    }
}
