package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one part of a dataset as a model reads them.
 *
 * @param ids of each row, unpadded
 * @param targets class id of each row
 * @param cut rows that were longer than the model reads
 */
public record EncodedRows(List<int[]> ids, int[] targets, int cut) implements Examples {
    /** Encodes a part, cutting texts at so many tokens. */
    public static EncodedRows of(Dataset dataset, Part part, Classifier model, int mostTokens) {
        int[] rows = dataset.indices(part);
        List<int[]> ids = new ArrayList<>(rows.length);
        int cut = 0;
        for (int row : rows) {
            Tokens.Encoded encoded = model.encode(dataset.input(row), mostTokens);
            ids.add(encoded.ids());
            cut += encoded.cut() ? 1 : 0;
        }
        return new EncodedRows(ids, Arrays.stream(rows).map(dataset::classOf).toArray(), cut);
    }

    @Override
    public Example example(int row, long seed) {
        return new Example(ids.get(row), new long[] {targets[row]}, 1);
    }
}
