package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.Blank;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Looks at a dataset once and notes what its card says. */
final class CardWriter {
    private static final int LEFT_OUT_SHOWN = 20;

    private CardWriter() {}

    static DatasetCard card(Dataset dataset) {
        List<DatasetCard.DuplicateGroup> duplicates = ExactDuplicates.of(dataset);
        return new DatasetCard(
                dataset.name(),
                dataset.sources(),
                dataset.size(),
                parts(dataset),
                classes(dataset),
                lengths(dataset, text -> text.codePointCount(0, text.length())),
                lengths(dataset, CardWriter::words),
                leftOut(dataset),
                dataset.leftOut().stream().limit(LEFT_OUT_SHOWN).toList(),
                duplicates,
                duplicates.stream().filter(group -> differ(group, Row::part)).toList(),
                duplicates.stream().filter(group -> differ(group, Row::label)).toList(),
                dataset.fingerprint());
    }

    private static boolean differ(DatasetCard.DuplicateGroup group, Function<Row, Object> value) {
        return group.rows().stream().map(value).distinct().count() > 1;
    }

    private static Map<Part, Integer> parts(Dataset dataset) {
        Map<Part, Integer> counts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            counts.put(part, 0);
        }
        IntStream.range(0, dataset.size()).forEach(row -> counts.merge(dataset.part(row), 1, Integer::sum));
        return counts;
    }

    private static List<DatasetCard.ClassRows> classes(Dataset dataset) {
        if (dataset.labels().isEmpty()) {
            return List.of();
        }
        int[][] counts = new int[dataset.labels().size()][Part.values().length];
        for (int row = 0; row < dataset.size(); row++) {
            for (int id : dataset.content().targets().idsOf(row)) {
                counts[id][dataset.part(row).ordinal()]++;
            }
        }
        List<DatasetCard.ClassRows> classes = new ArrayList<>();
        for (int id = 0; id < counts.length; id++) {
            classes.add(
                    new DatasetCard.ClassRows(dataset.labels().get(id), counts[id][0], counts[id][1], counts[id][2]));
        }
        classes.sort(Comparator.comparingInt(DatasetCard.ClassRows::rows).reversed());
        return List.copyOf(classes);
    }

    private static DatasetCard.Lengths lengths(Dataset dataset, ToIntFunction<String> length) {
        int[] sorted = IntStream.range(0, dataset.size())
                .map(row -> length.applyAsInt(dataset.text(row)))
                .sorted()
                .toArray();
        return new DatasetCard.Lengths(
                sorted[0],
                percentile(sorted, 50),
                percentile(sorted, 95),
                sorted[sorted.length - 1],
                Arrays.stream(sorted).average().getAsDouble());
    }

    /** Nearest rank: the smallest value that at least that percentage of the values does not exceed. */
    private static int percentile(int[] sorted, int percent) {
        long rank = (percent * (long) sorted.length + 99) / 100;
        return sorted[(int) rank - 1];
    }

    private static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Blank.is(text.charAt(i));
            if (!blank && !inWord) {
                words++;
            }
            inWord = !blank;
        }
        return words;
    }

    /** Counts by reason, most frequent first. */
    private static Map<String, Integer> leftOut(Dataset dataset) {
        Map<String, Integer> counts = new TreeMap<>();
        dataset.leftOut().forEach(row -> counts.merge(row.reason(), 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
