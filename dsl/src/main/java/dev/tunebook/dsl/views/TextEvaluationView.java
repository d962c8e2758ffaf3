package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.TextEvaluation;
import java.util.stream.Stream;

/** How a run does that writes texts: figures with intervals, which figures they are, and the texts furthest from theirs. */
public final class TextEvaluationView implements View<TextEvaluation> {
    @Override
    public String text(TextEvaluation evaluation) {
        StringBuilder text = new StringBuilder();
        FigureTable.append(text, "Overall", FigureTable.of(evaluation));
        text.append('\n');
        evaluation.signatures().forEach(signature -> text.append(signature).append('\n'));
        FigureTable.append(text, "Furthest from their references", mistakes(evaluation));
        FigureTable.said(text, evaluation.about());
        return text.toString().stripTrailing();
    }

    @Override
    public String html(TextEvaluation evaluation) {
        Page page = FigureTable.page(evaluation.about());
        page.tiles(Stream.of("BLEU", "chrF", "ROUGE-L", "exact match", "perplexity")
                .flatMap(name ->
                        Stream.of(FigureTable.tile(name, evaluation.figures().get(name))))
                .toArray(String[]::new));
        FigureTable.said(page, evaluation.about());
        page.section("Overall").html(FigureTable.of(evaluation).html());
        evaluation.signatures().forEach(signature -> page.paragraph(signature, "dim"));
        if (!evaluation.mistakes().isEmpty()) {
            page.section("Furthest from their references")
                    .html(mistakes(evaluation).html());
        }
        return page.toString();
    }

    private static Table mistakes(TextEvaluation evaluation) {
        Table table = new Table("lllr", "input", "written", "reference", "chrF").sortable();
        for (int place : evaluation.mistakes()) {
            table.row(
                    Table.Cell.excerpt(evaluation.inputs().get(place)),
                    Table.Cell.excerpt(evaluation.answers().texts().get(place)),
                    Table.Cell.excerpt(
                            evaluation.answers().references().get(place).get(0)),
                    Numbers.fixed(evaluation.answers().chrf(place), 1));
        }
        return table;
    }
}
