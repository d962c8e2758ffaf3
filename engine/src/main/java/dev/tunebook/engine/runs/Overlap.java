package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * Rows that are judged by although the model was trained on their text, or nearly.
 *
 * @param near rows, by their place in the part, that are near a training row
 * @param rows of the part
 */
public record Overlap(BitSet near, int rows) {
    private static final Map<Dataset, Map<Part, Overlap>> FOUND = Collections.synchronizedMap(new WeakHashMap<>());

    /** Looked for once per dataset and part, then remembered. */
    public static Overlap of(Dataset dataset, Part part) {
        return FOUND.computeIfAbsent(dataset, fresh -> Collections.synchronizedMap(new EnumMap<>(Part.class)))
                .computeIfAbsent(part, each -> find(dataset, each));
    }

    private static Overlap find(Dataset dataset, Part part) {
        int[] judged = dataset.indices(part);
        List<String> texts = new ArrayList<>(dataset.texts(judged));
        texts.addAll(dataset.texts(dataset.indices(Part.TRAIN)));
        BitSet near = NearDuplicates.find(texts, NearDuplicates.USUAL_THRESHOLD).near(text -> text >= judged.length);
        near.clear(judged.length, texts.size());
        return new Overlap(near, judged.length);
    }

    public int count() {
        return near.cardinality();
    }

    public double share() {
        return rows == 0 ? 0 : (double) count() / rows;
    }

    /**
     * What to say when there are such rows.
     *
     * @param accuracyNear on these rows
     * @param accuracyRest on the others
     */
    Optional<String> warning(double accuracyNear, double accuracyRest) {
        return count() == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d of %d rows (%.1f%%) repeat a training text, or nearly: accuracy is %.3f on them%s. "
                                + "Load the data with --group near.",
                        count(),
                        rows,
                        100 * share(),
                        accuracyNear,
                        Double.isNaN(accuracyRest)
                                ? ""
                                : String.format(Locale.ROOT, " and %.3f on the rest", accuracyRest)));
    }
}
