package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.ClassificationReport;
import dev.tunebook.engine.runs.Evaluation;

/** An evaluation as text: the class-wise report, intervals, reliability, slices, mistakes, warnings. */
final class EvaluationText {
    private EvaluationText() {}

    static String of(Evaluation evaluation) {
        StringBuilder text = new StringBuilder(ClassificationReport.text(evaluation.metrics(), evaluation.digits()));
        FigureTable.append(text, "Overall", EvaluationTables.overall(evaluation));
        FigureTable.append(text, "By class, with intervals", EvaluationTables.classIntervals(evaluation));
        ConfusionHtml.append(text, evaluation.metrics().confusion());
        FigureTable.append(
                text,
                "Reliability: stated confidence and what came true",
                ReliabilityHtml.table(evaluation.judgement()));
        FigureTable.append(text, "Slices", EvaluationTables.slices(evaluation.slices()));
        FigureTable.append(text, "Most confident mistakes", EvaluationTables.mistakes(evaluation));
        FigureTable.said(text, evaluation.warnings(), evaluation.notes());
        return text.toString().stripTrailing();
    }
}
