package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.TokenEvaluation;

/** How well a language model says the tokens of texts: its perplexity with window, stride and what the tokens are. */
public final class TokenEvaluationView implements View<TokenEvaluation> {
    @Override
    public String text(TokenEvaluation evaluation) {
        StringBuilder text = new StringBuilder();
        FigureTable.append(text, "Overall", FigureTable.of(evaluation));
        text.append('\n').append(signature(evaluation)).append('\n');
        FigureTable.said(text, evaluation.about().warnings(), evaluation.about().notes());
        return text.toString().stripTrailing();
    }

    @Override
    public String html(TokenEvaluation evaluation) {
        Page page = FigureTable.page(evaluation, "perplexity", "nats a token", "likeliest token is right");
        page.section("Overall").html(FigureTable.of(evaluation).html());
        page.paragraph(signature(evaluation), "dim");
        return page.toString();
    }

    private static String signature(TokenEvaluation evaluation) {
        return evaluation.perplexity().text() + ", " + evaluation.tokenised();
    }
}
