package dev.tunebook.dsl.words;

import dev.tunebook.engine.runs.Prediction;
import java.util.AbstractList;
import java.util.List;

/** What a run answered for some texts, in their order: a list that a notebook shows as a table. */
public final class Answers extends AbstractList<Prediction> {
    private final List<Prediction> predictions;

    public Answers(List<Prediction> predictions) {
        this.predictions = List.copyOf(predictions);
    }

    @Override
    public Prediction get(int index) {
        return predictions.get(index);
    }

    @Override
    public int size() {
        return predictions.size();
    }

    /** The likeliest class of each text. */
    public List<String> labels() {
        return predictions.stream().map(Prediction::label).toList();
    }
}
