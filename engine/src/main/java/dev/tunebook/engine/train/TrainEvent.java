package dev.tunebook.engine.train;

import dev.tunebook.engine.spec.Monitor;
import java.util.List;

/**
 * What happened in a run: labelled numbers and names, nothing live. A view can be rebuilt from the stored events
 * alone.
 */
public sealed interface TrainEvent {
    /** Seconds since the run began. */
    double seconds();

    /**
     * A file of the base model is being fetched, before anything else.
     *
     * @param file its name in the repository
     * @param bytes that are here
     * @param totalBytes of the whole file
     * @param bytesPerSecond of the transfer
     */
    record Fetched(double seconds, String file, long bytes, long totalBytes, double bytesPerSecond)
            implements TrainEvent {}

    /**
     * A learning rate is being looked for, before the run begins.
     *
     * @param step from 1
     * @param steps of the whole test
     */
    record Probed(double seconds, int step, int steps, double learningRate, double loss) implements TrainEvent {}

    /**
     * The run begins.
     *
     * @param model the base model's name
     * @param parameters trainable numbers in the model
     * @param epochs the most passes over the training rows
     * @param stepsPerEpoch optimizer steps of one pass
     * @param batchSize rows per step
     * @param learningRate the peak learning rate
     * @param learningRateFrom {@code given}, or the rule that found it
     * @param trainRows rows to train on, or blocks of texts
     * @param validationRows rows to decide by, 0 when there are none
     * @param classes number of classes or labels; 1 for a number, 0 for a language model
     * @param truncated training rows that are longer than the model reads
     * @param device such as {@code cpu} or {@code cuda:0}
     * @param threads on the CPU
     * @param seed of everything random
     */
    record Started(
            double seconds,
            String model,
            long parameters,
            int epochs,
            int stepsPerEpoch,
            int batchSize,
            double learningRate,
            String learningRateFrom,
            int trainRows,
            int validationRows,
            int classes,
            int truncated,
            String device,
            int threads,
            long seed)
            implements TrainEvent {}

    /**
     * What the run is going to take, before its first step.
     *
     * @param weightBytes of all weights
     * @param momentBytes of AdamW's memory
     * @param stepBytes of gradients and activations at the peak of the step with the most rows and tokens
     * @param bytes all of it, with what libtorch takes for itself
     */
    record Estimated(double seconds, long weightBytes, long momentBytes, long stepBytes, long bytes)
            implements TrainEvent {}

    /**
     * How long the run takes when nothing stops it early, told once from its first steps.
     *
     * @param step after which it is told
     * @param endSeconds since the run began, at its end
     */
    record Foreseen(double seconds, long step, double endSeconds) implements TrainEvent {}

    /**
     * One optimizer step was applied.
     *
     * @param step from 1
     * @param epoch from 1
     * @param loss mean over the step's rows, before the step
     * @param learningRate of this step
     * @param gradientNorm global, before clipping
     * @param rows in the step
     */
    record Stepped(
            double seconds, long step, int epoch, double loss, double learningRate, double gradientNorm, int rows)
            implements TrainEvent {}

    /**
     * An epoch ended and the validation rows were looked at.
     *
     * @param trainLoss mean over the epoch's rows as they were trained on
     * @param validationLoss mean over the validation rows without dropout; NaN without validation rows
     * @param accuracy on the validation rows, NaN without, and for numbers
     * @param macroF1 on the validation rows, NaN without, for a language model, and for numbers
     * @param error root mean squared error on the validation rows, NaN but for numbers
     * @param monitor name of the figure that decides, as an option's value; empty in logs of an older Tunebook
     * @param monitored its value; NaN where it cannot be told, so that the loss decides
     * @param best whether this is the best epoch so far by the monitored figure
     */
    record Evaluated(
            double seconds,
            long step,
            int epoch,
            double trainLoss,
            double validationLoss,
            double accuracy,
            double macroF1,
            double error,
            String monitor,
            double monitored,
            boolean best)
            implements TrainEvent {
        /** The figure that a monitor asks for, the higher the better; where there is none, the loss decides. */
        public double score(Monitor asked) {
            double figure = monitor.equals(asked.optionName()) ? monitored : ofEveryRun(asked);
            return Double.isNaN(figure) ? -validationLoss : asked.score(figure);
        }

        private double ofEveryRun(Monitor asked) {
            return switch (asked) {
                case LOSS -> validationLoss;
                case ACCURACY -> accuracy;
                case MACRO_F1 -> macroF1;
                case RMSE -> error;
                default -> Double.NaN;
            };
        }

        Evaluated withBest(boolean best) {
            return new Evaluated(
                    seconds,
                    step,
                    epoch,
                    trainLoss,
                    validationLoss,
                    accuracy,
                    macroF1,
                    error,
                    monitor,
                    monitored,
                    best);
        }
    }

    /** Something that the user should know and can act on. */
    record Warned(double seconds, String problem, String maybe) implements TrainEvent {}

    /**
     * A step gave no numbers and was not applied; the run ends.
     *
     * @param step from 1
     * @param diagnosis what was found, in one or two sentences
     * @param maybe what to do
     * @param rows of the batch: file, line, label and text; an exclamation mark before those that give no number alone
     */
    record Refused(double seconds, long step, String diagnosis, String maybe, List<String> rows) implements TrainEvent {
        public Refused {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What the run took; comes before its end.
     *
     * @param examples rows trained on, each as often as it was
     * @param tokens in them, without padding
     * @param examplesPerSecond looks at the validation rows included in the time
     * @param tokensPerSecond likewise
     * @param peakMemoryBytes the most that the process had resident at once, since it began
     */
    record Measured(
            double seconds,
            long examples,
            long tokens,
            double examplesPerSecond,
            double tokensPerSecond,
            long peakMemoryBytes)
            implements TrainEvent {}

    /**
     * The run ended; weights are those of the best epoch.
     *
     * @param steps applied
     * @param bestEpoch whose weights were kept; 0 when no epoch was completed and the last weights were kept
     * @param verdict what the curves say, in one or two sentences
     */
    record Finished(double seconds, Ending ending, long steps, int bestEpoch, String verdict) implements TrainEvent {}

    /** Why a run ended. */
    enum Ending {
        /** All epochs were done. */
        COMPLETED,
        /** The validation figure had not become better for as many epochs as allowed. */
        EARLY_STOPPED,
        /** The user interrupted it. */
        INTERRUPTED,
        /** The loss or the gradient was no longer a number; that step was not applied. */
        DIVERGED
    }
}
