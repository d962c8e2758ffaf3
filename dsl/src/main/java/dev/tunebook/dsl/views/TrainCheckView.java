package dev.tunebook.dsl.views;

import dev.tunebook.engine.train.TrainCheck;
import java.util.stream.IntStream;

/** What was found before training: each check with its figures, and the loss of the batch that was learned by heart. */
public final class TrainCheckView implements View<TrainCheck> {
    @Override
    public String text(TrainCheck check) {
        return Html.sentence(headline(check)) + "\n\n" + table(check).text() + "\n\none batch, loss  "
                + Bars.sparkline(check.oneBatch(), 60)
                + (check.passed() ? "" : "\n\nMaybe " + advice(check));
    }

    @Override
    public String html(TrainCheck check) {
        Page page = new Page("Check before training", check.model() + " on " + check.dataset());
        page.html(table(check).html());
        double[] steps = IntStream.rangeClosed(1, check.oneBatch().length)
                .mapToDouble(i -> i)
                .toArray();
        page.html(new LineChart(
                        "Loss of one batch that is learned by heart",
                        new Axis("step", 1, Math.max(2, steps.length), Axis.Scale.WHOLE),
                        Axis.around("loss", 0, Math.max(check.guessing(), check.lossAtStart())),
                        200)
                .curve("loss of one batch", steps, check.oneBatch(), LineChart.BLUE, 2.2)
                .svg());
        return (check.passed() ? page : page.paragraph("Maybe " + advice(check), "note")).toString();
    }

    private static String headline(TrainCheck check) {
        return "Check before training: " + check.model() + " on " + check.dataset();
    }

    private static String advice(TrainCheck check) {
        return check.findings().stream()
                .filter(finding -> !finding.passed())
                .map(TrainCheck.Finding::maybe)
                .findFirst()
                .orElse("");
    }

    private static Table table(TrainCheck check) {
        Table table = new Table("lll");
        for (TrainCheck.Finding finding : check.findings()) {
            table.row(
                    finding.name(),
                    Table.Cell.styled(finding.passed() ? "passed" : "failed", finding.passed() ? "good" : "bad"),
                    finding.said());
        }
        return table;
    }
}
