package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModel;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.Suggestion;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Learning-rate range test: trains a throw-away model with a learning rate that rises from step to step. */
public final class LrFinder {
    /** Weight of the past in the moving average that says when to stop. */
    private static final double SMOOTHING = 0.98;

    /** The test ends when the smoothed loss is this many times its lowest. */
    private static final double DIVERGED = 4;

    /** The best learning rate is hardly ever below a suggestion by more than this factor; see engine/BENCHMARKS.md. */
    private static final double ROOM = 3;

    /** Where the loss of the test is lowest, in units of what the rule minimum suggests: the best is hardly ever above. */
    private static final double LOWEST_LOSS = 10;

    /** A model whose loss begins below this share of an untrained one's has nothing left to show. */
    private static final double KNOWN = 0.05;

    private LrFinder() {}

    /**
     * Runs the test on the training rows.
     *
     * @param listener is told each point as it is measured, smoothed over the past alone, on the calling thread
     * @throws UserException when the thread is interrupted, or when no rule can read the curve
     */
    public static LrSweep find(Dataset dataset, LrFindSpec spec, Consumer<LrSweep.Point> listener) {
        List<LrSweep> sweeps = new ArrayList<>();
        Torch torch = Torch.start(spec.device(), spec.threads());
        BaseModel base = BaseModels.find(spec.model(), Progress.NONE);
        for (int i = 0; i < spec.seeds(); i++) {
            LrFindSpec own = spec.seed(spec.seed() + i);
            Objective objective = Objective.of(dataset, own.training(), base, torch);
            try (TextModel model = objective.model()) {
                sweeps.add(sweep(dataset.name(), model, objective, own, own.training(), listener));
            }
        }
        return together(sweeps);
    }

    /**
     * Runs the test on a model that may be spoiled by it.
     *
     * @param model the objective's, or a copy of it
     * @param training what a step does, besides its learning rate
     */
    static LrSweep sweep(
            String dataset,
            TextModel model,
            Objective objective,
            LrFindSpec spec,
            TrainSpec training,
            Consumer<LrSweep.Point> listener) {
        long began = System.nanoTime();
        List<LrSweep.Point> measured = new ArrayList<>();
        OptionalDouble divergedAt = measure(model, objective.training(), spec, training, measured, listener);
        List<LrSweep.Point> points = LrCurve.smooth(finite(measured));
        Map<Suggestion, Double> suggestions = LrCurve.suggestions(points);
        Suggestion rule =
                choose(spec.suggestion(), suggestions).orElseThrow(() -> unreadable(dataset, measured, objective));
        double suggested = suggestions.get(rule);
        return new LrSweep(
                dataset,
                spec.model(),
                points,
                List.of(),
                suggestions,
                rule,
                suggested,
                suggested / ROOM,
                Math.max(
                        suggested * ROOM,
                        LOWEST_LOSS * suggestions.getOrDefault(Suggestion.MINIMUM, 0.0) * betweenSteps(spec)),
                divergedAt,
                (System.nanoTime() - began) / 1e9);
    }

    /** The factor from one learning rate of the test to the next: where the loss is lowest is not known more closely. */
    private static double betweenSteps(LrFindSpec spec) {
        return Math.pow(spec.to() / spec.from(), 1.0 / (spec.steps() - 1));
    }

    /** What several tests say: the curve of the first, the others as a band, suggestions in the geometric mean. */
    private static LrSweep together(List<LrSweep> sweeps) {
        LrSweep first = sweeps.get(0);
        if (sweeps.size() == 1) {
            return first;
        }
        Map<Suggestion, Double> suggestions = new EnumMap<>(Suggestion.class);
        for (Suggestion rule : first.suggestions().keySet()) {
            sweeps.stream()
                    .filter(sweep -> sweep.suggestions().containsKey(rule))
                    .mapToDouble(sweep -> Math.log(sweep.suggestions().get(rule)))
                    .average()
                    .ifPresent(mean -> suggestions.put(rule, Math.exp(mean)));
        }
        return new LrSweep(
                first.dataset(),
                first.model(),
                first.points(),
                sweeps.stream().skip(1).map(LrSweep::points).toList(),
                suggestions,
                first.rule(),
                suggestions.get(first.rule()),
                sweeps.stream().mapToDouble(LrSweep::low).min().orElseThrow(),
                sweeps.stream().mapToDouble(LrSweep::high).max().orElseThrow(),
                first.divergedAt(),
                sweeps.stream().mapToDouble(LrSweep::seconds).sum());
    }

    private static OptionalDouble measure(
            TextModel model,
            Examples rows,
            LrFindSpec spec,
            TrainSpec training,
            List<LrSweep.Point> points,
            Consumer<LrSweep.Point> listener) {
        Batches batches = new Batches(rows.ids(), Order.of(training));
        double average = 0;
        double best = Double.POSITIVE_INFINITY;
        try (Optimizer optimizer = new Optimizer(model, rows, training)) {
            for (int i = 0; i < spec.steps(); i++) {
                stopIfInterrupted(points.size(), spec.steps());
                double rate = spec.from() * Math.pow(spec.to() / spec.from(), i / (double) (spec.steps() - 1));
                Optimizer.Step step = optimizer.step(rows, batches.next(), 1, i, rate);
                average = SMOOTHING * average + (1 - SMOOTHING) * step.loss();
                LrSweep.Point point = new LrSweep.Point(rate, step.loss(), average / (1 - Math.pow(SMOOTHING, i + 1)));
                points.add(point);
                listener.accept(point);
                best = Math.min(best, point.smoothed());
                if (!step.applied() || point.smoothed() > DIVERGED * best) {
                    return OptionalDouble.of(rate);
                }
            }
        }
        return OptionalDouble.empty();
    }

    /** A last point that is no number would spoil its neighbours' averages. */
    private static List<LrSweep.Point> finite(List<LrSweep.Point> points) {
        return points.stream().filter(point -> Double.isFinite(point.loss())).toList();
    }

    private static void stopIfInterrupted(int done, int steps) {
        if (Thread.interrupted()) {
            throw new StoppedException(
                    "The learning-rate test was interrupted after " + done + " of " + steps + " steps.",
                    "run it again, with fewer --steps if it takes too long.");
        }
    }

    /** The rule that was asked for, or the first that found something. */
    private static Optional<Suggestion> choose(Suggestion wanted, Map<Suggestion, Double> found) {
        return found.containsKey(wanted)
                ? Optional.of(wanted)
                : Arrays.stream(Suggestion.values()).filter(found::containsKey).findFirst();
    }

    /** Why there are too few points to read: the loss ran away at once, or had nowhere to fall to. */
    private static UserException unreadable(String dataset, List<LrSweep.Point> measured, Objective objective) {
        double first = measured.get(0).loss();
        double untrained = objective.guessing().untrained();
        return first < KNOWN * untrained
                ? new UserException(
                        String.format(
                                Locale.ROOT,
                                "The learning-rate test on %s could read no curve: the model knows these rows already. "
                                        + "Its loss begins at %.2g, that of a model without training at %.2g.",
                                dataset,
                                first,
                                untrained),
                        "%evaluate it on test rows; to train on, --learning-rate 1e-5, low enough to spoil nothing.")
                : new UserException(
                        "The learning-rate test on " + dataset + " diverged before a curve could be read.",
                        "--lowest 1e-8, to begin with smaller learning rates.");
    }
}
