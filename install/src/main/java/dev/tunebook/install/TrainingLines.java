package dev.tunebook.install;

import dev.tunebook.engine.train.TrainEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** A training on a terminal: a line now and then, with the rate and the time that is left. */
final class TrainingLines implements Consumer<TrainEvent> {
    private static final double SECONDS_BETWEEN = 10;

    private final PrintStream out;
    private long stepsInAll;
    private long lastStep;
    private double lastSeconds;
    private double losses;

    TrainingLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(TrainEvent event) {
        if (event instanceof TrainEvent.Started started) {
            stepsInAll = (long) started.epochs() * started.stepsPerEpoch();
            lastSeconds = started.seconds();
            out.printf(
                    Locale.ROOT,
                    "%,d parameters; %d blocks, %d steps of %d on %s.%n",
                    started.parameters(),
                    started.trainRows(),
                    stepsInAll,
                    started.batchSize(),
                    started.device());
        } else if (event instanceof TrainEvent.Stepped step) {
            step(step);
        } else if (event instanceof TrainEvent.Evaluated evaluated) {
            out.printf(
                    Locale.ROOT,
                    "epoch %d: training loss %.4f, validation loss %.4f (perplexity %.2f)%n",
                    evaluated.epoch(),
                    evaluated.trainLoss(),
                    evaluated.validationLoss(),
                    Math.exp(evaluated.validationLoss()));
        } else if (event instanceof TrainEvent.Warned warned) {
            out.println(warned.problem() + "\nMaybe " + warned.maybe());
        }
    }

    /** What a resumed run tells again comes at once, and is summed up in the line that follows it. */
    private void step(TrainEvent.Stepped step) {
        losses += step.loss();
        if (step.seconds() - lastSeconds < SECONDS_BETWEEN && step.step() < stepsInAll) {
            return;
        }
        double rate = (step.step() - lastStep) / (step.seconds() - lastSeconds);
        Duration left = Duration.ofSeconds((long) ((stepsInAll - step.step()) / rate));
        out.printf(
                Locale.ROOT,
                "step %d of %d  loss %.4f  learning rate %.2g  %.2f steps/s  %d:%02d left%n",
                step.step(),
                stepsInAll,
                losses / (step.step() - lastStep),
                step.learningRate(),
                rate,
                left.toMinutes(),
                left.toSecondsPart());
        lastStep = step.step();
        lastSeconds = step.seconds();
        losses = 0;
    }
}
