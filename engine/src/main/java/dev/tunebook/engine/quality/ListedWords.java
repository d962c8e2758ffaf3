package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Specs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Texts with words of a list: the user's, or a small one of English swear words.
 *
 * <p>Whole words, in any case; an entry of several words must stand as it is. A list is a text file with an entry a line;
 * lines that begin with {@code #} are remarks. Whether such words are wrong depends on the task: a model for complaints
 * should know them.
 */
public final class ListedWords implements Check {
    private static final double WARNING_SHARE = 0.01;
    private static final String OURS = "listed-words.txt";

    private final Set<String> words;
    private final Set<List<String>> phrases;
    private final String file;

    /** Looks for our own list. */
    public ListedWords() {
        this(ours(), "");
    }

    /** Looks for the entries of a list. */
    public ListedWords(Collection<String> entries) {
        this(entries, "");
    }

    /** @param file that the entries stand in, as the user named it; empty for none */
    ListedWords(Collection<String> entries, String file) {
        this.file = file;
        List<List<String>> split = entries.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty() && !entry.startsWith("#"))
                .map(Words::of)
                .filter(entry -> !entry.isEmpty())
                .toList();
        words = split.stream()
                .filter(entry -> entry.size() == 1)
                .map(entry -> entry.get(0))
                .collect(Collectors.toSet());
        phrases = split.stream().filter(entry -> entry.size() > 1).collect(Collectors.toSet());
    }

    private static List<String> ours() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(ListedWords.class.getResourceAsStream(OURS), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String name() {
        return "listed-words";
    }

    @Override
    public String why() {
        return "A model that reads them learns them, and one that writes may write them.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " "
                + Specs.line(FixSpec.defaults().drop(name()).words(file));
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        BitSet rows = new BitSet();
        Map<String, Integer> counts = new TreeMap<>();
        List<Finding.Example> examples = new ArrayList<>();
        for (int row = 0; row < dataset.size(); row++) {
            for (String text : inspection.said(row)) {
                Set<String> hits = hits(Words.of(text));
                if (!hits.isEmpty()) {
                    rows.set(row);
                    hits.forEach(hit -> counts.merge(hit, 1, Integer::sum));
                    if (examples.size() < Finding.EXAMPLES) {
                        examples.add(inspection.example(row, text, String.join(", ", hits)));
                    }
                }
            }
        }
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, rows.cardinality(), dataset.size()),
                rows,
                dataset,
                "%s have words of the list, %,d of its %,d entries."
                        .formatted(Inspection.share(rows, dataset), counts.size(), words.size() + phrases.size()),
                examples);
    }

    /** The entries that a text has, sorted. */
    public Set<String> in(String text) {
        return hits(Words.of(text));
    }

    private Set<String> hits(List<String> text) {
        Set<String> hits =
                text.stream().filter(words::contains).collect(Collectors.toCollection(java.util.TreeSet::new));
        for (List<String> phrase : phrases) {
            if (java.util.Collections.indexOfSubList(text, phrase) >= 0) {
                hits.add(String.join(" ", phrase).toLowerCase(Locale.ROOT));
            }
        }
        return hits;
    }
}
