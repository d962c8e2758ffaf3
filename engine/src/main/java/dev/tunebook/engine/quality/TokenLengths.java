package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.model.tokens.Tokens;
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
 * @param mostTokens that are read
 * @param cut texts that are longer
 */
public record TokenLengths(String model, int shortest, int median, int p95, int longest, int mostTokens, int cut) {
    /** More than any model reads: texts are to be counted whole. */
    private static final int WHOLE = 1 << 24;

    /** The tokens of the model that is asked for, if any. */
    static Optional<Tokens> tokens(ReportSpec spec, Path folder) {
        return spec.model().isEmpty()
                ? Optional.empty()
                : Optional.of(HubTokens.open(Hub.ofEnvironment()
                        .resolve(spec.model(), folder, Progress.NONE)
                        .folder()));
    }

    static int count(Tokens tokens, String text) {
        return tokens.encode(text, WHOLE).ids().length;
    }

    static TokenLengths of(Dataset dataset, Tokens tokens, ReportSpec spec) {
        int[] lengths = new int[dataset.size()];
        Arrays.setAll(lengths, row -> count(tokens, Inspection.whole(dataset, row)));
        Arrays.sort(lengths);
        return new TokenLengths(
                spec.model(),
                lengths[0],
                percentile(lengths, 50),
                percentile(lengths, 95),
                lengths[lengths.length - 1],
                spec.maxTokens(),
                (int) Arrays.stream(lengths)
                        .filter(length -> length > spec.maxTokens())
                        .count());
    }

    private static int percentile(int[] sorted, int percent) {
        return sorted[(int) ((percent * (long) sorted.length + 99) / 100) - 1];
    }
}
