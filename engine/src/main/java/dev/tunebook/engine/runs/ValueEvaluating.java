package dev.tunebook.engine.runs;

import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.MultiLabelMetrics;
import dev.tunebook.engine.evaluate.NumberAnswers;
import dev.tunebook.engine.evaluate.RegressionMetrics;
import dev.tunebook.engine.evaluate.interval.AreaIntervals;
import dev.tunebook.engine.evaluate.interval.ClassIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Resampling;
import dev.tunebook.engine.evaluate.interval.SumIntervals;
import dev.tunebook.engine.evaluate.slice.FigureAdvice;
import dev.tunebook.engine.evaluate.streaming.LabelAccumulator;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes evaluations of rows with several labels, or with a number. */
final class ValueEvaluating {
    private static final int FEW_ROWS = 10;

    private ValueEvaluating() {}

    static LabelEvaluation labels(Run run, EvaluateSpec spec) {
        FiguresEvaluating common = new FiguresEvaluating(run, spec);
        LabelAccumulator asked = RowAnswers.labels(run.dataset(), common.rows(), run::answer);
        LabelAnswers answers = asked.answers();
        MultiLabelMetrics metrics = answers.metrics();
        Map<String, Interval> figures = new LinkedHashMap<>(SumIntervals.labels(answers, spec.confidence()));
        AreaIntervals areas = AreaIntervals.of(
                asked.areas(), asked.ranked(), answers.rows(), Resampling.OF_ROWS.confidence(spec.confidence()));
        figures.put("macro ROC-AUC", areas.macroRoc());
        figures.put("macro PR-AUC", areas.macroAveragePrecision());
        FigureAdvice.ofLabels(metrics).ifPresent(common::warn);
        warnOfRareLabels(common, metrics);
        if (spec.difference() > 0) {
            common.sayWhetherEnough(metrics.exactMatch(), spec.difference());
        }
        common.warnOfOverlap("exact match", row -> answers.isExact(row) ? 1 : 0);
        common.look();
        List<Integer> mistakes = common.worst(answers::loss);
        return common.kept(new LabelEvaluation(
                common.about(),
                spec.digits(),
                answers,
                metrics,
                figures,
                intervals(answers, spec.confidence()),
                areas,
                asked.probabilities(),
                mistakes,
                common.neighbours(mistakes),
                common.slices(LabelEvaluation.exact(answers))));
    }

    private static void warnOfRareLabels(FiguresEvaluating common, MultiLabelMetrics metrics) {
        List<String> rare = metrics.classes().stream()
                .filter(label -> label.support() < FEW_ROWS)
                .map(label -> label.label() + " (" + label.support() + ")")
                .toList();
        if (!rare.isEmpty()) {
            common.warn("%d of %d labels are on fewer than %d of these rows, too few to judge them by: %s."
                    .formatted(rare.size(), metrics.classes().size(), FEW_ROWS, String.join(", ", rare)));
        }
    }

    private static List<ClassIntervals> intervals(LabelAnswers answers, double confidence) {
        return IntStream.range(0, answers.labels().size())
                .mapToObj(id -> {
                    LabelAnswers.Cells cells = answers.cells(id);
                    return ClassIntervals.of(
                            answers.labels().get(id),
                            cells.found(),
                            cells.found() + cells.extra(),
                            cells.found() + cells.missed(),
                            confidence);
                })
                .toList();
    }

    static NumberEvaluation numbers(Run run, EvaluateSpec spec) {
        FiguresEvaluating common = new FiguresEvaluating(run, spec);
        NumberAnswers answers = RowAnswers.numbers(run.dataset(), common.rows(), run::answer);
        RegressionMetrics metrics = answers.metrics();
        Map<String, Interval> figures = new LinkedHashMap<>(SumIntervals.of(answers.figures(), spec.confidence()));
        figures.put("Spearman", SumIntervals.spearman(answers, spec.confidence()));
        double mean = Arrays.stream(
                        RowAnswers.values(run.dataset(), run.dataset().indices(Part.TRAIN)))
                .average()
                .orElse(Double.NaN);
        double meanError = Math.sqrt(Arrays.stream(answers.truth())
                .map(truth -> (truth - mean) * (truth - mean))
                .average()
                .orElseThrow());
        Interval error = figures.get("RMSE");
        if (!(error.high() < meanError)) {
            common.warn(String.format(
                    Locale.ROOT,
                    "Always saying the training rows' mean (%.4g) is off by %.4g: that this run is better is not certain.",
                    mean,
                    meanError));
        }
        FigureAdvice.ofNumbers(answers).ifPresent(common::warn);
        common.sayWhetherEnough("RMSE", error, answers.rows(), "rows");
        Interval bias = figures.get("mean error (bias)");
        if (bias.low() > 0 || bias.high() < 0) {
            common.warn(String.format(
                    Locale.ROOT,
                    "Its numbers are too %s: off by %.4g on average, %.4g to %.4g.",
                    bias.low() > 0 ? "high" : "low",
                    bias.estimate(),
                    bias.low(),
                    bias.high()));
        }
        common.warnOfOverlap("the mean absolute error", row -> Math.abs(answers.error(row)));
        common.look();
        List<Integer> mistakes = common.worst(row -> Math.abs(answers.error(row)));
        return common.kept(new NumberEvaluation(
                common.about(),
                answers,
                metrics,
                figures,
                mean,
                meanError,
                mistakes,
                common.neighbours(mistakes),
                common.slices(NumberEvaluation.sizes(answers))));
    }
}
