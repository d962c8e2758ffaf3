package dev.tunebook.engine.data.sources;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.Map;

/**
 * How a table is written as text.
 *
 * @param delimiter the character between cells
 * @param quoting what a double quote means
 */
record Dialect(char delimiter, Quoting quoting) {
    private static final Map<Character, String> NAMES = Map.of(',', "comma", ';', "semicolon", '\t', "tab", '|', "bar");

    /** What a double quote means. */
    enum Quoting {
        /** It encloses a cell; one within is doubled. */
        DOUBLED,
        /** It encloses a cell; one within has a backslash before it. */
        ESCAPED,
        /** Nothing: it is text like any other character. */
        NONE
    }

    /** A reader's options. */
    CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                // NUL never comes: files that hold one are refused
                .quoteCharacter(quoting == Quoting.NONE ? '\0' : '"')
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
    }

    /** The delimiter in words. */
    String delimiterName() {
        return NAMES.get(delimiter);
    }

    @Override
    public String toString() {
        String quotes = switch (quoting) {
            case DOUBLED -> "";
            case ESCAPED -> ", quotes behind backslashes";
            case NONE -> ", quotes as text";
        };
        return delimiterName() + "-separated" + quotes;
    }
}
