package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Flips;
import dev.tunebook.engine.evaluate.compare.Verdict;
import dev.tunebook.engine.evaluate.interval.Rounded;
import dev.tunebook.engine.rivals.Contender;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.rivals.Duel;
import dev.tunebook.engine.rivals.Flipped;
import dev.tunebook.engine.rivals.SeedGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run against its rivals: the verdicts in words, then the numbers, then the rows. */
public final class ContestView implements View<Contest> {
    private static final int MOST_CLASSES = 15;

    @Override
    public String text(Contest contest) {
        StringBuilder text = new StringBuilder();
        contest.duels()
                .forEach(duel -> text.append(Html.sentence(duel.sentence())).append('\n'));
        contest.warnings()
                .forEach(warning ->
                        text.append("Note: ").append(Html.sentence(warning)).append('\n'));
        text.append('\n').append(contenders(contest).text()).append('\n');
        text.append("\nDifferences\n").append(differences(contest).text()).append('\n');
        seeds(contest)
                .ifPresent(
                        table -> text.append("\nSeeds\n").append(table.text()).append('\n'));
        for (Duel duel : contest.duels()) {
            append(text, "By class against " + duel.second(), classes(duel));
            append(text, "Rows that flipped against " + duel.second(), flipped(duel));
        }
        contest.runs()
                .ifPresent(runs -> text.append('\n')
                        .append(new RunComparisonView().text(runs))
                        .append('\n'));
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, String title, Table table) {
        if (!table.isEmpty()) {
            text.append('\n').append(Html.sentence(title)).append('\n');
            text.append(table.text()).append('\n');
        }
    }

    @Override
    public String html(Contest contest) {
        Page page = new Page(
                contest.contenders().get(0).name() + " compared on " + contest.part() + " rows",
                contest.dataset() + ", " + Numbers.count(contest.rows(), "row", "rows") + ", "
                        + Numbers.duration(contest.seconds()));
        addTo(page, contest);
        return page.toString();
    }

    /** The same within a page. */
    static void addTo(Page page, Contest contest) {
        for (Duel duel : contest.duels()) {
            page.html("<p><span class=\"mark " + color(duel.verdict()) + "\">■</span> "
                    + Html.escapedSentence(duel.sentence()) + "</p>");
        }
        contest.warnings().forEach(warning -> page.paragraph(warning, "note"));
        page.section("How each does").html(contenders(contest).html());
        page.section("Differences").html(differences(contest).html());
        seeds(contest).ifPresent(table -> page.section("Seeds").html(table.html()));
        for (Duel duel : contest.duels()) {
            Table classes = classes(duel);
            Table flipped = flipped(duel);
            if (!classes.isEmpty()) {
                page.folded("Wins and losses by class against " + duel.second(), classes.html());
            }
            if (!flipped.isEmpty()) {
                page.folded(flips(duel) + " rows flipped against " + duel.second(), flipped.html());
            }
        }
        contest.runs().ifPresent(runs -> RunComparisonView.addTo(page.section("How they were trained"), runs));
    }

    /** The page's style for a verdict. */
    static String color(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "good";
            case WORSE -> "bad";
            case CANNOT_TELL -> "dim";
        };
    }

    private static Table contenders(Contest contest) {
        Table table = new Table("lrlrlrlr", "", "accuracy", "95%", "macro F1", "95%", "Matthews", "95%", "log-loss")
                .sortable();
        for (Contender each : contest.contenders()) {
            List<Object> cells = new ArrayList<>(List.of(Table.Cell.excerpt(each.name())));
            for (CountFigure figure : List.of(CountFigure.ACCURACY, CountFigure.MACRO_F1, CountFigure.MATTHEWS)) {
                cells.add(Intervals.estimate(each.intervals().overall().get(figure)));
                cells.add(Table.Cell.styled(
                        Intervals.range(each.intervals().overall().get(figure)), "dim"));
            }
            double loss = 0;
            for (float value : each.outcomes().loss()) {
                loss += value;
            }
            cells.add(Numbers.fixed(loss / each.outcomes().rows(), 3));
            table.row(cells.toArray());
        }
        return table;
    }

    private static Table differences(Contest contest) {
        Table table = new Table("llrlll", "against", "figure", "difference", "interval", "p", "verdict");
        for (Duel duel : contest.duels()) {
            Stream.concat(Stream.of(duel.decisive()), duel.others().stream())
                    .forEach(comparison -> table.row(
                            Table.Cell.excerpt(duel.second()),
                            comparison.figure(),
                            signed(comparison, comparison.difference().estimate()),
                            signed(comparison, comparison.difference().low()) + " to "
                                    + signed(comparison, comparison.difference().high()),
                            probability(comparison),
                            Table.Cell.styled(
                                    comparison.verdict().words() + more(comparison), color(comparison.verdict()))));
        }
        return table;
    }

    private static String signed(Comparison comparison, double value) {
        String number = Numbers.fixed(value, Math.min(4, Rounded.decimals(comparison.difference())));
        return value > 0 ? "+" + number : number;
    }

    private static String probability(Comparison comparison) {
        String number = comparison.p() < 0.001 ? "< 0.001" : Numbers.fixed(comparison.p(), 3);
        return number + ", " + comparison.test();
    }

    private static String more(Comparison comparison) {
        return comparison.moreRows().isPresent()
                ? "; about " + Numbers.count(comparison.moreRows().getAsLong()) + " more rows would tell"
                : "";
    }

    private static Optional<Table> seeds(Contest contest) {
        if (contest.seeds().isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table("lrrl", "runs that differ in their seed", "mean", "± deviation", "range");
        for (SeedGroup group : contest.seeds()) {
            table.row(
                    Table.Cell.excerpt(String.join(", ", group.runs())),
                    Numbers.fixed(group.spread().mean(), 4),
                    Numbers.fixed(group.spread().deviation(), 4),
                    Numbers.fixed(group.spread().lowest(), 4) + " to "
                            + Numbers.fixed(group.spread().highest(), 4));
        }
        return Optional.of(table);
    }

    /** Classes with the largest change first; those without any are left out. */
    private static Table classes(Duel duel) {
        Table table = new Table("lrrrr", "class", "won", "lost", "net", "rows").sortable();
        duel.flips().classes().stream()
                .filter(each -> each.wins() + each.losses() > 0)
                .sorted(Comparator.comparingLong((Flips.ClassFlips each) -> -Math.abs(each.wins() - each.losses())))
                .limit(MOST_CLASSES)
                .forEach(each -> table.row(
                        Table.Cell.excerpt(each.label()),
                        Numbers.count(each.wins()),
                        Numbers.count(each.losses()),
                        Table.Cell.styled(
                                String.format(java.util.Locale.ROOT, "%+d", each.wins() - each.losses()),
                                each.wins() > each.losses() ? "good" : each.wins() < each.losses() ? "bad" : "dim"),
                        Numbers.count(each.support())));
        return table;
    }

    private static int flips(Duel duel) {
        return duel.flips().onlyFirst().length + duel.flips().onlySecond().length;
    }

    private static Table flipped(Duel duel) {
        Table table = new Table("lllll", "", "text", "true class", duel.first(), duel.second()).sortable();
        for (Flipped each : duel.flipped()) {
            table.row(
                    Table.Cell.styled(each.firstIsRight() ? "won" : "lost", each.firstIsRight() ? "good" : "bad"),
                    Table.Cell.excerpt(each.row().text()),
                    Table.Cell.excerpt(each.row().label()),
                    Table.Cell.excerpt(each.firstAnswer()),
                    Table.Cell.excerpt(each.secondAnswer()));
        }
        return table;
    }
}
