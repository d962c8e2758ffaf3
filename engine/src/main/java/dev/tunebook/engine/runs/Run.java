package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.PredictSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.EncodedRows;
import dev.tunebook.engine.train.TrainEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A finished training run: its record on disk and its model, ready to be evaluated and asked. */
public final class Run {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int BATCH = 128;

    private final String id;
    private final String name;
    private final Path folder;
    private final Dataset dataset;
    private final TrainSpec spec;
    private final List<TrainEvent> events;
    private final Classifier model;

    Run(
            String id,
            String name,
            Path folder,
            Dataset dataset,
            TrainSpec spec,
            List<TrainEvent> events,
            Classifier model) {
        this.id = id;
        this.name = name;
        this.folder = folder;
        this.dataset = dataset;
        this.spec = spec;
        this.events = List.copyOf(events);
        this.model = model;
        // A name that is bound anew lets go of the old run; nobody else knows when its weights may be freed.
        CLEANER.register(this, model::close);
    }

    /** Unique in its store, for ever. */
    public String id() {
        return id;
    }

    /** What the user calls it; another run may have the same name. */
    public String name() {
        return name;
    }

    /** Where its files are. */
    public Path folder() {
        return folder;
    }

    /** What it was trained on. */
    public Dataset dataset() {
        return dataset;
    }

    /** The options it was trained with, as given. */
    public TrainSpec spec() {
        return spec;
    }

    /** Everything that happened, in order. */
    public List<TrainEvent> events() {
        return events;
    }

    /**
     * How it does on a part of its dataset.
     *
     * @throws UserException when that part has no rows, or when the thread is interrupted
     */
    public Evaluation evaluate(EvaluateSpec spec) {
        long began = System.nanoTime();
        EncodedRows rows = EncodedRows.of(dataset, spec.on(), model, this.spec.maxTokens());
        if (rows.size() == 0) {
            throw new UserException(
                    dataset.name() + " has no " + spec.on() + " rows.", "--split 80/10/10 when the dataset is loaded.");
        }
        float[][] probabilities = probabilities(rows.ids());
        Metrics metrics = Metrics.of(Predictions.of(model.labels(), rows.targets(), probabilities));
        Evaluation evaluation = new Evaluation(
                name, id, dataset.name(), spec.on(), spec.digits(), metrics, (System.nanoTime() - began) / 1e9);
        RunFolder.at(folder).writeJson("evaluation-" + spec.on() + ".json", metrics);
        return evaluation;
    }

    /**
     * What it says of texts, one prediction each.
     *
     * @throws UserException when there is no text, or when the thread is interrupted
     */
    public List<Prediction> predict(PredictSpec spec) {
        if (spec.texts().isEmpty()) {
            throw new UserException("texts must hold at least one text to classify.", "a text in quotes at the end.");
        }
        List<int[]> ids = spec.texts().stream()
                .map(text -> model.encode(text, this.spec.maxTokens()).ids())
                .toList();
        float[][] probabilities = probabilities(ids);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            predictions.add(new Prediction(name, spec.texts().get(i), likeliest(probabilities[i], spec.top())));
        }
        return predictions;
    }

    /**
     * Writes its model into a folder as the Hugging Face hub has them, adapters merged.
     *
     * @param target a folder that is empty or not there yet; so nothing is overwritten
     * @throws UserException when it is neither, or cannot be written
     */
    public void save(Path target) {
        try {
            if (Files.exists(target) && (!Files.isDirectory(target) || !isEmpty(target))) {
                throw new UserException("folder (" + target + ") must be empty or not there yet.", "another folder.");
            }
            model.save(target);
        } catch (IOException | UncheckedIOException refused) {
            throw new UserException(
                    "folder (" + target + ") cannot be written: " + refused.getMessage() + ".",
                    "another folder.",
                    refused);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private List<Prediction.Scored> likeliest(float[] probabilities, int most) {
        return IntStream.range(0, probabilities.length)
                .mapToObj(c -> new Prediction.Scored(model.labels().get(c), probabilities[c]))
                .sorted(Comparator.comparingDouble(Prediction.Scored::probability)
                        .reversed())
                .limit(most)
                .toList();
    }

    private float[][] probabilities(List<int[]> ids) {
        float[][] probabilities = new float[ids.size()][];
        try {
            model.classify(ids, BATCH, (row, logs) -> {
                for (int i = 0; i < logs.length; i++) {
                    logs[i] = (float) StrictMath.exp(logs[i]);
                }
                probabilities[row] = logs;
            });
        } catch (InterruptedException interrupted) {
            throw new UserException(
                    "Interrupted before all " + ids.size() + " rows were classified.",
                    "run the cell again.",
                    interrupted);
        }
        return probabilities;
    }

    @Override
    public String toString() {
        return name + " (" + spec.model() + " on " + dataset.name() + ")";
    }
}
