package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.Reading;
import dev.tunebook.engine.spec.ReportSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long texts are in a model's tokens, special ones included.
 *
 * @param model its name
 * @param shortest tokens of the shortest text
 * @param median nearest rank
 * @param p95 the 95th percentile, nearest rank
 * @param longest tokens of the longest text
 * @param mostTokens that are read: as asked for, or what the model has positions for, where that is less
 * @param cut texts that are longer
 */
public record TokenLengths(String model, int shortest, int median, int p95, int longest, int mostTokens, int cut) {
    /** More than any model reads: texts are to be counted whole. */
    private static final int WHOLE = 1 << 24;

    /** How the model that is asked for reads texts, if any. */
    static Optional<Reading> reading(ReportSpec spec, Path folder) {
        return spec.model().isEmpty() ? Optional.empty() : Optional.of(Reading.of(spec.model(), folder, Progress.NONE));
    }

    static int count(Reading reading, String text) {
        return reading.tokens().encode(text, WHOLE).ids().length;
    }

    /** The most tokens of a text that are read. */
    static int most(Reading reading, ReportSpec spec) {
        return Math.min(spec.maxTokens(), reading.positions());
    }

    static TokenLengths of(Dataset dataset, Reading reading, ReportSpec spec) {
        int[] lengths = new int[dataset.size()];
        Arrays.setAll(lengths, row -> count(reading, Inspection.whole(dataset, row)));
        Arrays.sort(lengths);
        int most = most(reading, spec);
        return new TokenLengths(
                reading.model(),
                lengths[0],
                percentile(lengths, 50),
                percentile(lengths, 95),
                lengths[lengths.length - 1],
                most,
                (int) Arrays.stream(lengths).filter(length -> length > most).count());
    }

    private static int percentile(int[] sorted, int percent) {
        return sorted[(int) ((percent * (long) sorted.length + 99) / 100) - 1];
    }
}
