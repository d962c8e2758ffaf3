package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a dataset, column by column.
 *
 * @param texts what a model reads: the text, the input, the first of a pair; of a conversation, all its turns
 * @param seconds the second of each pair; empty where the rows are no pairs
 * @param targets what a model is to say
 * @param parts the part of each row
 * @param files each an index into the dataset's sources
 * @param lines where each record begins in its file, from 1
 * @param others further columns that were asked for, by name
 */
public record Content(
        List<String> texts,
        List<String> seconds,
        Targets targets,
        Part[] parts,
        int[] files,
        long[] lines,
        Map<String, List<String>> others) {

    /** Some rows, in the order given; a row may come twice. */
    public Content select(int[] rows) {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        others.forEach((name, cells) -> chosen.put(name, Texts.select(cells, rows)));
        return new Content(
                Texts.select(texts, rows),
                seconds.isEmpty() ? seconds : Texts.select(seconds, rows),
                targets.select(rows),
                Arrays.stream(rows).mapToObj(row -> parts[row]).toArray(Part[]::new),
                Arrays.stream(rows).map(row -> files[row]).toArray(),
                Arrays.stream(rows).mapToLong(row -> lines[row]).toArray(),
                chosen);
    }

    /** The same rows with other texts. */
    public Content withTexts(List<String> other) {
        return withTexts(other, seconds);
    }

    /** The same rows with other texts, second ones of pairs too. */
    Content withTexts(List<String> other, List<String> otherSeconds) {
        return new Content(other, otherSeconds, targets, parts, files, lines, others);
    }

    /** The same rows with other targets. */
    public Content withTargets(Targets other) {
        return new Content(texts, seconds, other, parts, files, lines, others);
    }

    /** The same rows in other parts. */
    public Content withParts(Part[] other) {
        return new Content(texts, seconds, targets, other, files, lines, others);
    }

    /** All that a model reads of a row: of a pair both texts, on lines of their own. */
    public String whole(int row) {
        return seconds.isEmpty() ? texts.get(row) : texts.get(row) + "\n" + seconds.get(row);
    }

    /** Number of rows. */
    public int size() {
        return texts.size();
    }
}
