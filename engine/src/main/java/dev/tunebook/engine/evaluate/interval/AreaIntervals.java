package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.RankedScores;
import java.util.ArrayList;
import java.util.List;

/**
 * Areas under the curves of each class or label against the rest, with intervals: 1,000 resamples of rows, which all areas
 * are taken of.
 *
 * @param macroRoc mean over the classes that some rows have, and some do not
 * @param macroAveragePrecision likewise
 * @param classes one entry for each, in the order of their ids
 */
public record AreaIntervals(Interval macroRoc, Interval macroAveragePrecision, List<OfClass> classes) {
    /** Steps of a bootstrap; of more rows than allow for it a part is drawn from. */
    private static final long MOST_STEPS = 300_000_000L;

    private static final int FEWEST_ROWS = 200;

    /** Of more, only the means have intervals. */
    private static final int MOST_CLASSES = 1_000;

    /** Of one class; both unknown where all rows or none have it. */
    public record OfClass(String label, Interval roc, Interval averagePrecision) {}

    public AreaIntervals {
        classes = List.copyOf(classes);
    }

    /** Of answers without probabilities. */
    public static AreaIntervals none(double confidence) {
        return new AreaIntervals(unknown(Double.NaN, confidence), unknown(Double.NaN, confidence), List.of());
    }

    /**
     * From the areas of all rows.
     *
     * @param all each class's rows by its probability: all of them, or a random part
     * @param allRows that there are
     */
    public static AreaIntervals of(OneVersusRest areas, List<RankedScores> all, int allRows, Resampling resampling) {
        int kept = all.get(0).rows();
        long most = Math.max(FEWEST_ROWS, MOST_STEPS / resampling.resamples() / all.size());
        int every = (int) Math.max(1, (kept + most - 1) / most);
        int rows = kept / every;
        OneVersusRest defined = new OneVersusRest(areas.classes().stream()
                .filter(each -> !Double.isNaN(each.roc()))
                .toList());
        if (rows < 2) {
            double confidence = resampling.confidence();
            return new AreaIntervals(
                    unknown(defined.macroRoc(), confidence),
                    unknown(defined.macroAveragePrecision(), confidence),
                    areas.classes().stream()
                            .map(each -> unknown(each, confidence))
                            .toList());
        }
        List<RankedScores> ranked = every == 1
                ? all
                : all.stream().map(each -> each.every(every, rows)).toList();
        int shown = all.size() > MOST_CLASSES ? 0 : all.size();
        RowIntervals draws = new RowIntervals(rows, allRows, times -> areas(ranked, shown, times), resampling);
        List<OfClass> classes = new ArrayList<>();
        for (int id = 0; id < all.size(); id++) {
            OneVersusRest.ClassAreas each = areas.classes().get(id);
            classes.add(
                    id >= shown
                            ? unknown(each, resampling.confidence())
                            : new OfClass(
                                    each.label(),
                                    draws.percentile(2 + 2 * id, each.roc()),
                                    draws.percentile(3 + 2 * id, each.averagePrecision())));
        }
        return new AreaIntervals(
                draws.percentile(0, defined.macroRoc()), draws.percentile(1, defined.macroAveragePrecision()), classes);
    }

    /** Both means, then both areas of each class that is shown. */
    private static double[] areas(List<RankedScores> ranked, int shown, int[] times) {
        double[] areas = new double[2 + 2 * shown];
        int defined = 0;
        for (int id = 0; id < ranked.size(); id++) {
            double roc = ranked.get(id).areaUnderRoc(times);
            double precision = ranked.get(id).averagePrecision(times);
            if (id < shown) {
                areas[2 + 2 * id] = roc;
                areas[3 + 2 * id] = precision;
            }
            if (!Double.isNaN(roc)) {
                areas[0] += roc;
                areas[1] += precision;
                defined++;
            }
        }
        areas[0] /= defined;
        areas[1] /= defined;
        return areas;
    }

    private static OfClass unknown(OneVersusRest.ClassAreas areas, double confidence) {
        return new OfClass(
                areas.label(), unknown(areas.roc(), confidence), unknown(areas.averagePrecision(), confidence));
    }

    private static Interval unknown(double estimate, double confidence) {
        return new Interval(estimate, Double.NaN, Double.NaN, confidence, "too few rows, or too many classes");
    }
}
