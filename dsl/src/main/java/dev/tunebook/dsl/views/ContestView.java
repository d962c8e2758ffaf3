package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.rivals.Contender;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.rivals.Duel;
import dev.tunebook.engine.rivals.Flipped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A run against its rivals: the verdicts in words, then the numbers, then the rows. */
public final class ContestView implements View<Contest> {
    @Override
    public String text(Contest contest) {
        StringBuilder text = new StringBuilder();
        contest.duels()
                .forEach(duel -> text.append(Html.sentence(duel.sentence())).append('\n'));
        DuelTables.warnings(text, contest.warnings());
        text.append('\n').append(contenders(contest).text()).append('\n');
        text.append("\nDifferences\n")
                .append(differences(contest).text())
                .append("\n")
                .append(DuelTables.LEGEND)
                .append("\n");
        FigureTable.append(text, "Seeds", DuelTables.seeds(contest.seeds()));
        for (Duel duel : contest.duels()) {
            FigureTable.append(text, Html.sentence("By class against " + duel.second()), classes(duel));
            FigureTable.append(text, Html.sentence("Rows that flipped against " + duel.second()), flipped(duel));
        }
        contest.runs()
                .ifPresent(runs -> text.append('\n')
                        .append(new RunComparisonView().text(runs))
                        .append('\n'));
        return text.toString().stripTrailing();
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
        contest.duels().forEach(duel -> DuelTables.verdict(page, duel.verdict(), duel.sentence()));
        contest.warnings().forEach(warning -> page.paragraph(warning, "note"));
        page.section("How each does").html(contenders(contest).html());
        page.section("Differences").html(differences(contest).html()).paragraph(DuelTables.LEGEND, "dim");
        page.section("Seeds", DuelTables.seeds(contest.seeds()));
        for (Duel duel : contest.duels()) {
            page.folded("Wins and losses by class against " + duel.second(), classes(duel));
            page.folded(flips(duel) + " rows flipped against " + duel.second(), flipped(duel));
        }
        contest.runs().ifPresent(runs -> RunComparisonView.addTo(page.section("How they were trained"), runs));
    }

    private static Table contenders(Contest contest) {
        Table table = new Table(
                        "lrlrlrlrl", "", "accuracy", "95%", "macro F1", "95%", "Matthews", "95%", "log-loss", "95%")
                .sortable();
        for (Contender each : contest.contenders()) {
            List<Object> cells = new ArrayList<>(List.of(Table.Cell.excerpt(each.name())));
            for (CountFigure figure : List.of(CountFigure.ACCURACY, CountFigure.MACRO_F1, CountFigure.MATTHEWS)) {
                cells.add(Intervals.estimate(each.intervals().overall().get(figure)));
                cells.add(Table.Cell.styled(
                        Intervals.range(each.intervals().overall().get(figure)), "dim"));
            }
            cells.add(Intervals.estimate(each.loss()));
            cells.add(Table.Cell.styled(Intervals.range(each.loss()), "dim"));
            table.row(cells.toArray());
        }
        return table;
    }

    private static Table differences(Contest contest) {
        Table table = DuelTables.differences();
        for (Duel duel : contest.duels()) {
            DuelTables.add(
                    table,
                    duel.second(),
                    Stream.concat(Stream.of(duel.decisive()), duel.others().stream())
                            .toList());
        }
        return table;
    }

    private static Table classes(Duel duel) {
        return DuelTables.classes("class", duel.flips().classes());
    }

    private static int flips(Duel duel) {
        return duel.flips().onlyFirst().length + duel.flips().onlySecond().length;
    }

    private static Table flipped(Duel duel) {
        Table table = new Table("lllll", "", "text", "true class", duel.first(), duel.second()).sortable();
        for (Flipped each : duel.flipped()) {
            table.row(
                    DuelTables.won(each.firstIsRight()),
                    Table.Cell.excerpt(each.row().text()),
                    Table.Cell.excerpt(each.row().label()),
                    Table.Cell.excerpt(each.firstAnswer()),
                    Table.Cell.excerpt(each.secondAnswer()));
        }
        return table;
    }
}
