package dev.tunebook.engine.rivals.recommend;

import dev.tunebook.engine.data.Content;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.rivals.Rivals;
import dev.tunebook.engine.runs.ModelAnswers;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.ModelSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Some rows of a dataset, parted so that each is judged by models that have not seen it, nor a near-duplicate of it. */
final class Probes {
    private static final int BATCH = 16;
    private static final int STEPS = 50;

    /** A head alone, on what the model gives it, learns at such a rate in so many passes. */
    private static final double HEAD_RATE = 1e-2;

    private static final int HEAD_EPOCHS = 8;

    /** Beyond it texts take too long to be a cheap probe. */
    private static final int MOST_TOKENS = 128;

    /** With fewer rows three parts of four are learnt from, else half of them. */
    private static final int FEW = 300;

    private final ModelSpec spec;
    private final List<String> labels;
    private final int[] truth;
    private final List<Dataset> folds;

    /**
     * Parts rows.
     *
     * @throws UserException when there are fewer than eight rows to learn from
     */
    Probes(Dataset dataset, ModelSpec spec) {
        this.spec = spec;
        this.labels = dataset.labels();
        int[] rows = some(dataset, spec);
        if (rows.length < 8) {
            throw new UserException(
                    dataset.name() + " must have at least 8 rows that are not for test; it has " + rows.length + ".",
                    "--split 80/10/10 when it is loaded.");
        }
        this.truth = Arrays.stream(rows).map(dataset::classOf).toArray();
        Dataset numbered = dataset.derive(numbered(dataset.content().select(rows)), "draw", "rows for probes");
        this.folds = numbered.folds(rows.length <= FEW ? 4 : 2);
    }

    private static int[] some(Dataset dataset, ModelSpec spec) {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, dataset.size())
                .filter(row -> dataset.part(row) != Part.TEST)
                .boxed()
                .toList());
        Collections.shuffle(rows, new Random(spec.seed()));
        return rows.stream()
                .limit(spec.rows())
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** All of one file and one part, each with its place here for its line: so it is known again in a fold. */
    private static Content numbered(Content content) {
        int size = content.size();
        Part[] parts = new Part[size];
        Arrays.fill(parts, Part.TRAIN);
        return new Content(
                content.texts(),
                content.seconds(),
                content.targets(),
                parts,
                new int[size],
                IntStream.range(0, size).asLongStream().toArray(),
                content.others());
    }

    int rows() {
        return truth.length;
    }

    /** Answers of TF-IDF under a linear model. */
    int[] words() {
        return answers(Rivals::linear);
    }

    /** Answers of a linear head on a model that stays as it is. */
    int[] frozen(String model) {
        return trained(fold ->
                training(model).freeze(Freeze.TRUNK).learningRate(HEAD_RATE).epochs(HEAD_EPOCHS));
    }

    /**
     * Answers after {@value STEPS} steps of fine-tuning, or one more pass than that needs.
     *
     * @param learningRate that such a model is usually trained with
     */
    int[] tuned(String model, double learningRate) {
        return trained(fold -> {
            int batches = roundedUp(fold.indices(Part.TRAIN).length, BATCH);
            return training(model).learningRate(learningRate).epochs(roundedUp(STEPS, batches));
        });
    }

    private static int roundedUp(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** Answers after as much training as is standard: a model that starts from nothing takes seconds for it. */
    int[] trainedWhole(String model) {
        return trained(fold -> training(model));
    }

    private TrainSpec training(String model) {
        return TrainSpec.defaults()
                .model(model)
                .batchSize(BATCH)
                .maxTokens(MOST_TOKENS)
                .earlyStop(0)
                .seed(spec.seed())
                .device(spec.device())
                .threads(spec.threads());
    }

    private int[] trained(Function<Dataset, TrainSpec> training) {
        int[] all = new int[truth.length];
        for (Dataset fold : folds) {
            TrainSpec options = training.apply(fold);
            try (Classifier model = (Classifier) Trainer.fit(fold, options, Probes::refuseInterrupts)) {
                collect(fold, new ModelAnswers(options.model(), model, options.maxTokens()), all);
            }
        }
        return all;
    }

    private static void refuseInterrupts(TrainEvent event) {
        if (event instanceof TrainEvent.Finished end && end.ending() == TrainEvent.Ending.INTERRUPTED) {
            throw new StoppedException("The probes were interrupted.", "fewer --candidates or --rows.");
        }
    }

    private int[] answers(Function<Dataset, TextClassifier> learnt) {
        int[] all = new int[truth.length];
        folds.forEach(fold -> collect(fold, learnt.apply(fold), all));
        return all;
    }

    private static void collect(Dataset fold, TextClassifier classifier, int[] all) {
        int[] rows = fold.indices(Part.TEST);
        int[] answers = classifier.answers(fold.texts(rows));
        for (int i = 0; i < rows.length; i++) {
            all[(int) fold.content().lines()[rows[i]]] = answers[i];
        }
    }

    Predictions predictions(int[] answers) {
        return Predictions.of(labels, truth, answers);
    }

    double macroF1(int[] answers) {
        return Metrics.of(predictions(answers)).macro().f1();
    }
}
