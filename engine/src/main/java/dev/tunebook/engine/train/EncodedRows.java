package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.Part;
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
        List<Tokens.Encoded> encoded =
                Prefetch.read(rows.length, i -> model.encode(dataset.input(rows[i]), mostTokens));
        List<int[]> ids = encoded.stream().map(Tokens.Encoded::ids).toList();
        int cut = (int) encoded.stream().filter(Tokens.Encoded::cut).count();
        return new EncodedRows(ids, Arrays.stream(rows).map(dataset::classOf).toArray(), cut);
    }

    @Override
    public Example example(int row, long seed) {
        return new Example(ids.get(row), new long[] {targets[row]}, 1);
    }
}
