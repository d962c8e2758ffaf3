package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.FolderRecords;
import dev.tunebook.engine.data.sources.Formats;
import dev.tunebook.engine.data.sources.LoadProgress;
import dev.tunebook.engine.data.sources.MemoryRecords;
import dev.tunebook.engine.data.sources.Sources;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.PairText;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** An immutable table of texts and what is to be learnt of them, parted into training, validation and test rows. */
public final class Dataset {
    private final String name;
    private final DatasetSpec spec;
    private final Content content;
    private final List<Source> sources;
    private final List<LeftOut> leftOut;
    private final Lineage lineage;
    private final Revision revision;
    private String fingerprint;

    /**
     * The columns of labelled texts, one entry a row.
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

        Content content(List<String> labels) {
            Targets targets = outputs == null
                    ? new Targets.Classes(labels, classes)
                    : new Targets.Outputs(Arrays.asList(outputs));
            return new Content(Arrays.asList(texts), List.of(), targets, parts, files, lines, Map.of());
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
     * <p>A path is a file, a folder of text files, a pattern such as {@code data/*.parquet}, an address of the web, or
     * {@code hf:org/name}. Files are CSV, TSV, JSON, JSON lines, Parquet or plain text, by the end of their names; text
     * files may be packed with gzip or be the only data file of a zip file. Every cell of a table is a text: {@code 007}
     * stays {@code 007}. Labels lose white space at their ends, texts are kept as they are. Rows that lack something are
     * left out and listed. Rows keep the order of their files: the main ones, those for validation, those for testing.
     *
     * @param name what the user calls it
     * @param spec where it comes from and how it is parted
     * @param folder that relative paths start at; {@code ~/} is the user's home
     * @throws UserException that names file, line and value of whatever cannot be used
     */
    public static Dataset load(String name, DatasetSpec spec, Path folder) {
        return load(name, spec, Sources.in(folder, Progress.NONE, LoadProgress.NONE));
    }

    /** The same, from sources that tell how it goes. */
    public static Dataset load(String name, DatasetSpec spec, Sources sources) {
        return Loading.load(name, spec, sources);
    }

    /** Takes the rows of a table; the spec says which columns, and how to part them. */
    public static Dataset of(String name, Table table, DatasetSpec spec) {
        return Loading.load(name, spec, MemoryRecords.of(name, table));
    }

    /**
     * Takes rows from memory: maps from column to value, Java records, or plain texts.
     *
     * @throws UserException when they are anything else, or cannot be used
     */
    public static Dataset of(String name, Collection<?> rows, DatasetSpec spec) {
        return Loading.load(name, spec, MemoryRecords.of(name, rows));
    }

    /** One class for each text: what classification needs and no more. */
    public Dataset(
            String name,
            DatasetSpec spec,
            List<String> labels,
            Columns columns,
            List<Source> sources,
            List<LeftOut> leftOut) {
        this(name, spec, columns.content(labels), sources, leftOut, Lineage.NONE);
    }

    public Dataset(
            String name,
            DatasetSpec spec,
            Content content,
            List<Source> sources,
            List<LeftOut> leftOut,
            Lineage lineage) {
        this(name, spec, content, sources, leftOut, lineage, null);
    }

    private Dataset(
            String name,
            DatasetSpec spec,
            Content content,
            List<Source> sources,
            List<LeftOut> leftOut,
            Lineage lineage,
            Revision revision) {
        this.name = name;
        this.spec = spec;
        this.content = content;
        this.sources = List.copyOf(sources);
        this.leftOut = List.copyOf(leftOut);
        this.lineage = lineage;
        this.revision = revision;
    }

    /** What the user calls it. */
    public String name() {
        return name;
    }

    /** The options that it was loaded with. */
    public DatasetSpec spec() {
        return spec;
    }

    /** What is learnt from it; never {@link Kind#AUTO}. */
    public Kind kind() {
        return content.targets().kind();
    }

    /** The classes' names, sorted; a row's class id is an index into them. None where the task has no classes. */
    public List<String> labels() {
        return content.targets().names();
    }

    /** The rows, column by column. */
    public Content content() {
        return content;
    }

    /** How it came to be. */
    public Lineage lineage() {
        return lineage;
    }

    /** Its fingerprint and how it came to be, to be shown. */
    public Provenance provenance() {
        return Provenance.of(this);
    }

    /** How it was made of an earlier version, which it leads back to; empty where it was loaded as it is. */
    public Optional<Revision> revision() {
        return Optional.ofNullable(revision);
    }

    /** The same, knowing how it was made of an earlier version. */
    Dataset revised(Revision how) {
        return new Dataset(name, spec, content, sources, leftOut, lineage, how);
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
        return content.size();
    }

    /** The text of a row: of a pair the first, of an input and its output the input, of a conversation all turns. */
    public String text(int row) {
        return content.texts().get(row);
    }

    /** Whether each row has two texts. */
    public boolean hasPairs() {
        return !content.seconds().isEmpty();
    }

    /** The second text of a row; empty where the rows are no pairs. */
    public Optional<String> second(int row) {
        return hasPairs() ? Optional.of(content.seconds().get(row)) : Optional.empty();
    }

    /** Whether each row is an input with an output, rather than a text alone. */
    public boolean hasOutputs() {
        return content.targets() instanceof Targets.Outputs;
    }

    /**
     * What a model is to answer to a row's text.
     *
     * @throws UserException when the rows have no outputs
     */
    public String output(int row) {
        if (content.targets() instanceof Targets.Outputs outputs) {
            return outputs.texts().get(row);
        }
        throw new UserException(
                "%s (%s) must have an output for each row.".formatted(name, kind()), "--output COLUMN.");
    }

    /** What a model is to say of a row. */
    public Target target(int row) {
        return content.targets().get(row);
    }

    /**
     * The class id of a row.
     *
     * @throws UserException when the rows have not one class each
     */
    public int classOf(int row) {
        if (content.targets() instanceof Targets.Classes classes) {
            return classes.ids()[row];
        }
        throw new UserException(
                "%s (%s) must have one class for each row.".formatted(name, kind()), "--kind single-label.");
    }

    /** The part of a row. */
    public Part part(int row) {
        return content.parts()[row];
    }

    /** One row whole. */
    public Row row(int row) {
        return new Row(row, text(row), target(row).shown(), part(row), file(row), content.lines()[row]);
    }

    /** The name of a row's file; within a folder, its path there. */
    private String file(int row) {
        String path = sources.get(content.files()[row]).path();
        List<String> inFolder = content.others().get(FolderRecords.FILE);
        return inFolder != null && !Formats.isKnown(path)
                ? inFolder.get(row)
                : path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
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

    /** What a model reads of the given rows: the texts, or pairs as {@link PairText} writes them. */
    public List<String> texts(int[] rows) {
        return Arrays.stream(rows).mapToObj(this::input).toList();
    }

    /** What a model reads of a row. */
    public String input(int row) {
        return second(row).map(second -> PairText.of(text(row), second)).orElseGet(() -> text(row));
    }

    /** SHA-256 over the labels and every row's texts, target and part, in order: equal data, equal fingerprint. */
    public synchronized String fingerprint() {
        if (fingerprint == null) {
            fingerprint = Fingerprint.of(this);
        }
        return fingerprint;
    }

    /** What the dataset looks like: counts, lengths, duplicates, leaks. */
    public DatasetCard card() {
        return DatasetCard.of(this);
    }

    /**
     * One dataset for each fold: every row of the main files is a test row of exactly one.
     *
     * @param folds at least 2
     * @throws UserException when there are fewer groups of rows than folds
     */
    public List<Dataset> folds(int folds) {
        return IntStream.rangeClosed(1, folds)
                .mapToObj(fold -> parted(spec.time("").folds(folds).fold(fold)))
                .toList();
    }

    /** The same rows parted anew, by the options of another spec; rows of test and validation files stay there. */
    public Dataset parted(DatasetSpec other) {
        Parting parting = Parting.anew(this, other);
        Content parted = parting.part(name);
        return new Dataset(name, other, parted, sources, leftOut, lineage.then(parting.step(parted)));
    }

    /** The same rows under another name. */
    public Dataset named(String other) {
        return new Dataset(other, spec, content, sources, leftOut, lineage, revision);
    }

    /**
     * A new version with other content; this one stays as it is.
     *
     * @param action what was done, one word
     * @param detail what exactly, such as the options
     */
    public Dataset derive(Content other, String action, String detail) {
        return derive(other, new Lineage.Step(action, detail, size(), other.size()));
    }

    /** A new version with other content, and the step that led to it. */
    public Dataset derive(Content other, Lineage.Step step) {
        return new Dataset(name, spec, other, sources, leftOut, lineage.then(step));
    }

    @Override
    public String toString() {
        return name + ": " + size() + " rows, " + (labels().isEmpty() ? kind() : labels().size() + " classes");
    }
}
