package dev.tunebook.engine.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * The trade between false alarms and hits over all thresholds, from (0, 0) to (1, 1).
 *
 * @param points from the highest threshold to the lowest; points on a straight line are left out
 */
public record RocCurve(List<Point> points) {

    /**
     * One threshold; the first point has an infinite one.
     *
     * @param falsePositiveRate share of the no rows answered yes
     * @param truePositiveRate share of the yes rows answered yes
     */
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    private record Counts(double threshold, long yes, long no) {}

    public RocCurve {
        points = List.copyOf(points);
    }

    public static RocCurve of(boolean[] truth, double[] scores) {
        List<Counts> counts = new ArrayList<>();
        RankedScores.of(truth, scores).forEachThreshold((score, yes, no) -> counts.add(new Counts(score, yes, no)));
        Counts all = counts.get(counts.size() - 1);
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
        for (int index = 0; index < counts.size(); index++) {
            if (isCorner(counts, index)) {
                Counts here = counts.get(index);
                points.add(new Point(here.threshold(), (double) here.no() / all.no(), (double) here.yes() / all.yes()));
            }
        }
        return new RocCurve(points);
    }

    /** Steps of equal counts on both sides lie on one line: the middle point says nothing new. */
    private static boolean isCorner(List<Counts> counts, int index) {
        if (index == 0 || index == counts.size() - 1) {
            return true;
        }
        Counts before = counts.get(index - 1);
        Counts here = counts.get(index);
        Counts after = counts.get(index + 1);
        return here.yes() - before.yes() != after.yes() - here.yes()
                || here.no() - before.no() != after.no() - here.no();
    }
}
