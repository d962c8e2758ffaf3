package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.evaluate.ConfusionMatrix;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.Marginals;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Intervals for all figures of a classifier that follow from counts.
 *
 * @param overall accuracy by Wilson, the others by BCa bootstrap
 * @param classes one entry for each class that occurs, by Wilson
 */
public record MetricIntervals(Map<CountFigure, Interval> overall, List<ClassIntervals> classes) {

    public MetricIntervals {
        overall = Collections.unmodifiableMap(new EnumMap<>(overall));
        classes = List.copyOf(classes);
    }

    /** With 10,000 resamples and 95% confidence. */
    public static MetricIntervals of(ConfusionMatrix confusion) {
        return of(confusion, Resampling.OF_COUNTS);
    }

    public static MetricIntervals of(ConfusionMatrix confusion, Resampling resampling) {
        Marginals counts = Marginals.of(confusion);
        Interval accuracy = Proportion.wilson(counts.correct(), counts.rows(), resampling.confidence());
        Map<CountFigure, Interval> overall = new EnumMap<>(CountFigure.class);
        if (counts.correct() == counts.rows()) {
            fillWithoutMistakes(overall, counts, accuracy);
        } else {
            overall.putAll(new CountBootstrap(confusion, resampling).bca());
        }
        overall.put(CountFigure.ACCURACY, accuracy);
        return new MetricIntervals(overall, classes(confusion, counts, resampling.confidence()));
    }

    /** Without a mistake every resample is perfect too; what can be said is what Wilson says of accuracy. */
    private static void fillWithoutMistakes(Map<CountFigure, Interval> overall, Marginals counts, Interval accuracy) {
        for (CountFigure figure : CountFigure.values()) {
            double estimate = figure.of(counts);
            overall.put(
                    figure,
                    estimate == 1
                            ? new Interval(
                                    1, accuracy.low(), 1, accuracy.confidence(), "Wilson, no mistake to resample")
                            : new Interval(
                                    estimate,
                                    Double.NaN,
                                    Double.NaN,
                                    accuracy.confidence(),
                                    "undefined: one class only"));
        }
    }

    private static List<ClassIntervals> classes(ConfusionMatrix confusion, Marginals counts, double confidence) {
        return IntStream.range(0, counts.classes())
                .filter(id -> counts.support(id) + counts.answered(id) > 0)
                .mapToObj(id -> ClassIntervals.of(confusion.labels().get(id), counts, id, confidence))
                .toList();
    }
}
