package dev.tunebook.dsl.views;

import dev.tunebook.engine.augment.Trial;
import dev.tunebook.engine.augment.Trial.Effect;
import dev.tunebook.engine.augment.Trial.Effect.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A trial of augmentation: the verdict, then each class without and with it, the most changed first. */
public final class TrialView implements View<Trial> {
    @Override
    public String text(Trial trial) {
        return Html.sentence(trial.dataset()) + ": " + verdict(trial) + "\n" + Html.sentence(setting(trial)) + "\n\n"
                + table(trial).text() + "\n\n" + Html.sentence(advice(trial));
    }

    @Override
    public String html(Trial trial) {
        Page page = new Page(trial.dataset(), setting(trial));
        page.paragraph(verdict(trial), style(trial.overall().verdict()));
        page.html(table(trial).html());
        return page.paragraph(advice(trial), "note").toString();
    }

    private static String verdict(Trial trial) {
        Effect overall = trial.overall();
        String change =
                change(overall) + " macro F1, p " + Numbers.shortest(Math.round(1000 * overall.adjusted()) / 1000.0);
        return switch (overall.verdict()) {
            case HELPED -> "Augmentation helped: " + change + ".";
            case HARMED -> "Augmentation harmed: " + change + ".";
            case UNCLEAR -> "No difference beyond chance: " + change + ".";
        };
    }

    private static String setting(Trial trial) {
        return "%s copies beside %s training rows, %s seeds, asked about %s %s rows%s"
                .formatted(
                        Numbers.count(trial.added()),
                        Numbers.count(trial.trained()),
                        Numbers.count(trial.overall().with().size()),
                        Numbers.count(trial.rows()),
                        trial.part(),
                        trial.options().isEmpty() ? "" : "; " + trial.options());
    }

    private static Table table(Trial trial) {
        Table table = new Table("lrrrrl", "class", "F1 without", "with", "change", "p (Holm)", "verdict");
        List<Effect> effects = trial.classes().stream()
                .sorted(Comparator.comparingDouble(
                        (Effect effect) -> -Math.abs(effect.difference().mean())))
                .toList();
        for (Effect effect : effects) {
            table.row(cells(Table.Cell.excerpt(effect.name()), effect));
        }
        table.styled("sum", cells(Table.Cell.of("macro average"), trial.overall()));
        return table;
    }

    private static Object[] cells(Table.Cell name, Effect effect) {
        return new Object[] {
            name,
            Numbers.fixed(mean(effect.without()), 3),
            Numbers.fixed(mean(effect.with()), 3),
            change(effect),
            Numbers.fixed(effect.adjusted(), 3),
            Table.Cell.styled(effect.verdict().name().toLowerCase(Locale.ROOT), style(effect.verdict()))
        };
    }

    private static String change(Effect effect) {
        return String.format(Locale.ROOT, "%+.3f", effect.difference().mean());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static String style(Verdict verdict) {
        return switch (verdict) {
            case HELPED -> "good";
            case HARMED -> "bad";
            case UNCLEAR -> "dim";
        };
    }

    private static String advice(Trial trial) {
        return switch (trial.overall().verdict()) {
            case HELPED -> "%augment " + trial.dataset() + " with the same options adds the copies.";
            case HARMED -> "Leave it, or try a lower --rate or another --by.";
            case UNCLEAR ->
                "Copies seldom help where there are more than a few hundred rows; more --seeds tell smaller differences.";
        };
    }
}
