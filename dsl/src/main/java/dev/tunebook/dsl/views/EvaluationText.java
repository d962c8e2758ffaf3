package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.ClassificationReport;
import dev.tunebook.engine.runs.Evaluation;

/** An evaluation as text: the class-wise report, intervals, reliability, slices, mistakes, warnings. */
final class EvaluationText {
    private EvaluationText() {}

    static String of(Evaluation evaluation) {
        StringBuilder text = new StringBuilder(ClassificationReport.text(evaluation.metrics(), evaluation.digits()));
        append(text, "Overall", EvaluationTables.overall(evaluation));
        append(text, "By class, with intervals", EvaluationTables.classIntervals(evaluation));
        append(
                text,
                "Reliability: stated confidence and what came true",
                ReliabilityHtml.table(evaluation.judgement()));
        append(text, "Slices", EvaluationTables.slices(evaluation));
        append(text, "Most confident mistakes", EvaluationTables.mistakes(evaluation));
        if (!evaluation.warnings().isEmpty() || !evaluation.notes().isEmpty()) {
            text.append('\n');
        }
        evaluation
                .warnings()
                .forEach(warning ->
                        text.append("Note: ").append(Html.sentence(warning)).append('\n'));
        evaluation.notes().forEach(note -> text.append(Html.sentence(note)).append('\n'));
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, String title, Table table) {
        if (!table.isEmpty()) {
            text.append('\n').append(title).append('\n').append(table.text()).append('\n');
        }
    }
}
