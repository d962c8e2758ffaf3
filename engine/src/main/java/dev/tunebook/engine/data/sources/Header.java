package dev.tunebook.engine.data.sources;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table's columns and how it is written.
 *
 * @param dialect its delimiter; quotes as usual
 * @param columns the names, without white space around them; numbers from 1 where the file does not name them
 * @param first the first row below the header; empty when there is none
 */
record Header(Dialect dialect, List<String> columns, List<String> first) {
    private static final int LOOKED_AT = 100;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /**
     * Reads a file's first records. The delimiter is the one that yields all wanted columns, else the one that yields
     * most columns; the comma when in doubt.
     *
     * @return no columns when the file has no record
     * @throws UserException when the first record is readable with no delimiter
     */
    static Header read(DataFile file, Charset charset, Hints hints) throws IOException {
        if (!hints.header()) {
            return unnamed(file, charset);
        }
        Header best = new Header(new Dialect(',', Dialect.Quoting.DOUBLED), List.of(), List.of());
        int malformed = 0;
        for (char delimiter : DELIMITERS) {
            try {
                Header found = first(file, charset, new Dialect(delimiter, Dialect.Quoting.DOUBLED), true);
                if (found.columns.containsAll(hints.wanted())) {
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

    /** Without names to go by, the delimiter that gives most of the first rows as many cells as the first has. */
    private static Header unnamed(DataFile file, Charset charset) throws IOException {
        Header best = new Header(new Dialect(',', Dialect.Quoting.DOUBLED), List.of(), List.of());
        double uniform = -1;
        for (char delimiter : DELIMITERS) {
            // where tabs part cells, quotes are often text
            Dialect.Quoting quoting = delimiter == '\t' ? Dialect.Quoting.NONE : Dialect.Quoting.DOUBLED;
            double share = uniform(file, charset, new Dialect(delimiter, quoting));
            if (share > uniform) {
                Header found = first(file, charset, new Dialect(delimiter, quoting), false);
                best = new Header(new Dialect(delimiter, Dialect.Quoting.DOUBLED), found.columns, found.first);
                uniform = share;
            }
        }
        return best;
    }

    private static double uniform(DataFile file, Charset charset, Dialect dialect) throws IOException {
        int cells = 0;
        int rows = 0;
        int alike = 0;
        try (CsvReader<CsvRecord> reader = dialect.reader().ofCsvRecord(file.characters(charset))) {
            for (CsvRecord row : reader) {
                cells = rows++ == 0 ? row.getFieldCount() : cells;
                alike += row.getFieldCount() == cells ? 1 : 0;
                if (rows == LOOKED_AT) {
                    break;
                }
            }
        } catch (CsvParseException malformed) {
            // the rows before it tell enough
        }
        return cells < 2 ? 0 : alike / (double) rows;
    }

    private static Header first(DataFile file, Charset charset, Dialect dialect, boolean named) throws IOException {
        try (CsvReader<CsvRecord> reader = dialect.reader().ofCsvRecord(file.characters(charset))) {
            Iterator<CsvRecord> records = reader.iterator();
            List<String> columns = next(records).stream().map(Blank::strip).toList();
            if (named) {
                return new Header(dialect, columns, second(records));
            }
            List<String> numbers = IntStream.rangeClosed(1, columns.size())
                    .mapToObj(Integer::toString)
                    .toList();
            return new Header(dialect, numbers, columns);
        }
    }

    /** A malformed row is none here: reading all of them reports it. */
    private static List<String> second(Iterator<CsvRecord> records) {
        try {
            return next(records);
        } catch (CsvParseException malformed) {
            return List.of();
        }
    }

    private static List<String> next(Iterator<CsvRecord> records) {
        return records.hasNext() ? records.next().getFields() : List.of();
    }
}
