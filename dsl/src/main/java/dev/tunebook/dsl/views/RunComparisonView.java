package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.RunComparison;
import dev.tunebook.engine.runs.RunRecord;
import dev.tunebook.engine.train.TrainEvent.Evaluated;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs side by side: in what they differ, their curves over each other, what came of each. */
public final class RunComparisonView implements View<RunComparison> {
    private static final List<Color> COLORS = List.of(
            LineChart.BLUE,
            LineChart.VERMILLION,
            LineChart.GREEN,
            new Color(0xcc, 0x79, 0xa7),
            new Color(0xe6, 0x9f, 0x00),
            new Color(0x56, 0xb4, 0xe9));

    @Override
    public String text(RunComparison comparison) {
        StringBuilder text = new StringBuilder(headline(comparison));
        text.append("\n\n").append(outcomes(comparison).text());
        for (Training run : trainings(comparison)) {
            text.append("\n\n").append(Html.sentence(run.name())).append(", validation loss  ");
            text.append(Bars.sparkline(TrainingChart.values(run.evaluated(), Evaluated::validationLoss), 60));
        }
        return text.append("\n\n").append(differences(comparison)).toString();
    }

    @Override
    public String html(RunComparison comparison) {
        Page page = new Page("Runs compared", names(comparison));
        addTo(page, comparison);
        return page.toString();
    }

    /** The same within a page. */
    static void addTo(Page page, RunComparison comparison) {
        page.html(outcomes(comparison).html());
        page.html(chart(comparison));
        page.section("In what they differ");
        if (comparison.differences().isEmpty()) {
            page.paragraph(differences(comparison), "dim");
        } else {
            page.html(table(comparison).html());
        }
    }

    private static String headline(RunComparison comparison) {
        return "Runs compared: " + names(comparison);
    }

    private static String names(RunComparison comparison) {
        List<String> names =
                comparison.runs().stream().map(run -> Html.sentence(run.name())).toList();
        return String.join(", ", names);
    }

    private static List<Training> trainings(RunComparison comparison) {
        return comparison.runs().stream()
                .map(run -> TrainingLog.of(run.name(), run.datasetName(), run.events()))
                .toList();
    }

    private static Table outcomes(RunComparison comparison) {
        Table table = new Table(
                "llrrrrrr",
                "run",
                "ended",
                "best epoch",
                "train loss",
                "validation loss",
                "accuracy",
                "macro F1",
                "took");
        double highest = comparison.runs().stream()
                .flatMap(run -> run.best().stream())
                .mapToDouble(Evaluated::macroF1)
                .max()
                .orElse(Double.NaN);
        for (RunRecord run : comparison.runs()) {
            Evaluated best = run.best().orElse(null);
            double seconds = run.events().isEmpty()
                    ? Double.NaN
                    : run.events().get(run.events().size() - 1).seconds();
            table.styled(
                    best != null && best.macroF1() == highest ? "best" : "",
                    run.name(),
                    RunListView.state(run),
                    best == null ? "–" : String.valueOf(best.epoch()),
                    best == null ? "–" : Numbers.loss(best.trainLoss()),
                    best == null ? "–" : Numbers.loss(best.validationLoss()),
                    best == null ? "–" : Numbers.fixed(best.accuracy(), 4),
                    best == null ? "–" : Numbers.fixed(best.macroF1(), 4),
                    Double.isNaN(seconds) ? "–" : Numbers.duration(seconds));
        }
        return table;
    }

    /** Each run's validation loss in its colour, and its training loss faint behind. */
    private static String chart(RunComparison comparison) {
        List<Training> runs = trainings(comparison);
        double[] drawn = runs.stream()
                .flatMap(run ->
                        Stream.of(run.losses(), TrainingChart.values(run.evaluated(), Evaluated::validationLoss)))
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        if (drawn.length == 0) {
            return "<p class=\"dim\">None of them has taken a step.</p>";
        }
        double epochs = runs.stream()
                .flatMap(run -> run.evaluated().stream())
                .mapToDouble(Evaluated::epoch)
                .max()
                .orElse(1);
        LineChart chart = new LineChart(
                "Training and validation loss by epoch: " + names(comparison),
                new Axis("epoch", 0, Math.max(1, epochs), Axis.Scale.WHOLE),
                Axis.around(
                        "loss",
                        Arrays.stream(drawn).min().getAsDouble(),
                        Arrays.stream(drawn).max().getAsDouble()));
        for (int i = 0; i < runs.size(); i++) {
            Training run = runs.get(i);
            Color color = COLORS.get(i % COLORS.size());
            Color faint = new Color(color.getRed(), color.getGreen(), color.getBlue(), 0x77);
            double[] xs = TrainingChart.values(run.evaluated(), Evaluated::epoch);
            double[] ys = TrainingChart.values(run.evaluated(), Evaluated::validationLoss);
            chart.curve("", run.epochs(), TrainingChart.smoothed(run.losses()), faint, 1.2);
            chart.curve(Html.sentence(run.name()), xs, ys, color, 2.2).dots("", xs, ys, color);
        }
        return chart.svg() + "<p class=\"dim\">Validation loss; training loss faint.</p>";
    }

    private static String differences(RunComparison comparison) {
        return comparison.differences().isEmpty()
                ? "They have the same options, data and environment."
                : "In what they differ\n\n" + table(comparison).text();
    }

    private static Table table(RunComparison comparison) {
        List<String> header = new ArrayList<>(List.of("what", "name"));
        comparison.runs().forEach(run -> header.add(run.name()));
        Table table = new Table("ll" + "l".repeat(comparison.runs().size()), header.toArray(String[]::new));
        for (RunComparison.Difference difference : comparison.differences()) {
            List<Object> cells = new ArrayList<>(List.of(difference.kind(), difference.name()));
            difference.values().forEach(value -> cells.add(Table.Cell.excerpt(value)));
            table.row(cells.toArray());
        }
        return table;
    }
}
