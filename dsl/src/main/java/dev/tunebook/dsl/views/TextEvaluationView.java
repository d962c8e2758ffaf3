package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.TextEvaluation;

/** How a run does that writes texts: figures with intervals, which figures they are, and the texts furthest from theirs. */
public final class TextEvaluationView implements View<TextEvaluation> {
    @Override
    public String text(TextEvaluation evaluation) {
        StringBuilder text = new StringBuilder();
        FigureTable.append(text, "Overall", FigureTable.of(evaluation));
        text.append('\n');
        evaluation.signatures().forEach(signature -> text.append(signature).append('\n'));
        return FigureTable.ended(text, evaluation, "Furthest from their references", mistakes(evaluation));
    }

    @Override
    public String html(TextEvaluation evaluation) {
        Page page = FigureTable.page(evaluation, "BLEU", "chrF", "ROUGE-L", "exact match", "perplexity");
        page.section("Overall").html(FigureTable.of(evaluation).html());
        evaluation.signatures().forEach(signature -> page.paragraph(signature, "dim"));
        FigureTable.ended(page, evaluation, "furthest from their references", mistakes(evaluation));
        return page.toString();
    }

    private static Table mistakes(TextEvaluation evaluation) {
        Table table = new Table("lllrl", "input", "written", "reference", "chrF", "nearest training row").sortable();
        for (int i = 0; i < evaluation.mistakes().size(); i++) {
            int place = evaluation.mistakes().get(i);
            table.row(
                    Table.Cell.excerpt(evaluation.inputs().get(place)),
                    Table.Cell.excerpt(evaluation.answers().texts().get(place)),
                    Table.Cell.excerpt(
                            evaluation.answers().references().get(place).get(0)),
                    Numbers.fixed(evaluation.answers().chrf(place), 1),
                    FigureTable.nearest(evaluation.neighbours().get(i), ""));
        }
        return table;
    }
}
