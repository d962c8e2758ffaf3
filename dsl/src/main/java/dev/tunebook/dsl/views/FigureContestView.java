package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.rivals.FigureContest;
import java.util.ArrayList;
import java.util.List;

/** Who is better where answers are labels, numbers, texts or tokens: verdicts first, then how each does, then differences. */
public final class FigureContestView implements View<FigureContest> {
    @Override
    public String text(FigureContest contest) {
        StringBuilder text = new StringBuilder();
        contest.duels()
                .forEach(duel -> text.append(Html.sentence(duel.sentence())).append('\n'));
        contest.warnings()
                .forEach(warning ->
                        text.append("Note: ").append(Html.sentence(warning)).append('\n'));
        FigureTable.append(text, "How each does", contenders(contest));
        FigureTable.append(text, "Differences", differences(contest));
        return text.toString().stripTrailing();
    }

    @Override
    public String html(FigureContest contest) {
        Page page = new Page(
                contest.contenders().get(0).name() + " against others",
                contest.dataset() + ", " + contest.part() + ", " + Numbers.count(contest.units()) + " compared, "
                        + Numbers.duration(contest.seconds()));
        for (FigureContest.Duel duel : contest.duels()) {
            page.html("<p><span class=\"mark " + ContestView.color(duel.verdict()) + "\">■</span> "
                    + Html.escapedSentence(duel.sentence()) + "</p>");
        }
        contest.warnings().forEach(warning -> page.paragraph(warning, "note"));
        page.section("How each does").html(contenders(contest).html());
        page.section("Differences").html(differences(contest).html());
        return page.toString();
    }

    private static Table contenders(FigureContest contest) {
        List<String> titles = List.copyOf(contest.contenders().get(0).figures().keySet());
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(titles);
        Table table = new Table("l" + "r".repeat(titles.size()), header.toArray(String[]::new)).sortable();
        for (FigureContest.Contender each : contest.contenders()) {
            List<Object> cells = new ArrayList<>(List.of(Table.Cell.excerpt(each.name())));
            titles.forEach(title -> cells.add(Intervals.inUnit(each.figures().get(title))));
            table.row(cells.toArray());
        }
        return table;
    }

    private static Table differences(FigureContest contest) {
        Table table = new Table("llrlll", "against", "figure", "difference", "interval", "p", "verdict");
        for (FigureContest.Duel duel : contest.duels()) {
            for (Comparison each : duel.comparisons()) {
                Interval difference = each.difference();
                table.row(
                        Table.Cell.excerpt(duel.second()),
                        each.figure(),
                        (difference.estimate() > 0 ? "+" : "") + Intervals.inUnit(difference),
                        Intervals.rangeInUnit(difference),
                        (each.p() < 0.001 ? "< 0.001" : Numbers.fixed(each.p(), 3)) + ", " + each.test(),
                        Table.Cell.styled(each.verdict().words(), ContestView.color(each.verdict())));
            }
        }
        return table;
    }
}
