package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.Blank;
import dev.tunebook.engine.data.sources.Excerpt;
import dev.tunebook.engine.data.sources.LoadProgress;
import dev.tunebook.engine.data.sources.Records;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** The usable rows of one file, by column, and those that lack a text or a target. */
final class FileRows implements Records.Sink {
    private static final int INTERRUPT_ROWS = 1024;
    private static final long REPORT_NANOS = 500_000_000;

    private final String given;
    private final Records records;
    private final Roles roles;
    private final Labels labels;
    private final TargetCells cells;
    private final Texts texts = new Texts();
    private final Texts seconds = new Texts();
    private final Texts outputs = new Texts();
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, List<String>> others = new LinkedHashMap<>();
    private final List<Dataset.LeftOut> leftOut = new ArrayList<>();
    private int[] classes = new int[1024];
    private long[] lines = new long[1024];
    private final LoadProgress progress;
    private final long beganNanos = System.nanoTime();
    private long reportedNanos = beganNanos;
    private int count;
    private int size;
    private UserException bad;
    private long otherBad;

    private FileRows(String given, Records records, Roles roles, Labels labels, LoadProgress progress) {
        this.progress = progress;
        this.given = given;
        this.records = records;
        this.roles = roles;
        this.labels = labels;
        this.cells = new TargetCells(roles.kind());
        roles.others().keySet().forEach(name -> others.put(name, new ArrayList<>()));
    }

    /**
     * Reads a file.
     *
     * @param given as the user named it
     * @param labels takes the class names that are met
     */
    static FileRows read(String given, Records records, Roles roles, Labels labels, int maxCell, LoadProgress progress)
            throws IOException {
        FileRows rows = new FileRows(given, records, roles, labels, progress);
        if (roles.kind() == Kind.MULTI_LABEL) {
            records.read(List.of(roles.target()), maxCell, (line, wanted) -> rows.cells.notice(wanted[0]));
        }
        records.read(roles.wanted(), maxCell, rows);
        rows.reportEnd();
        List.of(rows.texts, rows.seconds, rows.outputs).forEach(Texts::done);
        if (rows.bad != null) {
            throw rows.otherBad == 0
                    ? rows.bad
                    : new UserException(
                            rows.bad.problem().replaceAll("\\.$", Excerpt.more(rows.otherBad, "row") + "."),
                            rows.bad.maybe());
        }
        return rows;
    }

    @Override
    public void add(long line, String[] wanted) {
        if (++count % INTERRUPT_ROWS == 0) {
            pause();
        }
        int next = roles.texts().size();
        String text = text(wanted);
        String second = roles.second().isEmpty() ? null : wanted[next++];
        String target = roles.target().isEmpty() ? null : wanted[next++];
        List<String> missing = new ArrayList<>();
        miss(missing, roles.kind() == Kind.CHAT ? null : "text", text);
        miss(missing, roles.second().isEmpty() ? null : "second text", second);
        miss(missing, roles.target().isEmpty() ? null : roles.targetNoun(), target);
        if (!missing.isEmpty()) {
            leaveOut(line, reason(missing));
            return;
        }
        if (!takeTarget(line, target)) {
            return;
        }
        texts.add(roles.kind() == Kind.CHAT ? targets.get(targets.size() - 1).shown() : text);
        if (second != null) {
            seconds.add(second);
        }
        for (List<String> other : others.values()) {
            String cell = wanted[next++];
            other.add(cell == null ? "" : cell);
        }
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size + size / 2);
        }
        lines[size++] = line;
    }

    /** Now and then: is it still wanted, and who wants to know how it goes? */
    private void pause() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while reading " + records.name());
        }
        long now = System.nanoTime();
        if (now - reportedNanos > REPORT_NANOS) {
            report(now);
        }
    }

    private void report(long now) {
        reportedNanos = now;
        progress.report(records.name(), count, count * 1e9 / (now - beganNanos));
    }

    /** Who was told of a part is told of the whole too: what was shown stays on the page. */
    private void reportEnd() {
        if (reportedNanos != beganNanos) {
            report(System.nanoTime());
        }
    }

    private String text(String[] wanted) {
        if (roles.texts().size() <= 1) {
            return wanted.length == 0 ? null : wanted[0];
        }
        List<String> given = new ArrayList<>();
        for (String part : Arrays.asList(wanted).subList(0, roles.texts().size())) {
            if (part != null && !Blank.is(part)) {
                given.add(part);
            }
        }
        return String.join("\n\n", given);
    }

    private static void miss(List<String> missing, String noun, String cell) {
        if (noun != null && (cell == null || Blank.is(cell))) {
            missing.add(noun);
        }
    }

    private static String reason(List<String> missing) {
        return missing.size() == 1
                ? missing.get(0) + (missing.get(0).equals("messages") ? " are missing" : " is missing")
                : String.join(" and ", missing) + " are missing";
    }

    /** Whether the cell is a target; where it is not, the first such is remembered. */
    private boolean takeTarget(long line, String cell) {
        switch (roles.kind()) {
            case SINGLE_LABEL -> {
                if (size == classes.length) {
                    classes = Arrays.copyOf(classes, size + size / 2);
                }
                classes[size] = labels.add(Blank.strip(cell));
            }
            case PLAIN_TEXT -> {}
            case INPUT_OUTPUT -> outputs.add(cell);
            default -> {
                try {
                    targets.add(cells.read(cell));
                } catch (TargetCells.BadTarget wrong) {
                    noteBad(line, cell, wrong);
                    return false;
                }
            }
        }
        return true;
    }

    private void noteBad(long line, String cell, TargetCells.BadTarget wrong) {
        if (bad != null) {
            otherBad++;
            return;
        }
        bad = new UserException(
                "%s: %s %s (%s) must be %s."
                        .formatted(
                                records.at(line),
                                records.columnNoun(),
                                Excerpt.of(roles.target()),
                                Excerpt.of(cell),
                                wrong.expected),
                wrong.maybe);
    }

    void leaveOut(long line, String reason) {
        leftOut.add(new Dataset.LeftOut(records.name(), line, reason));
    }

    Records records() {
        return records;
    }

    String name() {
        return records.name();
    }

    int size() {
        return size;
    }

    List<String> texts() {
        return texts;
    }

    List<String> seconds() {
        return seconds;
    }

    List<String> outputs() {
        return outputs;
    }

    Map<String, List<String>> others() {
        return others;
    }

    List<Target> targets() {
        return targets;
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
        return new Dataset.Source(given, records.sha256(), count);
    }
}
