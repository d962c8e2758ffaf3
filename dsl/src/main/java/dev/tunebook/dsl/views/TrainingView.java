package dev.tunebook.dsl.views;

import dev.tunebook.engine.train.TrainEvent.Ending;
import dev.tunebook.engine.train.TrainEvent.Estimated;
import dev.tunebook.engine.train.TrainEvent.Evaluated;
import dev.tunebook.engine.train.TrainEvent.Finished;
import dev.tunebook.engine.train.TrainEvent.Measured;
import dev.tunebook.engine.train.TrainEvent.Probed;
import dev.tunebook.engine.train.TrainEvent.Refused;
import dev.tunebook.engine.train.TrainEvent.Started;
import dev.tunebook.engine.train.TrainEvent.Warned;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A run while it trains and after it: progress, loss curves, a table of epochs, the verdict. */
public final class TrainingView implements View<Training> {
    private static final Set<String> SHOWN_ANYWAY = Set.of("", "loss", "accuracy", "macro-f1", "rmse", "perplexity");

    @Override
    public String text(Training training) {
        StringBuilder text = new StringBuilder(Html.sentence(title(training)));
        text.append("\n").append(status(training));
        if (training.finished().isEmpty()) {
            text.append("\n").append(Bars.progress(training.share(), 40));
            text.append(' ').append(Numbers.percent(training.share()));
        }
        training.started().ifPresent(run -> text.append("\n").append(Html.sentence(settings(run))));
        training.estimated().ifPresent(guess -> text.append("\n").append(Html.sentence(memory(guess))));
        for (Warned warning : training.warned()) {
            text.append("\n\n").append(problem(warning)).append("\nMaybe ").append(Html.sentence(warning.maybe()));
        }
        training.refused().ifPresent(step -> text.append("\n\n").append(refused(step)));
        if (!training.evaluated().isEmpty()) {
            text.append("\n\n").append(epochs(training).text());
        }
        if (training.losses().length > 1) {
            text.append("\n\ntrain loss       ").append(Bars.sparkline(training.losses(), 60));
            text.append("\nvalidation loss  ")
                    .append(Bars.sparkline(TrainingChart.values(training.evaluated(), Evaluated::validationLoss), 60));
            text.append("\nlearning rate    ").append(Bars.sparkline(training.learningRates(), 60));
            text.append("\ngradient norm    ").append(Bars.sparkline(training.gradientNorms(), 60));
        }
        training.measured().ifPresent(figures -> text.append("\n\n").append(measured(figures)));
        training.finished().ifPresent(end -> text.append("\n\n").append(Html.sentence(end.verdict())));
        return text.toString().replaceAll(" +(?=\n|$)", "");
    }

    @Override
    public String html(Training training) {
        Page page = new Page(
                training.name(), title(training).substring(training.name().length() + 2));
        if (training.finished().isPresent()) {
            tiles(page, training);
        } else {
            page.html(progress(training.share()));
        }
        page.paragraph(status(training), "dim");
        for (Warned warning : training.warned()) {
            page.paragraph(warning.problem() + " Maybe " + warning.maybe(), "note");
        }
        training.refused().ifPresent(step -> {
            page.paragraph(sentence(step), "note");
            if (!step.rows().isEmpty()) {
                page.folded("The batch of step " + step.step(), batch(step).html());
            }
        });
        if (training.started().isPresent()) {
            page.html(TrainingChart.losses(training));
            page.html(TrainingChart.learningRates(training));
            page.html(TrainingChart.gradientNorms(training));
        }
        training.finished().ifPresent(end -> page.html(verdict(end)));
        if (!training.evaluated().isEmpty()) {
            page.html(epochs(training).html());
        }
        if (training.finished().isPresent() && training.probes().size() > 1) {
            page.folded("How the learning rate was found", TrainingChart.probes(training));
        }
        training.started().ifPresent(run -> page.paragraph(settings(run), "dim"));
        training.estimated().ifPresent(guess -> page.paragraph(memory(guess), "dim"));
        training.measured().ifPresent(figures -> page.paragraph(measured(figures), "dim"));
        return page.toString();
    }

    /** A verdict that begins with how the run ended does not say it twice. */
    private static String verdict(Finished end) {
        String ending = ending(end);
        String rest =
                end.verdict().startsWith(ending) ? end.verdict().substring(ending.length()) : ". " + end.verdict();
        return "<p><span class=\"" + (end.ending() == Ending.DIVERGED ? "bad" : "good") + "\">" + ending + "</span>"
                + Html.escapedSentence(rest) + "</p>";
    }

    static String progress(double share) {
        return "<span class=\"wide track\" role=\"progressbar\" aria-valuemin=\"0\" aria-valuemax=\"100\" aria-valuenow=\""
                + Math.round(100 * share) + "\"><i class=\"blue\" style=\"width:" + Numbers.fixed(100 * share, 1)
                + "%\"></i></span>";
    }

    private static void tiles(Page page, Training training) {
        Evaluated best = training.best().orElse(null);
        if (best == null) {
            return;
        }
        List<String> tiles = new ArrayList<>(List.of(
                String.valueOf(best.epoch()),
                "best epoch",
                figure(training, best, 3),
                figureName(training) + ", validation"));
        if (!training.isOfNumbers()) {
            tiles.addAll(List.of(Numbers.percent(best.accuracy()), "accuracy, validation"));
        }
        tiles.addAll(List.of(
                Numbers.fixed(best.validationLoss(), 3), "loss, validation",
                Numbers.duration(training.seconds()), "in all"));
        page.tiles(tiles.toArray(String[]::new));
    }

    /**
     * A language model has no classes: what stands in the place of their F1 is its perplexity, the exponential of the
     * loss. Of numbers it is the root mean squared error in their own unit.
     */
    private static String figure(Training training, Evaluated epoch, int digits) {
        if (training.isOfNumbers()) {
            return Numbers.significant(epoch.error());
        }
        return training.isOfTokens()
                ? Numbers.fixed(Math.exp(epoch.validationLoss()), 2)
                : Numbers.fixed(epoch.macroF1(), digits);
    }

    private static String figureName(Training training) {
        return training.isOfTokens() ? "perplexity" : training.isOfNumbers() ? "error (RMSE)" : "macro F1";
    }

    private static String sentence(Refused step) {
        return "Step " + Numbers.count(step.step()) + " was not applied. " + step.diagnosis() + " Maybe "
                + step.maybe();
    }

    private static String refused(Refused step) {
        return Html.sentence(sentence(step))
                + (step.rows().isEmpty() ? "" : "\nIts batch:\n" + batch(step).text());
    }

    private static Table batch(Refused step) {
        Table table = new Table("l");
        step.rows().forEach(row -> table.row(Table.Cell.excerpt(row)));
        return table;
    }

    private static String measured(Measured figures) {
        return Numbers.count(figures.examples()) + " rows and " + Numbers.count(figures.tokens())
                + " tokens were trained on, " + Numbers.count(Math.round(figures.examplesPerSecond())) + " and "
                + Numbers.count(Math.round(figures.tokensPerSecond())) + " a second; at most "
                + Numbers.count(Math.round(figures.peakMemoryBytes() / 1e6)) + " MB of memory.";
    }

    private static String memory(Estimated guess) {
        return "About " + megabytes(guess.bytes()) + " of memory were expected beside the kernel's own: weights "
                + megabytes(guess.weightBytes()) + ", optimizer " + megabytes(guess.momentBytes())
                + ", gradients and activations of a step " + megabytes(guess.stepBytes()) + ".";
    }

    private static String megabytes(long bytes) {
        return Numbers.count(Math.round(bytes / 1e6)) + " MB";
    }

    private static String problem(Warned warning) {
        return warning.problem().lines().map(Html::sentence).collect(Collectors.joining("\n"));
    }

    private static String title(Training training) {
        return training.name() + ": "
                + training.started().map(run -> run.model() + " on ").orElse("")
                + training.dataset();
    }

    private static String status(Training training) {
        if (training.finished().isPresent()) {
            return ending(training.finished().get()) + ": " + done(training);
        }
        if (training.started().isPresent()) {
            Started run = training.started().get();
            return "Epoch " + training.epoch() + " of " + run.epochs() + ", step " + Numbers.count(training.step())
                    + " of " + Numbers.count(training.allSteps()) + ", " + rate(training) + ", "
                    + (training.step() == 0
                            ? "time left not known yet"
                            : Numbers.duration(training.secondsLeft()) + " left");
        }
        if (training.probes().isEmpty()) {
            return "Getting ready …";
        }
        Probed last = training.probes().get(training.probes().size() - 1);
        return "Finding the learning rate: step " + last.step() + " of " + last.steps() + ", loss "
                + Numbers.loss(last.loss()) + " at " + Numbers.shortest(last.learningRate());
    }

    private static String done(Training training) {
        return Numbers.count(training.evaluated().size())
                + training.started().map(run -> " of " + run.epochs()).orElse("")
                + " epochs, " + Numbers.count(training.step(), "step", "steps") + " in "
                + Numbers.duration(training.seconds()) + ", " + rate(training);
    }

    private static String rate(Training training) {
        return Double.isNaN(training.rowsPerSecond())
                ? "– rows/s"
                : Numbers.count(Math.round(training.rowsPerSecond())) + " rows/s";
    }

    private static String ending(Finished finished) {
        return switch (finished.ending()) {
            case COMPLETED -> "Completed";
            case EARLY_STOPPED -> "Stopped early";
            case INTERRUPTED -> "Interrupted";
            case DIVERGED -> "Diverged";
        };
    }

    private static String settings(Started run) {
        return "Learning rate " + Numbers.shortest(run.learningRate())
                + (run.learningRateFrom().equals("given") ? "" : " (" + run.learningRateFrom() + ")")
                + ", " + Numbers.count(run.batchSize()) + " rows per step, "
                + Numbers.count(run.trainRows()) + " training and " + Numbers.count(run.validationRows())
                + " validation rows, " + Numbers.count(run.parameters()) + " parameters, " + run.device()
                + (run.device().equals("cpu") ? " with " + Numbers.count(run.threads(), "thread", "threads") : "")
                + ", seed " + run.seed() + "."
                + (run.truncated() == 0
                        ? ""
                        : " " + Numbers.count(run.truncated(), "text was", "texts were") + " too long and cut off.");
    }

    /** The figure that decides, where the table would not have it anyway; empty otherwise. */
    private static String monitor(Training training) {
        return training.evaluated().stream()
                .map(Evaluated::monitor)
                .filter(name -> !SHOWN_ANYWAY.contains(name))
                .findFirst()
                .orElse("");
    }

    private static Table epochs(Training training) {
        int best = training.best().map(Evaluated::epoch).orElse(0);
        boolean numbers = training.isOfNumbers();
        String monitor = monitor(training);
        List<String> columns = new ArrayList<>(List.of("epoch", "train loss", "validation loss"));
        if (!numbers) {
            columns.add("accuracy");
        }
        columns.add(figureName(training));
        if (!monitor.isEmpty()) {
            columns.add(monitor);
        }
        columns.add("");
        Table table = new Table("r".repeat(columns.size() - 1) + "l", columns.toArray(String[]::new));
        List<Evaluated> all = training.evaluated();
        for (Evaluated epoch : all) {
            List<Object> cells = new ArrayList<>(List.of(
                    String.valueOf(epoch.epoch()),
                    Numbers.loss(epoch.trainLoss()),
                    Numbers.loss(epoch.validationLoss())));
            if (!numbers) {
                cells.add(Numbers.fixed(epoch.accuracy(), 4));
            }
            cells.add(figure(training, epoch, 4));
            if (!monitor.isEmpty()) {
                cells.add(Numbers.fixed(epoch.monitored(), 4));
            }
            cells.add(epoch.epoch() == best ? Table.Cell.styled("← best", "good") : "");
            table.styled(epoch.epoch() == best ? "best" : "", cells.toArray());
        }
        return table;
    }
}
