package dev.tunebook.engine.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A CSV file's columns and the character between its cells.
 *
 * @param delimiter a comma, a semicolon or a tab
 * @param columns the names, without white space around them
 */
record Header(char delimiter, List<String> columns) {
    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final Map<Character, String> NAMES = Map.of(',', "comma", ';', "semicolon", '\t', "tab");

    private static final Map<String, List<String>> USUAL = Map.of(
            "text",
                    List.of(
                            "text",
                            "sentence",
                            "message",
                            "body",
                            "content",
                            "review",
                            "question",
                            "utterance",
                            "title"),
            "label", List.of("label", "category", "class", "intent", "topic", "sentiment", "target", "tag"));

    /**
     * Reads a file's first record. The delimiter is the one that yields all wanted columns, else the one that yields
     * most columns; the comma when in doubt.
     *
     * @return no columns when the file has no record
     * @throws UserException when the first record is readable with no delimiter
     */
    static Header read(DataFile file, Charset charset, List<String> wanted) throws IOException {
        Header best = new Header(',', List.of());
        int malformed = 0;
        for (char delimiter : DELIMITERS) {
            try {
                Header found = new Header(delimiter, first(file, charset, delimiter));
                if (found.columns.containsAll(wanted)) {
                    return found;
                }
                if (found.columns.size() > best.columns.size()) {
                    best = found;
                }
            } catch (CsvParseException unreadable) {
                malformed++;
            }
        }
        if (malformed > 0 && best.columns.size() <= 1) {
            throw new UserException(
                    file.name() + " line 1: the header must be readable as CSV; a quote opened in it is never closed.",
                    "close it, or double a quote that belongs to a name: \"\".");
        }
        return best;
    }

    private static List<String> first(DataFile file, Charset charset, char delimiter) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .ofCsvRecord(new InputStreamReader(file.open(), charset))) {
            Iterator<CsvRecord> records = reader.iterator();
            return records.hasNext()
                    ? records.next().getFields().stream().map(Blank::strip).toList()
                    : List.of();
        }
    }

    /**
     * Checks that the columns can be told apart and hold those that are wanted.
     *
     * @throws UserException that reports each name that occurs twice and each that is missing
     */
    void check(DataFile file, String text, String label) {
        if (columns.isEmpty()) {
            throw new UserException(
                    file.name() + " (empty) must have a header and rows.",
                    "it was not written to the end: make or copy it again.");
        }
        Faults faults = new Faults();
        for (String twice : twice()) {
            faults.add(
                    "%s line 1: column %s (twice) must have a name of its own."
                            .formatted(file.name(), Excerpt.of(twice)),
                    "rename one of them.");
        }
        require(faults, file, "text", text);
        require(faults, file, "label", label);
        faults.throwIfAny();
    }

    private List<String> twice() {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column) && !twice.contains(column)) {
                twice.add(column);
            }
        }
        return twice;
    }

    private void require(Faults faults, DataFile file, String option, String name) {
        if (columns.contains(name)) {
            return;
        }
        faults.add(
                "%s (%s) must be a column of %s; it has %s."
                        .formatted(option, name, file.name(), Excerpt.list(columns)),
                columns.size() == 1
                        ? "its cells are not separated by commas, semicolons or tabs: convert it."
                        : suggestion(option, name));
    }

    private String suggestion(String option, String name) {
        return Nearest.to(name, columns)
                .or(() -> usual(option))
                .map(column -> "--%s %s.".formatted(option, Excerpt.name(column)))
                .orElse("--%s with one of these; or the first line is no header: add one.".formatted(option));
    }

    /** A column whose name says what it holds. */
    private Optional<String> usual(String option) {
        return USUAL.get(option).stream()
                .flatMap(usual -> columns.stream().filter(usual::equalsIgnoreCase))
                .findFirst();
    }

    /** The delimiter in words. */
    String delimiterName() {
        return NAMES.get(delimiter);
    }
}
