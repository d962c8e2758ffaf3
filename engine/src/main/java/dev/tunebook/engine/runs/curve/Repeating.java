package dev.tunebook.engine.runs.curve;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.LearningCurveSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.TrainEvent.Evaluated;
import dev.tunebook.engine.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Repeats a run on parts of its training rows, and takes what each knew of the validation rows at its best. */
public final class Repeating {
    private static final int FEWEST_ROWS = 8;

    private final Run run;
    private final LearningCurveSpec spec;

    private Repeating(Run run, LearningCurveSpec spec) {
        this.run = run;
        this.spec = spec;
    }

    /**
     * Trains as often as the spec says; the larger parts hold the smaller ones. The learning rate is the run's own.
     *
     * @throws UserException when there are too few rows, none to validate by, or when the thread is interrupted
     */
    public static LearningCurve of(Run run, LearningCurveSpec spec) {
        return new Repeating(run, spec).curve();
    }

    private LearningCurve curve() {
        long began = System.nanoTime();
        Dataset dataset = run.dataset();
        int all = dataset.indices(Part.TRAIN).length;
        if (dataset.indices(Part.VALIDATION).length == 0) {
            throw new UserException(
                    dataset.name() + " must have validation rows for a learning curve.", "--split 80/10/10.");
        }
        if (spec.sizes() > 30 || all >> (spec.sizes() - 1) < FEWEST_ROWS) {
            throw new UserException(
                    "sizes (%d) must leave at least %d of %,d training rows at the smallest."
                            .formatted(spec.sizes(), FEWEST_ROWS, all),
                    "sizes 2.");
        }
        List<LearningCurve.Point> points = new ArrayList<>();
        for (int size = spec.sizes() - 1; size >= 0; size--) {
            int rows = all >> size;
            points.add(new LearningCurve.Point(
                    rows,
                    IntStream.range(0, spec.seeds())
                            .mapToDouble(seed -> figure(rows, seed))
                            .toArray()));
        }
        boolean shares = isShare();
        return new LearningCurve(
                run.name(),
                dataset.name(),
                title(),
                shares,
                points,
                PowerLaw.twice(points, shares ? 1 : 0),
                (System.nanoTime() - began) / 1e9);
    }

    private boolean isShare() {
        return run.kind() == Kind.SINGLE_LABEL || run.kind() == Kind.MULTI_LABEL;
    }

    private String title() {
        return isShare() ? "macro F1" : run.kind() == Kind.REGRESSION ? "RMSE" : "validation loss";
    }

    private double figure(int rows, int seed) {
        TrainSpec training = run.spec().seed(run.spec().seed() + seed).learningRate(rate());
        List<Evaluated> seen = new ArrayList<>();
        boolean[] interrupted = new boolean[1];
        Trainer.fit(part(rows, seed), training, event -> {
                    if (event instanceof Evaluated epoch) {
                        seen.add(epoch);
                    } else if (event instanceof TrainEvent.Finished end) {
                        interrupted[0] = end.ending() == TrainEvent.Ending.INTERRUPTED;
                    }
                })
                .close();
        if (interrupted[0] || seen.isEmpty()) {
            throw new StoppedException("The learning curve was interrupted.", "fewer --sizes or --seeds.");
        }
        Evaluated best = seen.stream()
                .filter(Evaluated::best)
                .reduce((earlier, later) -> later)
                .orElse(seen.get(seen.size() - 1));
        return isShare() ? best.macroF1() : run.kind() == Kind.REGRESSION ? best.error() : best.validationLoss();
    }

    /** The rate that the run used, found or given: looking for it anew would mix two questions. */
    private double rate() {
        return run.events().stream()
                .filter(TrainEvent.Started.class::isInstance)
                .mapToDouble(event -> ((TrainEvent.Started) event).learningRate())
                .findFirst()
                .orElseThrow();
    }

    /** So many training rows, drawn by the seed, in their order, and all rows of other parts. */
    private Dataset part(int rows, int seed) {
        Dataset dataset = run.dataset();
        List<Integer> training = new ArrayList<>(
                Arrays.stream(dataset.indices(Part.TRAIN)).boxed().toList());
        java.util.Collections.shuffle(training, new Random(1_000_003L * (seed + 1)));
        boolean[] chosen = new boolean[dataset.size()];
        training.subList(0, rows).forEach(row -> chosen[row] = true);
        int[] kept = IntStream.range(0, dataset.size())
                .filter(row -> chosen[row] || dataset.part(row) != Part.TRAIN)
                .toArray();
        return dataset.derive(dataset.content().select(kept), "part", rows + " training rows, seed " + seed);
    }
}
