package dev.tunebook.engine.model;

import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Encoded texts side by side, padded on the right to the longest of them.
 *
 * @param ids int64 {@code [batch, time]}
 * @param lengths int64 {@code [batch]}, ids of each row before the padding
 * @param lowest of the ids
 * @param highest of the ids
 */
public record Batch(Tensor ids, Tensor lengths, int lowest, int highest) {
    /** Lays rows side by side. */
    public static Batch of(Scope owner, List<int[]> rows, int padding) {
        int time = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        long[] ids = new long[rows.size() * time];
        Arrays.fill(ids, padding);
        long[] lengths = new long[rows.size()];
        int lowest = padding;
        int highest = padding;
        for (int i = 0; i < rows.size(); i++) {
            int[] row = rows.get(i);
            lengths[i] = row.length;
            for (int j = 0; j < row.length; j++) {
                ids[i * time + j] = row[j];
                lowest = Math.min(lowest, row[j]);
                highest = Math.max(highest, row[j]);
            }
        }
        return new Batch(owner.longs(ids, rows.size(), time), owner.longs(lengths, rows.size()), lowest, highest);
    }
}
