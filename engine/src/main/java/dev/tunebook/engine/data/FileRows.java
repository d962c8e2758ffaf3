package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.DatasetSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The usable rows of one file, by column, and those that lack a text or a label. */
final class FileRows implements CsvRows.Rows {
    private static final String NO_TEXT = "text is missing";
    private static final String NO_LABEL = "label is missing";
    private static final String NEITHER = "text and label are missing";

    private final DataFile file;
    private final Labels labels;
    private final List<String> texts = new ArrayList<>();
    private final List<Dataset.LeftOut> leftOut = new ArrayList<>();
    private int[] classes = new int[1024];
    private long[] lines = new long[1024];
    private Header header;
    private String sha256;
    private int records;

    private FileRows(DataFile file, Labels labels) {
        this.file = file;
        this.labels = labels;
    }

    /**
     * Reads a file.
     *
     * @param labels takes the class names that are met
     */
    static FileRows read(DataFile file, DatasetSpec spec, Labels labels) {
        FileRows rows = new FileRows(file, labels);
        try {
            List<String> wanted = List.of(spec.text(), spec.label());
            ByteScan.Result scan = ByteScan.of(file.place());
            if (scan.bad() != null) {
                throw BadCells.error(file, scan.bad(), wanted);
            }
            rows.sha256 = scan.sha256();
            rows.header = Header.read(file, StandardCharsets.UTF_8, wanted);
            rows.header.check(file, spec.text(), spec.label());
            CsvRows.read(file, rows.header, spec.text(), spec.label(), spec.maxCell(), rows);
        } catch (IOException unreadable) {
            throw file.unreadable(unreadable);
        }
        return rows;
    }

    @Override
    public void add(long line, String text, String label) {
        records++;
        String name = Blank.strip(label);
        boolean noText = Blank.is(text);
        if (noText || name.isEmpty()) {
            leaveOut(line, !noText ? NO_LABEL : name.isEmpty() ? NEITHER : NO_TEXT);
            return;
        }
        int row = texts.size();
        if (row == classes.length) {
            classes = Arrays.copyOf(classes, row + row / 2);
            lines = Arrays.copyOf(lines, row + row / 2);
        }
        texts.add(text);
        classes[row] = labels.add(name);
        lines[row] = line;
    }

    void leaveOut(long line, String reason) {
        leftOut.add(new Dataset.LeftOut(file.name(), line, reason));
    }

    DataFile file() {
        return file;
    }

    Header header() {
        return header;
    }

    int size() {
        return texts.size();
    }

    String text(int row) {
        return texts.get(row);
    }

    int classOf(int row) {
        return classes[row];
    }

    long line(int row) {
        return lines[row];
    }

    List<Dataset.LeftOut> leftOut() {
        return leftOut;
    }

    /** The file as a source. */
    Dataset.Source source() {
        return new Dataset.Source(file.given(), sha256, records);
    }
}
