package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.quality.NearestTexts;
import dev.tunebook.engine.spec.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writers that are no models: they answer with outputs of the training rows, which a model that writes has to beat. */
final class CopiedOutputs {
    private final Dataset dataset;
    private final int[] training;

    CopiedOutputs(Dataset dataset) {
        this.dataset = dataset;
        this.training = dataset.indices(Part.TRAIN);
    }

    /** The commonest training output for every input; of several the one that comes first. */
    List<String> commonest(List<String> inputs) {
        String commonest = commonest();
        return inputs.stream().map(input -> commonest).toList();
    }

    /** The output of the training input most alike, by weighed words; the commonest where none shares a word. */
    List<String> nearest(List<String> inputs) {
        String commonest = commonest();
        return NearestTexts.find(inputs, training.length, row -> dataset.text(training[row])).stream()
                .map(nearest -> nearest.index() < 0 ? commonest : dataset.output(training[nearest.index()]))
                .toList();
    }

    private String commonest() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Arrays.stream(training).mapToObj(dataset::output).forEach(output -> counts.merge(output, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return counts.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
