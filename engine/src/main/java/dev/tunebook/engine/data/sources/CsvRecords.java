package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table of text with a delimiter between cells, such as CSV and TSV: every cell is a text, {@code 007} too. */
final class CsvRecords implements Records {
    private static final int ANY_CELL = 1 << 28;

    private final DataFile file;
    private final TextEncoding encoding;
    private final boolean named;
    private final Header header;

    private CsvRecords(DataFile file, TextEncoding encoding, boolean named, Header header) {
        this.file = file;
        this.encoding = encoding;
        this.named = named;
        this.header = header;
    }

    static CsvRecords open(DataFile file, Hints hints, TextEncoding encoding) throws IOException {
        Header header = Header.read(file, encoding.charset(), hints);
        CsvRecords usual = new CsvRecords(file, encoding, hints.header(), header);
        if (header.columns().isEmpty() || !encoding.scan().quotes() || usual.isWellFormed()) {
            return usual;
        }
        for (Dialect.Quoting quoting : usual.otherQuotings()) {
            Dialect dialect = new Dialect(header.dialect().delimiter(), quoting);
            CsvRecords other = new CsvRecords(
                    file, encoding, hints.header(), new Header(dialect, header.columns(), header.first()));
            if (other.isWellFormed()) {
                return other;
            }
        }
        return usual;
    }

    /** Where tabs part cells, quotes are often text; elsewhere they may have backslashes before them. */
    private List<Dialect.Quoting> otherQuotings() {
        List<Dialect.Quoting> others = new ArrayList<>();
        if (encoding.scan().escapedQuotes()) {
            others.add(Dialect.Quoting.ESCAPED);
        }
        if (header.dialect().delimiter() == '\t') {
            others.add(Dialect.Quoting.NONE);
        }
        return others;
    }

    /** Reads all of it for nothing; only where another way to read it is known. */
    private boolean isWellFormed() throws IOException {
        if (header.dialect().quoting() == Dialect.Quoting.DOUBLED
                && otherQuotings().isEmpty()) {
            return true;
        }
        try {
            read(List.of(), ANY_CELL, (line, cells) -> {});
            return true;
        } catch (UserException malformed) {
            return false;
        }
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public List<String> columns() {
        return header.columns();
    }

    @Override
    public List<String> first() {
        return header.first();
    }

    @Override
    public String sha256() {
        return encoding.scan().sha256();
    }

    @Override
    public String format() {
        return header.dialect() + ", " + encoding.charset();
    }

    @Override
    public void read(List<String> wanted, int maxCell, Sink sink) throws IOException {
        CsvRows.read(file, encoding.charset(), header, named, wanted, maxCell, sink);
    }
}
