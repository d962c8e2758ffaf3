package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.curve.LearningCurve;
import java.util.List;

/** A figure over the number of training rows, and what twice as many would bring. */
public final class LearningCurveView implements View<LearningCurve> {
    @Override
    public String text(LearningCurve curve) {
        return Html.sentence(curve.run() + " on parts of " + curve.dataset()) + ", " + Numbers.duration(curve.seconds())
                + "\n\n" + table(curve).text() + "\n\n" + curve.figure() + "  "
                + Bars.sparkline(
                        curve.points().stream()
                                .mapToDouble(LearningCurve.Point::mean)
                                .toArray(),
                        40)
                + "\n\n" + Html.sentence(curve.verdict());
    }

    @Override
    public String html(LearningCurve curve) {
        Page page = new Page(curve.run(), "on parts of " + curve.dataset() + ", " + Numbers.duration(curve.seconds()));
        page.paragraph(curve.verdict(), "");
        page.html(chart(curve));
        page.html(table(curve).html());
        page.paragraph(
                "Figures of the validation rows, at each run's best epoch; the test rows were not looked at.", "dim");
        return page.toString();
    }

    private static Table table(LearningCurve curve) {
        Table table = new Table("rrrl", "training rows", curve.figure(), "± deviation", "runs");
        for (LearningCurve.Point point : curve.points()) {
            StringBuilder each = new StringBuilder();
            for (double value : point.values()) {
                each.append(each.isEmpty() ? "" : ", ").append(Numbers.significant(value));
            }
            table.row(
                    Numbers.count(point.rows()),
                    Numbers.significant(point.mean()),
                    Double.isNaN(point.deviation()) ? "–" : Numbers.significant(point.deviation()),
                    each.toString());
        }
        curve.projection()
                .ifPresent(next -> table.styled(
                        "dim",
                        Numbers.count(next.rows()),
                        Numbers.significant(next.value()),
                        "",
                        "if it goes on like this: " + Numbers.significant(next.low()) + " to "
                                + Numbers.significant(next.high())));
        return table;
    }

    private static String chart(LearningCurve curve) {
        List<LearningCurve.Point> points = curve.points();
        double[] rows = points.stream().mapToDouble(LearningCurve.Point::rows).toArray();
        double[] means = points.stream().mapToDouble(LearningCurve.Point::mean).toArray();
        double last = curve.projection().map(next -> (double) next.rows()).orElse(rows[rows.length - 1]);
        double[] all = points.stream()
                .flatMapToDouble(point -> java.util.Arrays.stream(point.values()))
                .toArray();
        double low = java.util.Arrays.stream(all).min().orElseThrow();
        double high = java.util.Arrays.stream(all).max().orElseThrow();
        double next = curve.projection().map(LearningCurve.Projection::value).orElse(low);
        LineChart chart = new LineChart(
                "The figure over the number of training rows",
                Axis.logarithmic("training rows", rows[0], last),
                Axis.around("", Math.min(low, next), Math.max(high, next)));
        chart.curve(curve.figure(), rows, means, LineChart.BLUE, 2.2);
        points.forEach(point -> chart.dots(
                "",
                java.util.stream.DoubleStream.generate(point::rows)
                        .limit(point.values().length)
                        .toArray(),
                point.values(),
                LineChart.FAINT_BLUE));
        curve.projection()
                .ifPresent(to -> chart.curve(
                        "if it goes on",
                        new double[] {rows[rows.length - 1], to.rows()},
                        new double[] {means[means.length - 1], to.value()},
                        LineChart.GREEN,
                        1.4));
        return chart.svg();
    }
}
