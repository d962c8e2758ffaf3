package dev.tunebook.dsl.views;

import dev.tunebook.engine.spec.Suggestion;
import dev.tunebook.engine.train.LrSweep;
import dev.tunebook.engine.train.LrSweep.Point;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A learning-rate range test: loss against learning rate, with the suggested rate marked. */
public final class SweepView implements View<LrSweep> {
    /** The blow-up at the end would flatten everything else: a curve ends at so many times its first loss. */
    private static final double BLOW_UP = 1.25;

    @Override
    public String text(LrSweep sweep) {
        StringBuilder text = new StringBuilder();
        text.append("Learning rate for ").append(Html.sentence(sweep.dataset())).append(": ");
        text.append(headline(sweep))
                .append("\n")
                .append(Html.sentence(details(sweep)))
                .append("\n\n");
        List<Point> points = usable(sweep);
        if (!points.isEmpty()) {
            text.append("loss  ")
                    .append(Bars.sparkline(values(beforeBlowUp(points, Point::smoothed), Point::smoothed), 60))
                    .append("\n");
            text.append("      ")
                    .append(Numbers.shortest(points.get(0).learningRate()))
                    .append(" … ");
            text.append(Numbers.shortest(points.get(points.size() - 1).learningRate()))
                    .append("\n\n");
        }
        return text.append(suggestions(sweep).text()).toString();
    }

    @Override
    public String html(LrSweep sweep) {
        return new Page("Learning rate for " + sweep.dataset(), sweep.model())
                .tiles(Numbers.shortest(sweep.suggested()), "suggested, by the rule " + name(sweep.rule()))
                .html(chart(sweep))
                .folded("What each rule suggests", suggestions(sweep).html())
                .paragraph(details(sweep), "dim")
                .toString();
    }

    private static String headline(LrSweep sweep) {
        return Numbers.shortest(sweep.suggested()) + " suggested, by the rule " + name(sweep.rule());
    }

    private static String details(LrSweep sweep) {
        String diverged = sweep.divergedAt().isPresent()
                ? "diverged at " + Numbers.shortest(sweep.divergedAt().getAsDouble())
                : "did not diverge";
        int tests = 1 + sweep.others().size();
        return "As good may be any from " + rounded(sweep.low()) + " to " + rounded(sweep.high()) + "; "
                + (tests == 1 ? "" : tests + " tests, the first of ")
                + Numbers.count(sweep.points().size(), "step", "steps") + " of " + sweep.model() + " in "
                + Numbers.duration(sweep.seconds()) + "; " + diverged + ".";
    }

    private static String rounded(double rate) {
        return Numbers.shortest(Double.parseDouble(String.format(Locale.ROOT, "%.2g", rate)));
    }

    private static Table suggestions(LrSweep sweep) {
        Table table = new Table("lrl", "rule", "learning rate", "");
        sweep.suggestions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> table.styled(
                        each.getKey() == sweep.rule() ? "best" : "",
                        name(each.getKey()),
                        Numbers.shortest(each.getValue()),
                        each.getKey() == sweep.rule() ? "← used" : ""));
        return table;
    }

    private static String chart(LrSweep sweep) {
        List<Point> points = usable(sweep);
        if (points.isEmpty()) {
            return "<p class=\"dim\">The loss was no number from the first step on: there is nothing to draw.</p>";
        }
        double[] rates = values(points, Point::learningRate);
        List<Point> raw = beforeBlowUp(points, Point::loss);
        List<Point> smoothed = beforeBlowUp(points, Point::smoothed);
        double lowest = Math.min(
                raw.stream().mapToDouble(Point::loss).min().orElseThrow(),
                smoothed.stream().mapToDouble(Point::smoothed).min().orElseThrow());
        LineChart chart = new LineChart(
                "Loss against learning rate: " + headline(sweep),
                Axis.logarithmic("learning rate", rates[0], rates[rates.length - 1]),
                Axis.around("loss", lowest, limit(points)));
        for (List<Point> other : sweep.others()) {
            List<Point> shown = other.stream()
                    .filter(point -> Double.isFinite(point.smoothed()) && point.smoothed() <= limit(points))
                    .toList();
            chart.curve(
                    "", values(shown, Point::learningRate), values(shown, Point::smoothed), LineChart.FAINT_BLUE, 2);
        }
        chart.band(sweep.low(), sweep.high(), "as good", LineChart.GREEN);
        sweep.divergedAt().ifPresent(rate -> chart.mark(rate, "diverged", LineChart.VERMILLION));
        return chart.curve(
                        "each step",
                        values(raw, Point::learningRate),
                        values(raw, Point::loss),
                        LineChart.FAINT_BLUE,
                        1)
                .curve(
                        "smoothed",
                        values(smoothed, Point::learningRate),
                        values(smoothed, Point::smoothed),
                        LineChart.BLUE,
                        2.2)
                .dots(
                        "other rules",
                        others(sweep),
                        Arrays.stream(others(sweep))
                                .map(rate -> near(smoothed, rate))
                                .toArray(),
                        LineChart.VERMILLION)
                .mark(sweep.suggested(), "suggested " + Numbers.shortest(sweep.suggested()), LineChart.GREEN)
                .dots(
                        "",
                        new double[] {sweep.suggested()},
                        new double[] {near(smoothed, sweep.suggested())},
                        LineChart.GREEN)
                .svg();
    }

    /** What the rules suggest that were not asked for. */
    private static double[] others(LrSweep sweep) {
        return sweep.suggestions().entrySet().stream()
                .filter(each -> each.getKey() != sweep.rule())
                .sorted(Map.Entry.comparingByKey())
                .mapToDouble(Map.Entry::getValue)
                .toArray();
    }

    private static double limit(List<Point> points) {
        return BLOW_UP * points.get(0).smoothed();
    }

    /** The curve up to the first point after its lowest that lies above the limit, that one included. */
    private static List<Point> beforeBlowUp(List<Point> points, ToDoubleFunction<Point> value) {
        int end = IntStream.range(0, points.size())
                .boxed()
                .min(Comparator.comparingDouble(i -> value.applyAsDouble(points.get(i))))
                .orElseThrow();
        while (end < points.size() && value.applyAsDouble(points.get(end)) <= limit(points)) {
            end++;
        }
        return points.subList(0, Math.min(points.size(), end + 1));
    }

    /** The smoothed loss of the step whose learning rate is nearest. */
    private static double near(List<Point> points, double rate) {
        return points.stream()
                .min(Comparator.comparingDouble(point -> Math.abs(Math.log(point.learningRate() / rate))))
                .map(Point::smoothed)
                .orElse(Double.NaN);
    }

    private static List<Point> usable(LrSweep sweep) {
        return sweep.points().stream()
                .filter(point -> point.learningRate() > 0 && Double.isFinite(point.learningRate()))
                .filter(point -> Double.isFinite(point.smoothed()) && Double.isFinite(point.loss()))
                .sorted(Comparator.comparingDouble(Point::learningRate))
                .toList();
    }

    private static double[] values(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    private static String name(Suggestion rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }
}
