package dev.tunebook.engine.train.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far the engine is from the reference on one checkpoint: the largest error of each kind.
 *
 * @param folder the checkpoint
 * @param architecture its {@code model_type}
 * @param wrongIds texts whose ids differ
 * @param logits largest difference, relative to the largest logit
 * @param loss absolute difference
 * @param gradient largest relative difference of a parameter's gradient norm
 * @param stepLoss largest absolute difference over the training steps
 * @param stepNorm largest relative difference of the gradient norm over the training steps
 * @param wrongContinuations greedy continuations that differ
 * @param notes what could not be compared
 */
public record ParityReport(
        String folder,
        String architecture,
        int wrongIds,
        double logits,
        double loss,
        double gradient,
        double stepLoss,
        double stepNorm,
        int wrongContinuations,
        List<String> notes) {
    private static final double LOGITS = 1e-4;
    private static final double LOSS = 1e-5;
    private static final double GRADIENT = 1e-3;
    private static final double STEP_LOSS = 1e-4;
    private static final double STEP_NORM = 1e-3;

    /** Whether every error is within its bound, and everything was compared. */
    public boolean passes() {
        return wrongIds == 0
                && logits <= LOGITS
                && loss <= LOSS
                && gradient <= GRADIENT
                && stepLoss <= STEP_LOSS
                && stepNorm <= STEP_NORM
                && wrongContinuations == 0
                && notes.isEmpty();
    }

    @Override
    public String toString() {
        String line = String.format(
                Locale.ROOT,
                "%-4s %-26s %-11s ids %s  logits %.1e  loss %.1e  gradients %.1e  steps: loss %.1e norm %.1e  greedy %s",
                passes() ? "ok" : "MISS",
                folder,
                architecture,
                wrongIds == 0 ? "equal" : wrongIds + " differ",
                logits,
                loss,
                gradient,
                stepLoss,
                stepNorm,
                wrongContinuations == 0 ? "equal" : wrongContinuations + " differ");
        return notes.isEmpty() ? line : line + "\n     " + String.join("\n     ", notes);
    }

    /** Gathers errors, keeping the largest of each kind; what is no number is the largest of all. */
    static final class Builder {
        private final String folder;
        private final String architecture;
        private final List<String> notes = new ArrayList<>();
        private int wrongIds;
        private double logits;
        private double loss;
        private double gradient;
        private double stepLoss;
        private double stepNorm;
        private int wrongContinuations;

        Builder(String folder, String architecture) {
            this.folder = folder;
            this.architecture = architecture;
        }

        void ids(boolean equal) {
            wrongIds += equal ? 0 : 1;
        }

        void logits(double error) {
            logits = worse(logits, error);
        }

        void loss(double error) {
            loss = worse(loss, error);
        }

        void gradient(double error) {
            gradient = worse(gradient, error);
        }

        void stepLoss(double error) {
            stepLoss = worse(stepLoss, error);
        }

        void stepNorm(double error) {
            stepNorm = worse(stepNorm, error);
        }

        void greedy(boolean equal) {
            wrongContinuations += equal ? 0 : 1;
        }

        void note(String what) {
            notes.add(what);
        }

        private static double worse(double before, double error) {
            return Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(before, error);
        }

        ParityReport build() {
            return new ParityReport(
                    folder,
                    architecture,
                    wrongIds,
                    logits,
                    loss,
                    gradient,
                    stepLoss,
                    stepNorm,
                    wrongContinuations,
                    List.copyOf(notes));
        }
    }
}
