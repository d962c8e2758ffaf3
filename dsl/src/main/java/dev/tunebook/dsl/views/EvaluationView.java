package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.ProbabilityFigure;
import dev.tunebook.engine.evaluate.judge.Judgement;
import dev.tunebook.engine.runs.Evaluation;
import java.util.Map;

/**
 * How a run does: the class-wise report first, byte for byte, and below it what it leaves out. With many classes the
 * weakest are shown and the whole table folds away.
 */
public final class EvaluationView implements View<Evaluation> {
    @Override
    public String text(Evaluation evaluation) {
        return EvaluationText.of(evaluation);
    }

    @Override
    public String html(Evaluation evaluation) {
        Page page = new Page(
                evaluation.run() + " on " + evaluation.part() + " rows",
                evaluation.dataset() + ", "
                        + Numbers.count(evaluation.metrics().rows(), "row", "rows") + ", "
                        + Numbers.duration(evaluation.seconds()));
        tiles(page, evaluation.judgement());
        evaluation.warnings().forEach(warning -> page.paragraph(warning, "note"));
        evaluation.notes().forEach(note -> page.paragraph(note, "dim"));
        ClassTable.append(page, evaluation);
        page.section("Overall").html(EvaluationTables.overall(evaluation).html());
        ConfusionHtml.append(page, evaluation.metrics().confusion());
        ReliabilityHtml.append(page, evaluation.judgement());
        page.section("Slices", EvaluationTables.slices(evaluation.slices()));
        page.folded(
                Numbers.count(evaluation.mistakes().size(), "most confident mistake", "most confident mistakes"),
                EvaluationTables.mistakes(evaluation));
        return page.toString();
    }

    private static void tiles(Page page, Judgement judgement) {
        Map<CountFigure, Interval> overall = judgement.intervals().overall();
        Interval loss = judgement.probabilities().get(ProbabilityFigure.LOG_LOSS);
        Interval accuracy = overall.get(CountFigure.ACCURACY);
        page.tiles(
                Numbers.percent(accuracy.estimate()),
                "accuracy, " + Numbers.percent(accuracy.low()) + " to " + Numbers.percent(accuracy.high()),
                Intervals.estimate(overall.get(CountFigure.MACRO_F1)),
                "macro F1, " + Intervals.range(overall.get(CountFigure.MACRO_F1)),
                Intervals.estimate(overall.get(CountFigure.MATTHEWS)),
                "Matthews, " + Intervals.range(overall.get(CountFigure.MATTHEWS)),
                loss == null ? "–" : Intervals.estimate(loss),
                loss == null ? "log loss" : "log loss, " + Intervals.range(loss));
    }
}
