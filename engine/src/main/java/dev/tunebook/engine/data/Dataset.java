package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** An immutable table of labelled texts, parted into training, validation and test rows. */
public final class Dataset {
    private final String name;
    private final DatasetSpec spec;
    private final List<String> labels;
    private final Columns columns;
    private final List<Source> sources;
    private final List<LeftOut> leftOut;

    /**
     * The columns, one entry a row.
     *
     * @param texts the texts
     * @param classes each an index into the labels
     * @param parts the part of each row
     * @param files each an index into the sources
     * @param lines where each record begins in its file, from 1
     * @param outputs what a model is to answer to each text; null where rows are not inputs with outputs
     */
    public record Columns(String[] texts, int[] classes, Part[] parts, int[] files, long[] lines, String[] outputs) {
        /** Columns of texts without outputs. */
        public Columns(String[] texts, int[] classes, Part[] parts, int[] files, long[] lines) {
            this(texts, classes, parts, files, lines, null);
        }
    }

    /**
     * A file that rows came from.
     *
     * @param path as the user gave it
     * @param sha256 of its bytes, in hexadecimal
     * @param rows records in it, those that were left out included
     */
    public record Source(String path, String sha256, int rows) {}

    /**
     * A row of the file that is not in the dataset.
     *
     * @param file the file's name
     * @param line where its record begins, from 1
     * @param reason such as {@code text is missing}
     */
    public record LeftOut(String file, long line, String reason) {}

    /**
     * Loads and parts a dataset.
     *
     * <p>Files are CSV in UTF-8 with a header line; the delimiter (comma, semicolon, tab) is found, a byte order mark
     * skipped, every cell a text: {@code 007} stays {@code 007}. Labels lose white space at their ends, texts are kept
     * as they are. Rows without a text or a label are left out and listed. Rows keep the order of their files: the main
     * one, the validation file, the test file.
     *
     * @param name what the user calls it
     * @param spec where it comes from and how it is parted
     * @param folder that relative paths start at; {@code ~/} is the user's home
     * @throws UserException that names file, line and value of whatever cannot be used
     */
    public static Dataset load(String name, DatasetSpec spec, Path folder) {
        return Loading.load(name, spec, folder);
    }

    public Dataset(
            String name,
            DatasetSpec spec,
            List<String> labels,
            Columns columns,
            List<Source> sources,
            List<LeftOut> leftOut) {
        this.name = name;
        this.spec = spec;
        this.labels = List.copyOf(labels);
        this.columns = columns;
        this.sources = List.copyOf(sources);
        this.leftOut = List.copyOf(leftOut);
    }

    /** What the user calls it. */
    public String name() {
        return name;
    }

    /** The options that it was loaded with. */
    public DatasetSpec spec() {
        return spec;
    }

    /** The classes' names, sorted; a row's class id is an index into them. */
    public List<String> labels() {
        return labels;
    }

    /** The files it came from. */
    public List<Source> sources() {
        return sources;
    }

    /** Rows of the files that were left out, with the reason. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    /** Number of rows. */
    public int size() {
        return columns.texts().length;
    }

    /** The text of a row. */
    public String text(int row) {
        return columns.texts()[row];
    }

    /** Whether each row is an input with an output, rather than a text alone. */
    public boolean hasOutputs() {
        return columns.outputs() != null;
    }

    /** What a model is to answer to a row's text, where the dataset {@link #hasOutputs}. */
    public String output(int row) {
        return columns.outputs()[row];
    }

    /** The class id of a row. */
    public int classOf(int row) {
        return columns.classes()[row];
    }

    /** The part of a row. */
    public Part part(int row) {
        return columns.parts()[row];
    }

    /** One row whole. */
    public Row row(int row) {
        String file = sources.get(columns.files()[row]).path();
        return new Row(
                row,
                text(row),
                labels.get(classOf(row)),
                part(row),
                file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1),
                columns.lines()[row]);
    }

    /** All rows, a view. */
    public List<Row> rows() {
        return new AbstractList<>() {
            @Override
            public Row get(int index) {
                return row(index);
            }

            @Override
            public int size() {
                return Dataset.this.size();
            }
        };
    }

    /** The indices of a part's rows, ascending. */
    public int[] indices(Part part) {
        return IntStream.range(0, size()).filter(row -> part(row) == part).toArray();
    }

    /** The texts at the given rows. */
    public List<String> texts(int[] rows) {
        return Arrays.stream(rows).mapToObj(this::text).toList();
    }

    /** SHA-256 over the labels and every row's text, class and part, in order: equal data, equal fingerprint. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    /** What the dataset looks like: counts, lengths, duplicates, leaks. */
    public DatasetCard card() {
        return DatasetCard.of(this);
    }

    /** The same rows under another name. */
    public Dataset named(String other) {
        return new Dataset(other, spec, labels, columns, sources, leftOut);
    }

    @Override
    public String toString() {
        return name + ": " + size() + " rows, " + labels.size() + " classes";
    }
}
