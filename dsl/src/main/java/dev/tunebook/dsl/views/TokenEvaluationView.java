package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.TokenEvaluation;
import java.util.stream.Stream;

/** How well a language model says the tokens of texts: its perplexity with window, stride and what the tokens are. */
public final class TokenEvaluationView implements View<TokenEvaluation> {
    @Override
    public String text(TokenEvaluation evaluation) {
        StringBuilder text = new StringBuilder();
        FigureTable.append(text, "Overall", FigureTable.of(evaluation));
        text.append('\n').append(signature(evaluation)).append('\n');
        FigureTable.said(text, evaluation.about());
        return text.toString().stripTrailing();
    }

    @Override
    public String html(TokenEvaluation evaluation) {
        Page page = FigureTable.page(evaluation.about());
        page.tiles(Stream.of("perplexity", "nats a token", "likeliest token is right")
                .flatMap(name ->
                        Stream.of(FigureTable.tile(name, evaluation.figures().get(name))))
                .toArray(String[]::new));
        FigureTable.said(page, evaluation.about());
        page.section("Overall").html(FigureTable.of(evaluation).html());
        page.paragraph(signature(evaluation), "dim");
        return page.toString();
    }

    private static String signature(TokenEvaluation evaluation) {
        return evaluation.perplexity().text() + ", " + evaluation.tokenised();
    }
}
