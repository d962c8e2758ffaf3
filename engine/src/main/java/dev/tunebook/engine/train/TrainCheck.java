package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a model is fit to be trained: checks that cost seconds and find most mistakes of setting up (after Karpathy
 * 2019, A Recipe for Training Neural Networks).
 *
 * @param dataset the dataset's name
 * @param model the base model's name
 * @param lossAtStart of the first batch, before any step
 * @param guessing the loss of guessing before anything is learnt: of classes the logarithm of their number
 * @param oneBatch losses of one batch that is trained on again and again
 * @param findings one per check
 */
public record TrainCheck(
        String dataset, String model, double lossAtStart, double guessing, double[] oneBatch, List<Finding> findings) {
    private static final int STEPS = 200;

    /** Share by which the first loss may differ from guessing's where the head is made up. */
    private static final double LIKE_GUESSING = 0.25;

    /** Share of the loss at the start below which a batch is learned by heart. */
    private static final double LEARNED = 0.05;

    /**
     * What a check found.
     *
     * @param name what was looked at
     * @param said what was found, with its figures
     * @param maybe what to do where it failed
     */
    public record Finding(String name, boolean passed, String said, String maybe) {}

    public TrainCheck {
        findings = List.copyOf(findings);
    }

    /** Whether every check passed. */
    public boolean passed() {
        return findings.stream().allMatch(Finding::passed);
    }

    /**
     * Checks a model on the training rows of a dataset.
     *
     * @throws UserException when there are none, or when the thread is interrupted
     */
    public static TrainCheck of(Dataset dataset, TrainSpec spec) {
        if (dataset.indices(Part.TRAIN).length == 0) {
            throw new UserException(dataset.name() + " must have training rows.", "--split 80/10/10, the default.");
        }
        Torch torch = Torch.start(spec.device(), spec.threads());
        // What makes learning by heart harder is left out: it must be possible at all.
        TrainSpec plain = spec.dropout(0)
                .labelSmoothing(0)
                .mixout(0)
                .rDrop(0)
                .weightDecay(0)
                .unfreezeEvery(0)
                .l1(0)
                .l2(0)
                .focal(0);
        Objective objective = Objective.of(dataset, plain, BaseModels.find(spec.model(), Progress.NONE), torch);
        try (TextModel model = objective.model()) {
            double rate = spec.learningRate().value().orElseGet(() -> suggested(dataset, model, objective, plain));
            return overfit(dataset, objective, plain, rate);
        }
    }

    private static double suggested(Dataset dataset, TextModel model, Objective objective, TrainSpec spec) {
        try (TextModel copy = model.copy()) {
            return LrFinder.sweep(dataset.name(), copy, objective, LrFindSpec.of(spec), spec, point -> {})
                    .suggested();
        }
    }

    private static TrainCheck overfit(Dataset dataset, Objective objective, TrainSpec spec, double rate) {
        int[] batch = Order.of(spec).batches(objective.training().ids(), 1).get(0);
        List<Double> losses = new ArrayList<>();
        try (Optimizer optimizer = new Optimizer(objective.model(), objective.training(), spec)) {
            boolean applied = true;
            for (int step = 0; step < STEPS && applied && !learned(losses); step++) {
                if (Thread.interrupted()) {
                    throw new StoppedException(
                            "The check was interrupted after " + step + " of " + STEPS + " steps.", "run it again.");
                }
                Optimizer.Step taken = optimizer.step(objective.training(), batch, 1, 0, rate);
                losses.add(taken.loss());
                applied = taken.applied();
            }
        }
        Guessing guessing = objective.guessing();
        double[] curve = losses.stream().mapToDouble(Double::doubleValue).toArray();
        List<Finding> findings = new ArrayList<>();
        findings.add(atStart(curve[0], guessing));
        findings.add(byHeart(curve, batch.length, rate));
        return new TrainCheck(dataset.name(), spec.model(), curve[0], guessing.untrained(), curve, findings);
    }

    private static boolean learned(List<Double> losses) {
        return !losses.isEmpty() && losses.get(losses.size() - 1) < LEARNED * losses.get(0);
    }

    private static Finding atStart(double loss, Guessing guessing) {
        boolean passed = loss < (1 + LIKE_GUESSING) * guessing.untrained();
        return new Finding(
                "loss at the start",
                passed,
                Math.abs(guessing.untrained() - guessing.loss()) < 5e-4
                        ? say("%.3f; %s is %.3f", loss, guessing.words(), guessing.loss())
                        : say(
                                "%.3f; answering without a head that was trained is %.3f, %s %.3f",
                                loss, guessing.untrained(), guessing.words(), guessing.loss()),
                "look at the labels: a model that knows nothing yet must not be surer than that.");
    }

    private static Finding byHeart(double[] losses, int rows, double rate) {
        double last = losses[losses.length - 1];
        return new Finding(
                "one batch by heart",
                last < LEARNED * losses[0],
                say(
                        "loss from %.3f to %.3f in %d steps of the same %d rows at learning rate %.2g",
                        losses[0], last, losses.length, rows, rate),
                "another learning rate, or look for rows with equal texts and different labels.");
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
