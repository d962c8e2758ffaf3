package dev.tunebook.engine.runs;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.ProbabilityFigure;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is kept of an evaluation in its run's folder: figures, intervals and warnings, no rows. */
final class EvaluationJson {
    private EvaluationJson() {}

    static Map<String, Object> of(Evaluation evaluation) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("part", evaluation.part().toString());
        facts.put("dataset", evaluation.data().fingerprint());
        facts.put("metrics", evaluation.metrics());
        Map<String, Object> figures = new LinkedHashMap<>();
        for (CountFigure figure : CountFigure.values()) {
            figures.put(
                    figure.title(),
                    interval(evaluation.judgement().intervals().overall().get(figure)));
        }
        for (Map.Entry<ProbabilityFigure, Interval> entry :
                evaluation.judgement().probabilities().entrySet()) {
            figures.put(entry.getKey().title(), interval(entry.getValue()));
        }
        facts.put("figures", figures);
        facts.put("slices", evaluation.slices());
        evaluation
                .judgement()
                .calibrated()
                .ifPresent(fitted -> facts.put("temperature", fitted.scaling().temperature()));
        facts.put("warnings", evaluation.warnings());
        return facts;
    }

    static Map<String, Object> interval(Interval interval) {
        return Map.of(
                "estimate", number(interval.estimate()),
                "low", number(interval.low()),
                "high", number(interval.high()),
                "confidence", interval.confidence(),
                "method", interval.method());
    }

    /** JSON has no NaN. */
    private static Object number(double value) {
        return Double.isFinite(value) ? value : String.valueOf(value);
    }
}
