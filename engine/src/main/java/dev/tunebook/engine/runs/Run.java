package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.PredictSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent;
import java.nio.file.Path;
import java.util.List;

/** A finished training run: its record on disk and its model, ready to be evaluated and asked. */
public final class Run {
    private final String id;
    private final String name;
    private final Path folder;
    private final Dataset dataset;
    private final TrainSpec spec;
    private final List<TrainEvent> events;

    Run(String id, String name, Path folder, Dataset dataset, TrainSpec spec, List<TrainEvent> events) {
        this.id = id;
        this.name = name;
        this.folder = folder;
        this.dataset = dataset;
        this.spec = spec;
        this.events = List.copyOf(events);
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

    /** How it does on a part of its dataset. */
    public Evaluation evaluate(EvaluateSpec spec) {
        throw new UnsupportedOperationException("being written");
    }

    /** What it says of texts, one prediction each. */
    public List<Prediction> predict(PredictSpec spec) {
        throw new UnsupportedOperationException("being written");
    }
}
