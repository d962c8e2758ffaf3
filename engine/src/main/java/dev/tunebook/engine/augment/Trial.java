package dev.tunebook.engine.augment;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.ClassMetrics;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.compare.MeanDifference;
import dev.tunebook.engine.evaluate.compare.MultipleTests;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.AugmentSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Whether augmentation helps: the same training with and without it, with several seeds, on the same held-out rows.
 *
 * @param dataset its name
 * @param options of the augmentation, as typed
 * @param part the rows that were asked about, never augmented
 * @param rows how many they are
 * @param added copies that the first seed added to the training rows
 * @param trained training rows without copies
 * @param overall macro F1
 * @param classes F1 of each class
 */
public record Trial(
        String dataset,
        String options,
        Part part,
        int rows,
        int added,
        int trained,
        Effect overall,
        List<Effect> classes) {
    private static final double CONFIDENT = 0.05;

    /**
     * A figure without and with augmentation.
     *
     * @param name of the class; empty for the macro average
     * @param without one a seed
     * @param with one a seed, in the same order
     * @param difference of the pairs, with Student's t test over the seeds
     * @param adjusted the test's p, adjusted for the number of classes after Holm; as it is for the macro average
     */
    public record Effect(
            String name, List<Double> without, List<Double> with, MeanDifference difference, double adjusted) {
        /** What is to be said of it. */
        public enum Verdict {
            HELPED,
            HARMED,
            UNCLEAR
        }

        /** Helped or harmed where the seeds agree beyond chance. */
        public Verdict verdict() {
            if (adjusted >= CONFIDENT || difference.mean() == 0) {
                return Verdict.UNCLEAR;
            }
            return difference.mean() > 0 ? Verdict.HELPED : Verdict.HARMED;
        }
    }

    /**
     * Runs the trial. Both sides of a pair have the seed, the options and the number of epochs in common.
     *
     * @param training how models are trained; its seed is the first
     * @throws UserException when the dataset has no classes, or neither validation nor test rows
     */
    public static Trial run(Dataset dataset, AugmentSpec spec, TrainSpec training) {
        if (dataset.kind() != Kind.SINGLE_LABEL) {
            throw new UserException(
                    dataset.name() + " (" + dataset.kind() + ") must have one class for each row to be tried.",
                    "a dataset with labels.");
        }
        Part part = dataset.indices(Part.VALIDATION).length > 0 ? Part.VALIDATION : Part.TEST;
        if (dataset.indices(part).length == 0) {
            throw new UserException(
                    dataset.name() + " must have validation or test rows to be tried on.", "--split 80/10/10.");
        }
        List<Metrics> without = new ArrayList<>();
        List<Metrics> with = new ArrayList<>();
        int added = 0;
        for (int seed = 0; seed < spec.seeds(); seed++) {
            TrainSpec seeded = training.seed(training.seed() + seed);
            Dataset more = Augmentation.apply(dataset, spec.seed(spec.seed() + seed));
            added = seed == 0 ? more.size() - dataset.size() : added;
            without.add(metrics(dataset, dataset, seeded, part));
            with.add(metrics(more, dataset, seeded, part));
        }
        return new Trial(
                dataset.name(),
                Specs.line(spec),
                part,
                dataset.indices(part).length,
                added,
                dataset.indices(Part.TRAIN).length,
                effect("", macros(without), macros(with)),
                classes(dataset.labels(), without, with));
    }

    private static Metrics metrics(Dataset trained, Dataset asked, TrainSpec spec, Part part) {
        try (Classifier model = (Classifier) Trainer.fit(trained, spec, event -> {})) {
            int[] rows = asked.indices(part);
            List<int[]> ids = Arrays.stream(rows)
                    .mapToObj(row ->
                            model.encode(asked.text(row), spec.maxTokens()).ids())
                    .toList();
            float[][] probabilities = new float[rows.length][];
            model.classify(ids, 64, (row, logs) -> {
                probabilities[row] = new float[logs.length];
                for (int id = 0; id < logs.length; id++) {
                    probabilities[row][id] = (float) Math.exp(logs[id]);
                }
            });
            int[] truth = Arrays.stream(rows).map(asked::classOf).toArray();
            return Metrics.of(Predictions.of(asked.labels(), truth, probabilities));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted; the dataset is as it was");
        }
    }

    private static double[] macros(List<Metrics> metrics) {
        return metrics.stream()
                .mapToDouble(each -> each.classes().stream()
                        .filter(of -> of.support() > 0)
                        .mapToDouble(ClassMetrics::f1)
                        .average()
                        .orElse(0))
                .toArray();
    }

    private static List<Effect> classes(List<String> labels, List<Metrics> without, List<Metrics> with) {
        List<Effect> effects = IntStream.range(0, labels.size())
                .filter(id -> without.get(0).classes().get(id).support() > 0)
                .mapToObj(id -> effect(labels.get(id), ofClass(without, id), ofClass(with, id)))
                .toList();
        double[] adjusted = MultipleTests.holm(
                effects.stream().mapToDouble(each -> each.difference().p()).toArray());
        return IntStream.range(0, effects.size())
                .mapToObj(i -> new Effect(
                        effects.get(i).name(),
                        effects.get(i).without(),
                        effects.get(i).with(),
                        effects.get(i).difference(),
                        adjusted[i]))
                .toList();
    }

    private static double[] ofClass(List<Metrics> metrics, int id) {
        return metrics.stream().mapToDouble(each -> each.classes().get(id).f1()).toArray();
    }

    private static Effect effect(String name, double[] without, double[] with) {
        double[] differences = IntStream.range(0, with.length)
                .mapToDouble(seed -> with[seed] - without[seed])
                .toArray();
        MeanDifference difference = MeanDifference.independent(differences);
        return new Effect(
                name,
                Arrays.stream(without).boxed().toList(),
                Arrays.stream(with).boxed().toList(),
                difference,
                difference.p());
    }
}
