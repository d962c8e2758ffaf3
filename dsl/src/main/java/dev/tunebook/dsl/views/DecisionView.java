package dev.tunebook.dsl.views;

import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.rivals.FigureContest;
import dev.tunebook.engine.rivals.Held;
import dev.tunebook.engine.ship.Decision;
import dev.tunebook.engine.ship.GateCheck;

/** Whether a model may be shipped: the verdict, each check with its reason, then the evidence. */
public final class DecisionView implements View<Decision> {
    @Override
    public String text(Decision decision) {
        return Html.sentence(decision.verdict()) + "\n\n" + checks(decision).text() + "\n\n"
                + contest(decision.contest())
                + decision.behaviour()
                        .map(report -> "\n\n" + new BehaviourView().text(report))
                        .orElse("");
    }

    private static String contest(Held held) {
        return held instanceof Contest contest
                ? new ContestView().text(contest)
                : new FigureContestView().text((FigureContest) held);
    }

    @Override
    public String html(Decision decision) {
        return page(decision).toString();
    }

    /** A whole document that needs nothing else, on light and on dark screens. */
    public static String document(Decision decision) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n<title>"
                + Html.escapedSentence(decision.model() + " against " + decision.against())
                + "</title>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n"
                + "<style>:root{color-scheme:light dark}body{margin:24px auto;max-width:800px;padding:0 16px}</style>\n"
                + "</head><body>\n" + page(decision) + "</body></html>\n";
    }

    private static Page page(Decision decision) {
        Page page = new Page(
                "Ship " + decision.model() + "?",
                "against " + decision.against() + ", " + Numbers.duration(decision.seconds()));
        page.html("<p><span class=\"" + (decision.passed() ? "good" : "bad") + "\">"
                + (decision.passed() ? "Yes." : "No.") + "</span> " + Html.escapedSentence(decision.verdict())
                + "</p>");
        page.html(checks(decision).html());
        if (decision.contest() instanceof Contest contest) {
            ContestView.addTo(page, contest);
        } else if (decision.contest() instanceof FigureContest contest) {
            FigureContestView.addTo(page, contest);
        }
        decision.behaviour().ifPresent(report -> {
            page.section("Behaviour of " + decision.model());
            BehaviourView.addTo(page, report);
        });
        return page;
    }

    private static Table checks(Decision decision) {
        Table table = new Table("lll", "check", "", "reason");
        for (GateCheck check : decision.checks()) {
            table.row(
                    check.name(),
                    Table.Cell.styled(check.outcome().words(), styleClass(check.outcome())),
                    new Table.Cell(Html.sentence(check.reason()), Html.escapedSentence(check.reason())));
        }
        return table;
    }

    private static String styleClass(GateCheck.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "good";
            case FAILED -> "bad";
            case NOT_ASKED -> "dim";
        };
    }
}
