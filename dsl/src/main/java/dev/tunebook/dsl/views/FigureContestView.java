package dev.tunebook.dsl.views;

import dev.tunebook.engine.rivals.FigureContest;
import dev.tunebook.engine.rivals.FigureFlips;
import java.util.ArrayList;
import java.util.List;

/** Who is better where answers are labels, numbers, texts or tokens: verdicts first, then the numbers, then the rows. */
public final class FigureContestView implements View<FigureContest> {
    private static final int MOST_COLUMNS = 5;

    @Override
    public String text(FigureContest contest) {
        StringBuilder text = new StringBuilder();
        contest.duels()
                .forEach(duel -> text.append(Html.sentence(duel.sentence())).append('\n'));
        DuelTables.warnings(text, contest.warnings());
        FigureTable.append(text, "How each does", contenders(contest));
        FigureTable.append(text, "Differences", differences(contest));
        text.append(DuelTables.LEGEND).append("\n");
        FigureTable.append(text, "Seeds", DuelTables.seeds(contest.seeds()));
        for (FigureContest.Duel duel : contest.duels()) {
            FigureTable.append(
                    text,
                    Html.sentence("By label against " + duel.second()),
                    DuelTables.classes("label", duel.flips().labels()));
            FigureTable.append(text, Html.sentence(flips(duel)), flipped(duel));
        }
        contest.runs()
                .ifPresent(runs -> text.append('\n')
                        .append(new RunComparisonView().text(runs))
                        .append('\n'));
        return text.toString().stripTrailing();
    }

    @Override
    public String html(FigureContest contest) {
        Page page = new Page(
                contest.contenders().get(0).name() + " against others",
                contest.dataset() + ", " + contest.part() + ", " + Numbers.count(contest.units()) + " compared, "
                        + Numbers.duration(contest.seconds()));
        addTo(page, contest);
        return page.toString();
    }

    /** The same within a page. */
    static void addTo(Page page, FigureContest contest) {
        contest.duels().forEach(duel -> DuelTables.verdict(page, duel.verdict(), duel.sentence()));
        contest.warnings().forEach(warning -> page.paragraph(warning, "note"));
        page.section("How each does").html(contenders(contest).html());
        page.section("Differences").html(differences(contest).html()).paragraph(DuelTables.LEGEND, "dim");
        page.section("Seeds", DuelTables.seeds(contest.seeds()));
        for (FigureContest.Duel duel : contest.duels()) {
            page.folded(
                    "Wins and losses by label against " + duel.second(),
                    DuelTables.classes("label", duel.flips().labels()));
            page.folded(flips(duel), flipped(duel));
        }
        contest.runs().ifPresent(runs -> RunComparisonView.addTo(page.section("How they were trained"), runs));
    }

    private static Table contenders(FigureContest contest) {
        List<String> titles = List.copyOf(contest.contenders().get(0).figures().keySet());
        return titles.size() > MOST_COLUMNS ? byFigure(contest, titles) : byContender(contest, titles);
    }

    /** One row per figure, where they are too many to stand side by side. */
    private static Table byFigure(FigureContest contest, List<String> titles) {
        List<String> header = new ArrayList<>(List.of(""));
        contest.contenders().forEach(each -> header.add(each.name()));
        Table table = new Table("l" + "r".repeat(header.size() - 1), header.toArray(String[]::new));
        for (String title : titles) {
            List<Object> cells = new ArrayList<>(List.of(title));
            contest.contenders()
                    .forEach(each ->
                            cells.add(Intervals.withMargin(each.figures().get(title))));
            table.row(cells.toArray());
        }
        return table;
    }

    private static Table byContender(FigureContest contest, List<String> titles) {
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(titles);
        Table table = new Table("l" + "r".repeat(titles.size()), header.toArray(String[]::new)).sortable();
        for (FigureContest.Contender each : contest.contenders()) {
            List<Object> cells = new ArrayList<>(List.of(Table.Cell.excerpt(each.name())));
            titles.forEach(
                    title -> cells.add(Intervals.withMargin(each.figures().get(title))));
            table.row(cells.toArray());
        }
        return table;
    }

    private static Table differences(FigureContest contest) {
        Table table = DuelTables.differences();
        contest.duels().forEach(duel -> DuelTables.add(table, duel.second(), duel.comparisons()));
        return table;
    }

    private static String flips(FigureContest.Duel duel) {
        return "Better on %s, worse on %s than %s"
                .formatted(
                        Numbers.count(duel.flips().wins()),
                        Numbers.count(duel.flips().losses()),
                        duel.second());
    }

    private static Table flipped(FigureContest.Duel duel) {
        Table table = new Table("lllll", "", "text", "true", duel.first(), duel.second()).sortable();
        for (FigureFlips.Flipped each : duel.flips().flipped()) {
            table.row(
                    DuelTables.won(each.firstIsBetter()),
                    Table.Cell.excerpt(each.text()),
                    Table.Cell.excerpt(each.truth()),
                    Table.Cell.excerpt(each.firstAnswer()),
                    Table.Cell.excerpt(each.secondAnswer()));
        }
        return table;
    }
}
