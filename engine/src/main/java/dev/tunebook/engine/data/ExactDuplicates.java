package dev.tunebook.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Groups of rows whose texts are equal to the last character. */
final class ExactDuplicates {
    private ExactDuplicates() {}

    /** The groups of two or more rows, largest first, then in order of their first rows. */
    static List<DatasetCard.DuplicateGroup> of(Dataset dataset) {
        // Sorted hashes instead of a map of all texts: eight bytes a row, whatever the number of rows.
        long[] keys = IntStream.range(0, dataset.size())
                .mapToLong(row -> (long) dataset.text(row).hashCode() << 32 | row)
                .sorted()
                .toArray();
        List<DatasetCard.DuplicateGroup> groups = new ArrayList<>();
        int begin = 0;
        for (int end = 1; end <= keys.length; end++) {
            if (end == keys.length || keys[end] >> 32 != keys[begin] >> 32) {
                if (end - begin > 1) {
                    addEqual(dataset, Arrays.copyOfRange(keys, begin, end), groups);
                }
                begin = end;
            }
        }
        groups.sort(Comparator.comparingInt(
                        (DatasetCard.DuplicateGroup group) -> -group.rows().size())
                .thenComparingInt(group -> group.rows().get(0).index()));
        return List.copyOf(groups);
    }

    /** Texts that share a hash are not yet equal. */
    private static void addEqual(Dataset dataset, long[] keys, List<DatasetCard.DuplicateGroup> groups) {
        Map<String, List<Row>> equal = new LinkedHashMap<>();
        for (long key : keys) {
            Row row = dataset.row((int) key);
            equal.computeIfAbsent(row.text(), text -> new ArrayList<>()).add(row);
        }
        equal.values().stream()
                .filter(rows -> rows.size() > 1)
                .map(rows -> new DatasetCard.DuplicateGroup(List.copyOf(rows)))
                .forEach(groups::add);
    }
}
