package dev.tunebook.dsl.views;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.BehaviourResult;
import dev.tunebook.engine.behave.BehaviourResult.Failure;
import dev.tunebook.engine.behave.BehaviourResult.Outcome;
import java.util.List;

/** How a model behaves: each behaviour with its failure rate and interval, and the failures themselves. */
public final class BehaviourView implements View<BehaviourReport> {
    @Override
    public String text(BehaviourReport report) {
        StringBuilder text = new StringBuilder(Html.sentence(report.model() + ": " + verdict(report)));
        text.append("\n\n").append(table(report).text()).append('\n');
        for (BehaviourResult result : report.results()) {
            if (!result.examples().isEmpty()) {
                text.append('\n').append(Html.sentence(title(result))).append('\n');
                text.append(examples(result).text()).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }

    @Override
    public String html(BehaviourReport report) {
        Page page = new Page(
                report.model() + ", behaviour", report.suite() + " suite, " + Numbers.duration(report.seconds()));
        page.tiles(
                Numbers.count(report.count(Outcome.PASSED)), "passed",
                Numbers.count(report.count(Outcome.FAILED)), "failed",
                Numbers.count(undecided(report)), "cannot tell",
                Numbers.count(report.count(Outcome.NOT_APPLICABLE)), "not applicable");
        addTo(page, report);
        return page.toString();
    }

    /** The table and the failures, within a page. */
    static void addTo(Page page, BehaviourReport report) {
        page.html(table(report).html());
        for (BehaviourResult result : report.results()) {
            if (!result.examples().isEmpty()) {
                page.folded(title(result), examples(result).html());
            }
        }
    }

    private static long undecided(BehaviourReport report) {
        return report.count(Outcome.CANNOT_TELL) + report.count(Outcome.TOO_FEW);
    }

    private static String verdict(BehaviourReport report) {
        return report.count(Outcome.PASSED) + " passed, " + report.count(Outcome.FAILED) + " failed, "
                + undecided(report) + " cannot tell, " + report.count(Outcome.NOT_APPLICABLE)
                + " not applicable, of the " + report.suite() + " suite.";
    }

    private static String title(BehaviourResult result) {
        return result.name() + ": " + Numbers.count(result.failures(), "failure", "failures") + " of "
                + Numbers.count(result.cases());
    }

    private static Table table(BehaviourReport report) {
        Table table =
                new Table("llrrlrl", "behaviour", "kind", "cases", "failures", "interval", "allowed", "").sortable();
        for (BehaviourResult result : report.results()) {
            boolean none = result.cases() == 0;
            table.row(
                    Table.Cell.excerpt(result.name()),
                    result.kind(),
                    Numbers.count(result.cases()),
                    none ? "–" : Numbers.percent(result.rate().estimate()),
                    none
                            ? "–"
                            : Numbers.percent(result.rate().low()) + " to "
                                    + Numbers.percent(result.rate().high()),
                    Numbers.percent(result.allowed()),
                    outcome(result));
        }
        return table;
    }

    /** The outcome in its colour, and below it how differently two groups are treated. */
    private static Table.Cell outcome(BehaviourResult result) {
        Table.Cell outcome = Table.Cell.styled(result.outcome().words(), color(result.outcome()));
        String gap = gap(result);
        return gap.isEmpty()
                ? outcome
                : new Table.Cell(
                        outcome.text() + "; " + Html.visible(gap),
                        outcome.html() + "<span class=\"row dim\">" + Html.escape(gap) + "</span>");
    }

    private static String gap(BehaviourResult result) {
        return result.gap()
                .map(gap -> "gap " + Html.cut(gap.second(), 40) + " less " + Html.cut(gap.first(), 40) + " "
                        + Intervals.inUnit(gap.difference()) + " (" + Intervals.rangeInUnit(gap.difference()) + ")"
                        + (gap.unit().isEmpty() ? "" : " " + gap.unit()))
                .orElse("");
    }

    private static String color(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "good";
            case FAILED -> "bad";
            case CANNOT_TELL, TOO_FEW, NOT_APPLICABLE -> "dim";
        };
    }

    private static Table examples(BehaviourResult result) {
        Table table = new Table("lll", "text", "answer", "smallest edit that fails");
        for (Failure failure : result.examples()) {
            if (failure.before().equals(failure.after())) {
                table.row(Table.Cell.excerpt(failure.after()), Table.Cell.excerpt(failure.answerAfter()), "");
                continue;
            }
            List<Table.Cell> texts = Differences.between(failure.before(), failure.after());
            table.row(texts.get(0), Table.Cell.excerpt(failure.answerBefore()), "");
            table.row(texts.get(1), Table.Cell.excerpt(failure.answerAfter()), Table.Cell.excerpt(failure.smallest()));
        }
        return table;
    }
}
