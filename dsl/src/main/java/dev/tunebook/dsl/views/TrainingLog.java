package dev.tunebook.dsl.views;

import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.TrainEvent.Estimated;
import dev.tunebook.engine.train.TrainEvent.Evaluated;
import dev.tunebook.engine.train.TrainEvent.Finished;
import dev.tunebook.engine.train.TrainEvent.Foreseen;
import dev.tunebook.engine.train.TrainEvent.Measured;
import dev.tunebook.engine.train.TrainEvent.Probed;
import dev.tunebook.engine.train.TrainEvent.Refused;
import dev.tunebook.engine.train.TrainEvent.Started;
import dev.tunebook.engine.train.TrainEvent.Stepped;
import dev.tunebook.engine.train.TrainEvent.Warned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Folds a run's events, one by one, into what is shown of it; its size does not grow with the number of steps. */
public final class TrainingLog {
    private final String name;
    private final String dataset;
    private final List<Probed> probes = new ArrayList<>();
    private final List<Evaluated> evaluated = new ArrayList<>();
    private final List<Warned> warned = new ArrayList<>();
    private Refused refused;
    private Measured measured;
    private Estimated estimated;
    private Foreseen foreseen;
    private Started started;
    private Finished finished;
    private double[] losses = {};
    private double[] learningRates = {};
    private double[] gradientNorms = {};
    private int[] counts = {};
    private int stepsPerPoint = 1;
    private long step;
    private long rows;
    private double seconds;

    public TrainingLog(String name, String dataset) {
        this.name = name;
        this.dataset = dataset;
    }

    /** A run rebuilt from its stored events. */
    public static Training of(String name, String dataset, List<TrainEvent> events) {
        TrainingLog log = new TrainingLog(name, dataset);
        events.forEach(log::add);
        return log.snapshot();
    }

    /** Notes what happened. */
    public void add(TrainEvent event) {
        seconds = event.seconds();
        if (event instanceof Probed probed) {
            probes.add(probed);
        } else if (event instanceof Started begun) {
            begin(begun);
        } else if (event instanceof Estimated guess) {
            estimated = guess;
        } else if (event instanceof Foreseen end) {
            foreseen = end;
        } else if (event instanceof Stepped stepped) {
            step(stepped);
        } else if (event instanceof Evaluated epoch) {
            evaluated.add(epoch);
        } else if (event instanceof Warned warning) {
            warned.add(warning);
        } else if (event instanceof Refused step) {
            refused = step;
        } else if (event instanceof Measured figures) {
            measured = figures;
        } else if (event instanceof Finished ended) {
            finished = ended;
        }
    }

    private void begin(Started begun) {
        started = begun;
        long steps = (long) begun.epochs() * begun.stepsPerEpoch();
        stepsPerPoint = (int) Math.max(1, (steps + LineChart.MOST_POINTS - 1) / LineChart.MOST_POINTS);
        int points = (int) ((steps + stepsPerPoint - 1) / stepsPerPoint);
        losses = new double[points];
        learningRates = new double[points];
        gradientNorms = new double[points];
        counts = new int[points];
    }

    private void step(Stepped stepped) {
        step = stepped.step();
        rows += stepped.rows();
        int point = (int) ((stepped.step() - 1) / stepsPerPoint);
        if (point < losses.length && Double.isFinite(stepped.loss()) && Double.isFinite(stepped.gradientNorm())) {
            losses[point] += stepped.loss();
            learningRates[point] += stepped.learningRate();
            gradientNorms[point] += stepped.gradientNorm();
            counts[point]++;
        }
    }

    /** What is to be shown now; does not change when more events come. */
    public Training snapshot() {
        int[] filled =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        double perEpoch = started == null ? 1 : Math.max(1, started.stepsPerEpoch());
        return new Training(
                name,
                dataset,
                List.copyOf(probes),
                Optional.ofNullable(started),
                Optional.ofNullable(estimated),
                Optional.ofNullable(foreseen),
                IntStream.of(filled)
                        .mapToDouble(i -> Math.min(step, (i + 0.5) * stepsPerPoint) / perEpoch)
                        .toArray(),
                means(losses, filled),
                means(learningRates, filled),
                means(gradientNorms, filled),
                List.copyOf(evaluated),
                List.copyOf(warned),
                Optional.ofNullable(refused),
                Optional.ofNullable(measured),
                step,
                rows,
                seconds,
                Optional.ofNullable(finished));
    }

    private double[] means(double[] sums, int[] filled) {
        return IntStream.of(filled).mapToDouble(i -> sums[i] / counts[i]).toArray();
    }
}
