package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.tune.Trial;
import dev.tunebook.engine.runs.tune.Tuned;
import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.Specs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A search for options, while it goes on and after it: its trials ranked, the figure against the learning rate. */
public final class TunedView implements View<Tuned> {
    @Override
    public String text(Tuned tuned) {
        return Html.sentence(headline(tuned)) + "\n" + status(tuned) + "\n\n"
                + table(tuned).text() + "\n\n" + advice(tuned);
    }

    @Override
    public String html(Tuned tuned) {
        Page page = new Page("Search", tuned.spec().model() + " on " + tuned.dataset());
        if (!isOver(tuned)) {
            page.html(TrainingView.progress(
                    tuned.trials().size() / (double) tuned.spec().trials()));
        }
        page.paragraph(status(tuned), "dim");
        page.html(chart(tuned))
                .html(TrialLines.svg(
                        finite(tuned), monitor(tuned), tuned.spec().monitor().score(1)));
        page.html(table(tuned).html());
        return page.paragraph(advice(tuned), "note").toString();
    }

    private static String headline(Tuned tuned) {
        return "Search: " + tuned.spec().model() + " on " + tuned.dataset();
    }

    private static boolean isOver(Tuned tuned) {
        return tuned.interrupted() || tuned.trials().size() >= tuned.spec().trials();
    }

    private static String status(Tuned tuned) {
        return (tuned.interrupted() ? "Interrupted: " : "")
                + tuned.trials().size() + " of " + Numbers.count(tuned.spec().trials(), "trial", "trials")
                + ", " + Numbers.count(tuned.epochs(), "epoch", "epochs") + " in "
                + Numbers.duration(tuned.seconds()) + "; "
                + tuned.spec().search().name().toLowerCase(Locale.ROOT)
                + ".";
    }

    /** All that is not standard, so that the line trains the very same model again. */
    private static String advice(Tuned tuned) {
        return "The best in one line: " + Html.sentence("%train " + tuned.dataset() + " " + Specs.line(tuned.best()));
    }

    private static String figure(Tuned tuned, Trial trial) {
        if (!Double.isFinite(trial.figure())) {
            return "–";
        }
        double figure = tuned.spec().monitor().score(trial.figure());
        return tuned.spec().monitor() == Monitor.LOSS ? Numbers.loss(figure) : Numbers.fixed(figure, 4);
    }

    private static String monitor(Tuned tuned) {
        return tuned.spec().monitor().words();
    }

    private static Table table(Tuned tuned) {
        double lowest = finite(tuned).stream().mapToDouble(Trial::figure).min().orElse(0);
        double highest = finite(tuned).stream().mapToDouble(Trial::figure).max().orElse(1);
        Table table = new Table(
                "rrrrrrrrr",
                "rank",
                monitor(tuned),
                "loss",
                "epochs",
                "learning rate",
                "batch size",
                "weight decay",
                "dropout",
                "label smoothing");
        int rank = 0;
        for (Trial trial : tuned.trials()) {
            double share = highest > lowest ? (trial.figure() - lowest) / (highest - lowest) : 1;
            table.styled(
                    ++rank == 1 ? "best" : "",
                    String.valueOf(rank),
                    Table.Cell.bar(figure(tuned, trial), share, rank == 1 ? "green" : "blue"),
                    Numbers.loss(trial.loss()),
                    trial.epochs() + " of " + trial.spec().epochs(),
                    Numbers.shortest(trial.spec().learningRate().value().orElse(Double.NaN)),
                    String.valueOf(trial.spec().batchSize()),
                    Numbers.shortest(trial.spec().weightDecay()),
                    Numbers.shortest(trial.spec().dropout()),
                    Numbers.shortest(trial.spec().labelSmoothing()));
        }
        return table;
    }

    private static List<Trial> finite(Tuned tuned) {
        return tuned.trials().stream()
                .filter(trial -> Double.isFinite(trial.figure()))
                .toList();
    }

    /** Each trial a dot: those that got all their epochs in full colour. */
    private static String chart(Tuned tuned) {
        List<Trial> trials = finite(tuned);
        if (trials.size() < 2) {
            return "";
        }
        double sign = tuned.spec().monitor().score(1);
        int most = trials.stream().mapToInt(Trial::epochs).max().orElse(0);
        double[] rates = rates(trials);
        double[] figures = figures(trials, sign);
        LineChart chart = new LineChart(
                "The " + monitor(tuned) + " of each trial by its learning rate",
                Axis.logarithmic(
                        "learning rate",
                        Arrays.stream(rates).min().orElseThrow() / 1.2,
                        Arrays.stream(rates).max().orElseThrow() * 1.2),
                Axis.around(
                        monitor(tuned),
                        Arrays.stream(figures).min().orElseThrow(),
                        Arrays.stream(figures).max().orElseThrow()));
        List<Trial> begun =
                trials.stream().filter(trial -> trial.epochs() < most).toList();
        List<Trial> whole =
                trials.stream().filter(trial -> trial.epochs() == most).toList();
        chart.dots("fewer epochs", rates(begun), figures(begun, sign), LineChart.FAINT_BLUE);
        chart.dots("most epochs", rates(whole), figures(whole, sign), LineChart.VERMILLION);
        double best = tuned.best().learningRate().value().orElse(Double.NaN);
        return chart.mark(best, "best " + Numbers.shortest(best), LineChart.GREEN)
                .svg();
    }

    private static double[] rates(List<Trial> trials) {
        return TrainingChart.values(
                trials, trial -> trial.spec().learningRate().value().orElse(Double.NaN));
    }

    private static double[] figures(List<Trial> trials, double sign) {
        return TrainingChart.values(trials, trial -> sign * trial.figure());
    }
}
