package dev.tunebook.dsl.views;

import dev.tunebook.engine.model.ModelCard;

/** What is known of one base model, and the line that starts from it. */
public final class ModelCardView implements View<ModelCard> {
    @Override
    public String text(ModelCard card) {
        return card.name() + "\n\n" + table(card).text() + "\n\n" + next(card);
    }

    @Override
    public String html(ModelCard card) {
        return new Page(card.name(), card.architecture())
                .html(table(card).html())
                .paragraph(next(card), "note")
                .toString();
    }

    private static Table table(ModelCard card) {
        Table table = new Table("ll");
        table.row(
                "where",
                ModelListView.where(card)
                        + (card.folder().isEmpty() ? "" : ": " + card.folder().get()));
        table.row("architecture", card.architecture());
        table.row(
                "parameters",
                card.parameters() == 0 ? "as many as the training texts need" : ModelListView.parameters(card));
        table.row("weights", card.bytes() == 0 ? "none: it starts from nothing" : ModelListView.size(card));
        card.shape().forEach((name, value) -> table.row(name, value));
        table.row("licence", card.licence());
        if (!card.strength().isEmpty()) {
            table.row("good at", card.strength());
        }
        if (!card.weakness().isEmpty()) {
            table.row("not so good", card.weakness());
        }
        return table;
    }

    private static String next(ModelCard card) {
        String fetch = card.origin() == ModelCard.Origin.HUB ? ", which fetches it once" : "";
        return "%train DATASET --model " + card.name() + fetch + ".";
    }
}
