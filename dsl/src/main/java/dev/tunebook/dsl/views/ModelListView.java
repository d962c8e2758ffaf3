package dev.tunebook.dsl.views;

import dev.tunebook.engine.model.ModelCard;
import dev.tunebook.engine.model.ModelCatalog;
import java.util.Locale;

/** The base models that can be named, those on this machine first. */
public final class ModelListView implements View<ModelCatalog> {
    private static final String NONE = "No model has that in its name, architecture or strength.";
    private static final String MORE = "Any other folder, or org/name on the hub, can be named too. %model NAME shows "
            + "a card, %train DATASET --model NAME starts from it.";

    @Override
    public String text(ModelCatalog catalog) {
        return "Models: " + shown(catalog) + "\n\n"
                + (catalog.cards().isEmpty() ? NONE : table(catalog).text() + "\n\n" + MORE);
    }

    @Override
    public String html(ModelCatalog catalog) {
        Page page = new Page("Models", shown(catalog));
        return catalog.cards().isEmpty()
                ? page.paragraph(NONE, "dim").toString()
                : page.html(table(catalog).html()).paragraph(MORE, "note").toString();
    }

    private static String shown(ModelCatalog catalog) {
        long here = catalog.cards().stream()
                .filter(card -> card.origin() != ModelCard.Origin.HUB)
                .count();
        return Numbers.count(here, "model", "models") + " on this machine, "
                + (catalog.cards().size() - here) + " worth fetching";
    }

    private static Table table(ModelCatalog catalog) {
        Table table =
                new Table("lllrrll", "model", "where", "architecture", "parameters", "size", "licence", "good at");
        for (ModelCard card : catalog.cards()) {
            table.row(
                    card.name(),
                    Table.Cell.styled(where(card), card.origin() == ModelCard.Origin.HUB ? "dim" : "good"),
                    card.architecture(),
                    parameters(card),
                    size(card),
                    card.licence(),
                    card.strength().isEmpty() ? "–" : card.strength());
        }
        return table;
    }

    static String where(ModelCard card) {
        return card.origin().name().toLowerCase(Locale.ROOT);
    }

    static String parameters(ModelCard card) {
        return card.parameters() == 0 ? "–" : scaled(card.parameters(), " B");
    }

    /** Of weights, in the units of disks. */
    static String size(ModelCard card) {
        return card.bytes() == 0 ? "–" : scaled(card.bytes(), " G") + "B";
    }

    private static String scaled(long value, String billion) {
        if (value >= 1_000_000_000) {
            return Numbers.fixed(value / 1e9, 1) + billion;
        }
        return value >= 1_000_000
                ? Numbers.fixed(value / 1e6, value < 10_000_000 ? 1 : 0) + " M"
                : Numbers.fixed(value / 1e3, 0) + " k";
    }
}
