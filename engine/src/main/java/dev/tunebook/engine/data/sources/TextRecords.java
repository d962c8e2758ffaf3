package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.spec.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * A plain text: each paragraph is a record with one cell, {@code text}; where no line is empty, each line is.
 *
 * <p>A paragraph ends where a line is empty.
 */
final class TextRecords implements Records {
    private static final String COLUMN = "text";

    private final DataFile file;
    private final TextEncoding encoding;
    private final boolean paragraphs;

    private TextRecords(DataFile file, TextEncoding encoding, boolean paragraphs) {
        this.file = file;
        this.encoding = encoding;
        this.paragraphs = paragraphs;
    }

    static TextRecords open(DataFile file, TextEncoding encoding) throws IOException {
        return new TextRecords(file, encoding, hasParagraphs(file, encoding));
    }

    /** Whether an empty line stands between two others. */
    private static boolean hasParagraphs(DataFile file, TextEncoding encoding) throws IOException {
        try (BufferedReader lines = new BufferedReader(file.characters(encoding.charset()))) {
            boolean begun = false;
            boolean gap = false;
            for (String line; (line = lines.readLine()) != null; ) {
                boolean blank = Blank.is(line);
                if (gap && !blank) {
                    return true;
                }
                begun |= !blank;
                gap |= begun && blank;
            }
            return false;
        }
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public List<String> columns() {
        return List.of(COLUMN);
    }

    @Override
    public List<String> first() {
        return List.of();
    }

    @Override
    public String sha256() {
        return encoding.scan().sha256();
    }

    @Override
    public String format() {
        return (paragraphs ? "paragraphs of text, " : "lines of text, ") + encoding.charset();
    }

    @Override
    public void read(List<String> wanted, int maxCell, Sink sink) throws IOException {
        String[] cells = new String[wanted.size()];
        int place = wanted.indexOf(COLUMN);
        StringBuilder paragraph = new StringBuilder();
        long begin = 0;
        long number = 0;
        try (BufferedReader lines = new BufferedReader(file.characters(encoding.charset()))) {
            for (String line; (line = lines.readLine()) != null; ) {
                number++;
                boolean blank = Blank.is(line);
                if (!paragraph.isEmpty() && (blank || !paragraphs)) {
                    tell(paragraph, begin, cells, place, sink);
                }
                if (!blank) {
                    begin = paragraph.isEmpty() ? number : begin;
                    paragraph.append(paragraph.isEmpty() ? "" : "\n").append(line);
                    require(paragraph.length(), begin, maxCell);
                }
            }
        }
        if (!paragraph.isEmpty()) {
            tell(paragraph, begin, cells, place, sink);
        }
    }

    private static void tell(StringBuilder paragraph, long begin, String[] cells, int place, Sink sink) {
        if (place >= 0) {
            cells[place] = paragraph.toString();
        }
        sink.add(begin, cells);
        paragraph.setLength(0);
    }

    private void require(int length, long begin, int maxCell) {
        if (length > maxCell) {
            throw new UserException(
                    "%s: the text that begins here must have at most %s."
                            .formatted(at(begin), Excerpt.count(maxCell, "character")),
                    "empty lines between its paragraphs; for a text that is right, --max-cell %d."
                            .formatted(Math.min(Integer.MAX_VALUE, 10L * maxCell)));
        }
    }
}
