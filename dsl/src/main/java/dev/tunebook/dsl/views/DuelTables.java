package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Flips;
import dev.tunebook.engine.evaluate.compare.Verdict;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Rounded;
import dev.tunebook.engine.rivals.SeedGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What all contests show alike: verdicts, differences, seeds, and who won which classes. */
final class DuelTables {
    private static final int MOST_CLASSES = 15;

    private DuelTables() {}

    /** The page's style for a verdict. */
    static String color(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "good";
            case WORSE -> "bad";
            case CANNOT_TELL -> "dim";
        };
    }

    /** A verdict in words, with its colour before it. */
    static void verdict(Page page, Verdict verdict, String sentence) {
        page.html("<p><span class=\"mark " + color(verdict) + "\">■</span> " + Html.escapedSentence(sentence) + "</p>");
    }

    static void warnings(StringBuilder text, List<String> warnings) {
        warnings.forEach(
                warning -> text.append("Note: ").append(Html.sentence(warning)).append('\n'));
    }

    /** Says what the columns of the differences are. */
    static final String LEGEND = "More rows: how many would tell, if the difference is as large as it looks. "
            + "Bootstrap: p of the shifted bootstrap, a second opinion that decides nothing. Test: McNemar's, or "
            + "approximate randomisation; where several are compared, p is raised by Holm's method.";

    /** A table to be filled with {@link #add}. */
    static Table differences() {
        return new Table(
                "llrllrrrl",
                "against",
                "figure",
                "difference",
                "interval",
                "verdict",
                "more rows",
                "p",
                "bootstrap",
                "test");
    }

    /** One row per figure. */
    static void add(Table table, String rival, List<Comparison> comparisons) {
        for (Comparison each : comparisons) {
            Interval difference = each.difference();
            table.row(
                    Table.Cell.excerpt(rival),
                    each.figure(),
                    signed(difference, difference.estimate()),
                    Double.isNaN(difference.low())
                            ? "–"
                            : signed(difference, difference.low()) + " to " + signed(difference, difference.high()),
                    Table.Cell.styled(each.verdict().words(), color(each.verdict())),
                    each.moreRows().isPresent() ? Numbers.count(each.moreRows().getAsLong()) : "",
                    probability(each.p()),
                    probability(each.bootstrapP()),
                    Table.Cell.styled(each.test().shortTitle(), "dim"));
        }
    }

    private static String probability(double p) {
        return p < 0.001 ? "< 0.001" : Numbers.fixed(p, 3);
    }

    private static String signed(Interval difference, double value) {
        return (value > 0 ? "+" : "") + Numbers.fixed(value, Rounded.decimals(difference));
    }

    /** Runs that differ in their seed, as mean ± deviation; empty where there are none. */
    static Table seeds(List<SeedGroup> groups) {
        Table table = new Table("llrrl", "runs that differ in their seed", "figure", "mean", "± deviation", "range");
        for (SeedGroup group : groups) {
            table.row(
                    Table.Cell.excerpt(String.join(", ", group.runs())),
                    group.figure(),
                    Numbers.fixed(group.spread().mean(), 4),
                    Numbers.fixed(group.spread().deviation(), 4),
                    Numbers.fixed(group.spread().lowest(), 4) + " to "
                            + Numbers.fixed(group.spread().highest(), 4));
        }
        return table;
    }

    /** Classes, or labels, with the largest change first; those without any are left out. */
    static Table classes(String what, List<Flips.ClassFlips> flips) {
        Table table = new Table("lrrrr", what, "won", "lost", "net", "rows").sortable();
        flips.stream()
                .filter(each -> each.wins() + each.losses() > 0)
                .sorted(Comparator.comparingLong((Flips.ClassFlips each) -> -Math.abs(each.wins() - each.losses())))
                .limit(MOST_CLASSES)
                .forEach(each -> table.row(
                        Table.Cell.excerpt(each.label()),
                        Numbers.count(each.wins()),
                        Numbers.count(each.losses()),
                        Table.Cell.styled(
                                String.format(Locale.ROOT, "%+d", each.wins() - each.losses()),
                                each.wins() > each.losses() ? "good" : each.wins() < each.losses() ? "bad" : "dim"),
                        Numbers.count(each.support())));
        return table;
    }

    /** Whether the first of two won a row. */
    static Table.Cell won(boolean won) {
        return Table.Cell.styled(won ? "won" : "lost", won ? "good" : "bad");
    }
}
