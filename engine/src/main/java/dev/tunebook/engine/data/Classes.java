package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.Excerpt;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The classes of the main file: enough of them, with enough rows, sorted by name. */
final class Classes implements TargetCheck {
    private static final int LEFT_OUT = -1;
    private static final int UNKNOWN = -2;

    private final Labels labels;
    private final String labelColumn;
    private final String main;
    private final List<String> names;
    private final int[] sortedId;
    private final String[] reasons;

    private Classes(Labels labels, String main, String labelColumn, int[] counts, int least) {
        this.labels = labels;
        this.main = main;
        this.labelColumn = labelColumn;
        int[] kept = IntStream.range(0, counts.length)
                .filter(id -> counts[id] >= least)
                .boxed()
                .sorted(Comparator.comparing(labels::name))
                .mapToInt(id -> id)
                .toArray();
        names = Arrays.stream(kept).mapToObj(labels::name).toList();
        sortedId = new int[counts.length];
        reasons = new String[counts.length];
        Arrays.fill(sortedId, LEFT_OUT);
        IntStream.range(0, kept.length).forEach(id -> sortedId[kept[id]] = id);
        for (int id = 0; id < counts.length; id++) {
            reasons[id] = "class %s has fewer than %s".formatted(labels.name(id), Excerpt.count(least, "row"));
        }
    }

    /**
     * Checks the classes of the main file's rows.
     *
     * @throws UserException when there are not two classes, or one has a single row that --min-rows does not allow
     */
    static Classes check(List<FileRows> files, Labels labels, DatasetSpec spec) {
        int[] counts = new int[labels.size()];
        files.forEach(file -> IntStream.range(0, file.size()).forEach(row -> counts[file.classOf(row)]++));
        FileRows main = files.get(0);
        if (labels.size() == 1) {
            throw new UserException(
                    "%s column %s (%s in all rows) must hold at least two classes."
                            .formatted(main.name(), Excerpt.of(spec.label()), Excerpt.of(labels.name(0))),
                    "another column has the labels; the file has "
                            + Excerpt.list(main.records().columns()) + ".");
        }
        if (spec.minRows() == 0) {
            requireTwoRows(files, labels, counts, spec.label());
        }
        Classes classes = new Classes(labels, main.name(), spec.label(), counts, spec.minRows());
        if (classes.names.size() < 2) {
            int second = Arrays.stream(counts).sorted().toArray()[counts.length - 2];
            throw new UserException(
                    "min-rows (%d) must leave at least two classes; of the %d in %s it leaves %d."
                            .formatted(spec.minRows(), counts.length, main.name(), classes.names.size()),
                    "--min-rows %d.".formatted(second));
        }
        return classes;
    }

    private static void requireTwoRows(List<FileRows> files, Labels labels, int[] counts, String labelColumn) {
        long single = Arrays.stream(counts).filter(count -> count == 1).count();
        if (single == 0) {
            return;
        }
        FileRows main = files.stream()
                .filter(file -> IntStream.range(0, file.size()).anyMatch(row -> counts[file.classOf(row)] == 1))
                .findFirst()
                .get();
        int first = IntStream.range(0, main.size())
                .filter(row -> counts[main.classOf(row)] == 1)
                .findFirst()
                .getAsInt();
        String name = labels.name(main.classOf(first));
        List<String> others =
                labels.names().stream().filter(other -> !other.equals(name)).toList();
        String maybe = Nearest.to(name, others)
                .map(near -> "%s is meant; else --min-rows 2, which leaves such rows out.".formatted(Excerpt.of(near)))
                .orElse("--min-rows 2, which leaves such rows out.");
        throw new UserException(
                "%s line %d: column %s (%s) must be a class with at least 2 rows; this is its only one%s."
                        .formatted(
                                main.name(),
                                main.line(first),
                                Excerpt.of(labelColumn),
                                Excerpt.of(name),
                                Excerpt.more(single - 1, "class")),
                maybe);
    }

    /**
     * Checks that a test or validation file has no class that training rows lack.
     *
     * @throws UserException with the first such row, and how many others there are
     */
    @Override
    public void checkKnown(FileRows rows) {
        int[] unknown = IntStream.range(0, rows.size())
                .filter(row -> sortedId(rows.classOf(row)) == UNKNOWN)
                .toArray();
        if (unknown.length == 0) {
            return;
        }
        String name = labels.name(rows.classOf(unknown[0]));
        throw new UserException(
                "%s line %d: column %s (%s) must be one of the %d classes of %s%s."
                        .formatted(
                                rows.name(),
                                rows.line(unknown[0]),
                                Excerpt.of(labelColumn),
                                Excerpt.of(name),
                                names.size(),
                                main,
                                Excerpt.more(unknown.length - 1L, "row")),
                Nearest.to(name, names)
                        .map(near -> Excerpt.of(near) + " is meant.")
                        .orElse("rows of this class are missing from " + main + ", or belong in neither."));
    }

    private int sortedId(int id) {
        return id < sortedId.length ? sortedId[id] : UNKNOWN;
    }

    @Override
    public int[] kept(FileRows rows) {
        int[] kept = IntStream.range(0, rows.size())
                .filter(row -> sortedId(rows.classOf(row)) >= 0)
                .toArray();
        IntStream.range(0, rows.size())
                .filter(row -> sortedId(rows.classOf(row)) < 0)
                .forEach(row -> rows.leaveOut(rows.line(row), reasons[rows.classOf(row)]));
        return kept;
    }

    @Override
    public Targets targets(List<FileRows> files, List<int[]> kept) {
        int[] ids = IntStream.range(0, files.size())
                .boxed()
                .flatMapToInt(file -> Arrays.stream(kept.get(file))
                        .map(row -> sortedId(files.get(file).classOf(row))))
                .toArray();
        return new Targets.Classes(names, ids);
    }
}
