package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.quality.NearestTexts;
import dev.tunebook.engine.spec.Part;
import java.util.List;
import java.util.Optional;

/**
 * What the training rows have most like a text.
 *
 * @param row empty when none shares a word
 * @param similarity from 0 to 1
 */
public record Neighbour(Optional<Row> row, double similarity) {
    /** Of each text, among a dataset's training rows. */
    static List<Neighbour> of(Dataset dataset, List<String> texts) {
        int[] training = dataset.indices(Part.TRAIN);
        if (texts.isEmpty()) {
            return List.of();
        }
        return NearestTexts.find(texts, training.length, row -> dataset.text(training[row])).stream()
                .map(nearest -> new Neighbour(
                        Optional.of(nearest.index())
                                .filter(index -> index >= 0)
                                .map(index -> dataset.row(training[index])),
                        nearest.similarity()))
                .toList();
    }
}
