package dev.tunebook.engine.data;

import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** From the files that a spec names to a dataset: read, check the classes, sort them, part the rows. */
final class Loading {
    private final String name;
    private final DatasetSpec spec;
    private final Labels labels = new Labels();
    private final Map<Part, FileRows> files = new EnumMap<>(Part.class);
    private final List<Dataset.Source> sources = new ArrayList<>();

    private Loading(String name, DatasetSpec spec) {
        this.name = name;
        this.spec = spec;
    }

    static Dataset load(String name, DatasetSpec spec, Path folder) {
        Loading loading = new Loading(name, spec);
        Map<Part, DataFile> found = loading.find(folder);
        FileRows main = loading.read(Part.TRAIN, found);
        if (main.size() == 0) {
            throw noRows(main);
        }
        Classes classes = Classes.check(main, loading.labels, spec);
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            if (found.containsKey(part)) {
                classes.checkKnown(loading.read(part, found), main.file());
            }
        }
        return loading.dataset(classes);
    }

    private Map<Part, DataFile> find(Path folder) {
        Map<Part, DataFile> found = new EnumMap<>(Part.class);
        found.put(Part.TRAIN, DataFile.find("path", spec.path(), folder));
        addOther(found, Part.VALIDATION, spec.validation(), folder);
        addOther(found, Part.TEST, spec.test(), folder);
        return found;
    }

    private static void addOther(Map<Part, DataFile> found, Part part, String given, Path folder) {
        if (given.isEmpty()) {
            return;
        }
        DataFile file = DataFile.find(part.toString(), given, folder);
        for (DataFile other : found.values()) {
            if (other.place().equals(file.place())) {
                throw new UserException(
                        "%s (%s) must be another file than %s.".formatted(file.option(), given, other.option()),
                        "leave --%s out: rows for it are then split off.".formatted(file.option()));
            }
        }
        found.put(part, file);
    }

    private FileRows read(Part part, Map<Part, DataFile> found) {
        FileRows rows = FileRows.read(found.get(part), spec, labels);
        files.put(part, rows);
        sources.add(rows.source());
        return rows;
    }

    private static UserException noRows(FileRows rows) {
        return rows.leftOut().isEmpty()
                ? new UserException(
                        rows.file().name() + " (a header and nothing below) must have rows.",
                        "it was not written to the end: make or copy it again.")
                : new UserException(
                        "%s (%s) must have a row with text and label; in the first, at line %d, %s."
                                .formatted(
                                        rows.file().name(),
                                        Excerpt.count(rows.leftOut().size(), "row"),
                                        rows.leftOut().get(0).line(),
                                        rows.leftOut().get(0).reason()),
                        "another column; the file has "
                                + Excerpt.list(rows.header().columns()) + ".");
    }

    private Dataset dataset(Classes classes) {
        int size = files.values().stream().mapToInt(classes::kept).sum();
        Dataset.Columns columns =
                new Dataset.Columns(new String[size], new int[size], new Part[size], new int[size], new long[size]);
        List<Dataset.LeftOut> leftOut = new ArrayList<>();
        Lineage lineage = Lineage.NONE;
        int row = 0;
        int source = 0;
        for (Map.Entry<Part, FileRows> file : files.entrySet()) {
            int begin = row;
            row = classes.copy(file.getValue(), columns, begin);
            Arrays.fill(columns.files(), begin, row, source++);
            Arrays.fill(columns.parts(), begin, row, file.getKey());
            leftOut.addAll(file.getValue().leftOut());
            if (row == begin) {
                throw noRows(file.getValue());
            }
            lineage = lineage.then(read(file.getValue().source(), begin, row));
        }
        part(columns, classes.kept(files.get(Part.TRAIN)));
        lineage = lineage.then(split(columns.parts()));
        return new Dataset(name, spec, columns.content(classes.names()), sources, leftOut, lineage);
    }

    private static Lineage.Step read(Dataset.Source source, int before, int after) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("records", (long) source.rows());
        counts.put("left out", (long) source.rows() - (after - before));
        return new Lineage.Step("read", source.path() + " (sha256 " + source.sha256() + ")", before, after, counts);
    }

    private Lineage.Step split(Part[] parts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            counts.put(
                    part.toString(), Arrays.stream(parts).filter(part::equals).count());
        }
        String detail = "%s, seed %d, groups: %s"
                .formatted(spec.split(), spec.seed(), spec.group().name().toLowerCase(Locale.ROOT));
        return new Lineage.Step("split", detail, parts.length, parts.length, counts);
    }

    /** Parts the rows of the main file, which come first. */
    private void part(Dataset.Columns columns, int rows) {
        int validation = files.containsKey(Part.VALIDATION) ? 0 : spec.split().validation();
        int test = files.containsKey(Part.TEST) ? 0 : spec.split().test();
        Shares shares = new Shares(100 - validation - test, validation, test);
        Part[] parts = Split.of(Arrays.copyOf(columns.classes(), rows), shares, spec.seed(), groups(columns, rows));
        System.arraycopy(parts, 0, columns.parts(), 0, rows);
        requireRows(Part.VALIDATION, validation, columns, rows);
        requireRows(Part.TEST, test, columns, rows);
    }

    /** Rows of files of their own stay there, whatever they are near. */
    private IntUnaryOperator groups(Dataset.Columns columns, int rows) {
        if (spec.group() == Group.NONE) {
            return Split.ALONE;
        }
        List<String> texts = Arrays.asList(columns.texts()).subList(0, rows);
        int[] firsts =
                NearDuplicates.find(texts, NearDuplicates.USUAL_THRESHOLD).firstOfGroup();
        return row -> firsts[row];
    }

    private void requireRows(Part part, int share, Dataset.Columns columns, int rows) {
        if (share > 0 && !Arrays.asList(columns.parts()).contains(part)) {
            String file = files.get(Part.TRAIN).file().name();
            throw new UserException(
                    "split (%s) must leave a row for %s; %s has %s."
                            .formatted(spec.split(), part, file, Excerpt.count(rows, "row")),
                    part == Part.TEST
                            ? "more rows: at least 3 of a class."
                            : "--split %d/0/%d, or more rows."
                                    .formatted(
                                            100 - spec.split().test(),
                                            spec.split().test()));
        }
    }
}
