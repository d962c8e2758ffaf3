package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Target;
import dev.tunebook.engine.data.Targets;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one part of a dataset whose targets are numbers: yes or no to each label, or a single number.
 *
 * @param ids of each row, unpadded
 * @param values of each row: 1 or 0 for each label, or the number itself
 * @param cut rows that were longer than the model reads
 */
record ValuedRows(List<int[]> ids, List<float[]> values, int cut) implements Examples {
    private static final long[] NO_CLASS = {};

    /** Encodes a part, cutting texts at so many tokens. */
    static ValuedRows of(Dataset dataset, Part part, Classifier model, int mostTokens) {
        int[] rows = dataset.indices(part);
        List<int[]> ids = new ArrayList<>(rows.length);
        List<float[]> values = new ArrayList<>(rows.length);
        int cut = 0;
        for (int row : rows) {
            Tokens.Encoded encoded = model.encode(dataset.input(row), mostTokens);
            ids.add(encoded.ids());
            cut += encoded.cut() ? 1 : 0;
            values.add(values(dataset, row));
        }
        return new ValuedRows(ids, values, cut);
    }

    private static float[] values(Dataset dataset, int row) {
        if (dataset.content().targets() instanceof Targets.LabelSets sets) {
            float[] values = new float[sets.names().size()];
            for (int id : sets.ids()[row]) {
                values[id] = 1;
            }
            return values;
        }
        return new float[] {(float) ((Target.Score) dataset.target(row)).value()};
    }

    /** How many rows have each label. */
    int[] counts() {
        int[] counts = new int[values.get(0).length];
        for (float[] row : values) {
            for (int id = 0; id < counts.length; id++) {
                counts[id] += row[id] > 0 ? 1 : 0;
            }
        }
        return counts;
    }

    @Override
    public Example example(int row, long seed) {
        return new Example(ids.get(row), NO_CLASS, values.get(row), 1);
    }
}
