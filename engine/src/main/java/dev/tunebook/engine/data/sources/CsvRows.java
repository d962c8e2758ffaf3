package dev.tunebook.engine.data.sources;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Reads a table's rows, some cells of each, and checks the shape of all of them. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Object> {
    private static final int LEAST_BUFFER = 1 << 16;
    private static final int LARGEST_BUFFER = 1 << 30;

    private final DataFile file;
    private final Header header;
    private final int[] places;
    private final int maxCell;
    private final Records.Sink sink;
    private final String[] wantedCells;

    private boolean inHeader;
    private long begin;
    private int lineBreaks;
    private int cells;
    private boolean blank;
    private Ragged ragged;
    private long otherRagged;

    private record Ragged(long line, int cells) {}

    private CsvRows(DataFile file, Header header, boolean named, List<String> wanted, int maxCell, Records.Sink sink) {
        this.file = file;
        this.header = header;
        this.inHeader = named;
        this.maxCell = maxCell;
        this.sink = sink;
        wantedCells = new String[wanted.size()];
        places = new int[header.columns().size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < wanted.size(); i++) {
            int column = header.columns().indexOf(wanted.get(i));
            if (column >= 0) {
                places[column] = i;
            }
        }
    }

    /**
     * Reads the rows below the header; empty lines are no rows.
     *
     * @param named whether the first line names the columns
     * @throws UserException that names line and column of the first row of a wrong shape, and counts the others
     */
    static void read(
            DataFile file,
            Charset charset,
            Header header,
            boolean named,
            List<String> wanted,
            int maxCell,
            Records.Sink sink)
            throws IOException {
        CsvRows handler = new CsvRows(file, header, named, wanted, maxCell, sink);
        Dialect dialect = header.dialect();
        UserException fatal = null;
        try (Reader plain = file.characters(charset);
                Reader characters = dialect.quoting() == Dialect.Quoting.ESCAPED ? new UnescapingReader(plain) : plain;
                CsvReader<Object> reader =
                        dialect.reader().maxBufferSize(bufferSize(maxCell)).build(handler, characters)) {
            // The handler passes rows on by itself and builds none, so this one call reads the file to its end.
            reader.iterator().hasNext();
        } catch (CsvParseException malformed) {
            if (malformed.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            fatal = handler.fault(malformed);
        }
        Faults faults = new Faults();
        handler.addRagged(faults);
        if (fatal != null) {
            faults.add(fatal);
        }
        faults.throwIfAny();
    }

    /**
     * Characters that hold the longest cell: its quotes are doubled in the file. A power of two, because FastCSV 4.4
     * doubles its buffer and runs over a limit that is none.
     */
    private static int bufferSize(int maxCell) {
        long most = Long.highestOneBit(2L * maxCell) * 2;
        return (int) Math.max(LEAST_BUFFER, Math.min(LARGEST_BUFFER, most));
    }

    @Override
    protected void handleBegin(long line) {
        begin = line;
        lineBreaks = 0;
        cells = 0;
        Arrays.fill(wantedCells, null);
        blank = true;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (length > maxCell) {
            throw tooLong();
        }
        if (column < places.length && places[column] >= 0) {
            wantedCells[places[column]] = new String(buffer, offset, length);
        }
        blank = blank && !quoted && isBlank(buffer, offset, length);
        if (quoted) {
            lineBreaks += lineBreaks(buffer, offset, length);
        }
        cells = column + 1;
    }

    private static boolean isBlank(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!Blank.is(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    private static int lineBreaks(char[] buffer, int offset, int length) {
        int count = 0;
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r' && (i + 1 == offset + length || buffer[i + 1] != '\n')) {
                count++;
            }
        }
        return count;
    }

    @Override
    protected Object buildRecord() {
        boolean emptyLine = cells <= 1 && blank;
        if (inHeader) {
            inHeader = emptyLine;
        } else if (cells == header.columns().size()) {
            sink.add(begin, wantedCells);
        } else if (!emptyLine) {
            if (ragged == null) {
                ragged = new Ragged(begin, cells);
            } else {
                otherRagged++;
            }
        }
        return null;
    }

    private void addRagged(Faults faults) {
        if (ragged == null) {
            return;
        }
        int expected = header.columns().size();
        faults.add(
                "%s line %d: the row (%s) must have %d, as the header has%s."
                        .formatted(
                                file.name(),
                                ragged.line,
                                Excerpt.count(ragged.cells, "cell"),
                                expected,
                                Excerpt.more(otherRagged, "row")),
                ragged.cells > expected
                        ? "a cell with a %s in it needs quotes around it."
                                .formatted(header.dialect().delimiterName())
                        : "a line break inside a cell needs quotes around the cell.");
    }

    private UserException fault(CsvParseException malformed) {
        if (malformed.getCause() instanceof UserException told) {
            return told;
        }
        String message = String.valueOf(malformed.getMessage());
        if (message.contains("Unclosed quote")) {
            return new UserException(
                    at() + " (a quote opened here) must be closed before the file ends.",
                    "a quote inside a cell that is not doubled, \"\": look at this line.");
        }
        if (message.contains("after closing quote")) {
            return new UserException(
                    at() + " (a quoted cell) must end with its closing quote.",
                    "a quote inside the cell is not doubled, \"\": look at this line and the next ones.");
        }
        return message.contains("buffer size")
                ? tooLong()
                : new UserException(at() + " must be readable as CSV: " + message, "look at this line.", malformed);
    }

    private UserException tooLong() {
        return new UserException(
                at() + " (a cell that begins here) must have at most " + Excerpt.count(maxCell, "character") + ".",
                "a quote opened here is never closed; for a cell that is right, --max-cell %d."
                        .formatted(Math.min(Integer.MAX_VALUE, 10L * maxCell)));
    }

    /** Where the cell begins that comes after those read so far. */
    private String at() {
        String line = "%s line %d: ".formatted(file.name(), begin + lineBreaks);
        return inHeader || cells >= header.columns().size()
                ? line + "column " + (cells + 1)
                : line + "column " + Excerpt.of(header.columns().get(cells));
    }
}
