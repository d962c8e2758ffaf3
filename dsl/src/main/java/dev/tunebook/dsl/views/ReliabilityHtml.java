package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.calibrate.Reliability;
import dev.tunebook.engine.evaluate.judge.Judgement;

/** Whether probabilities mean what they say: a reliability diagram, and its bins as a table. */
final class ReliabilityHtml {
    private ReliabilityHtml() {}

    static void append(Page page, Judgement judgement) {
        if (judgement.probabilities().isEmpty()) {
            return;
        }
        LineChart chart = new LineChart(
                "Share of right answers by stated confidence",
                Axis.linear("stated confidence", 0, 1),
                Axis.linear("right", 0, 1));
        chart.curve("perfect", new double[] {0, 1}, new double[] {0, 1}, LineChart.FAINT_BLUE, 1);
        draw(chart, "as answered", judgement.reliability(), LineChart.VERMILLION);
        judgement
                .calibrated()
                .ifPresent(after -> draw(
                        chart,
                        "at temperature " + Numbers.fixed(after.scaling().temperature(), 2),
                        after.reliability(),
                        LineChart.GREEN));
        page.section("Reliability").html(chart.svg());
        page.folded(
                "Bins",
                table(judgement).html()
                        + "<p class=\"dim\">Bins are (low, high]; the error is the mean gap weighed by rows.</p>");
    }

    private static void draw(LineChart chart, String name, Reliability reliability, java.awt.Color color) {
        double[] stated =
                reliability.bins().stream().mapToDouble(Reliability.Bin::stated).toArray();
        double[] happened = reliability.bins().stream()
                .mapToDouble(Reliability.Bin::happened)
                .toArray();
        chart.curve(name, stated, happened, color, 1.5);
        chart.dots("", stated, happened, color);
    }

    /** One row per bin that has rows; none without probabilities. */
    static Table table(Judgement judgement) {
        Table table = new Table("lrrlr", "confidence", "stated", "came true", "", "rows");
        if (judgement.probabilities().isEmpty()) {
            return table;
        }
        for (Reliability.Bin bin : judgement.reliability().bins()) {
            table.row(
                    Numbers.fixed(bin.low(), 2) + " to " + Numbers.fixed(bin.high(), 2),
                    Numbers.fixed(bin.stated(), 3),
                    Numbers.fixed(bin.happened(), 3),
                    new Table.Cell(
                            Bars.bar(bin.happened(), 15),
                            Table.Cell.bar("", bin.happened(), "blue").html()),
                    Numbers.count(bin.rows()));
        }
        return table;
    }
}
