package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a dataset was made of another: what happened to every row, and why.
 *
 * @param before the dataset that was revised, as it was
 * @param options what was asked for, as typed, such as {@code --dedup near --keep longest}
 * @param changes in the order in which they were made; rows without one stay as they are
 */
public record Revision(Dataset before, String options, List<Change> changes) {
    private static final String UNTOUCHED = "no step concerned it";

    /** What is to be learnt is edited as texts are, and shown as the label. */
    private static final Set<Kind> ANSWER_IS_TEXT = EnumSet.of(Kind.INPUT_OUTPUT, Kind.CHAT);

    public Revision {
        changes = List.copyOf(changes);
    }

    /** The changes step by step, in the order in which the steps were taken. */
    public Map<String, List<Change>> bySteps() {
        Map<String, List<Change>> steps = new LinkedHashMap<>();
        changes.forEach(change ->
                steps.computeIfAbsent(change.step(), step -> new ArrayList<>()).add(change));
        return steps;
    }

    /** How many rows met with an action. */
    public int rows(Change.Action action) {
        IntStream rows =
                changes.stream().filter(change -> change.action() == action).mapToInt(Change::row);
        return (int) (action == Change.Action.ADDED ? rows : rows.distinct()).count();
    }

    /**
     * The audit: one row per row of the dataset before, with {@code row}, {@code file}, {@code line}, {@code part}, {@code
     * action} ({@code kept} when nothing was done), {@code why}, {@code text}, {@code label} and the {@code text after},
     * {@code label after} and {@code part after}, which are empty when the row is gone; added rows come last.
     */
    public Table table() {
        Map<Integer, List<Change>> byRow = new TreeMap<>();
        List<Change> added = new ArrayList<>();
        for (Change change : changes) {
            if (change.action() == Change.Action.ADDED) {
                added.add(change);
            } else {
                byRow.computeIfAbsent(change.row(), row -> new ArrayList<>()).add(change);
            }
        }
        AuditTable table = new AuditTable(ANSWER_IS_TEXT.contains(before.kind()));
        for (Row row : before.rows()) {
            table.add(row, byRow.getOrDefault(row.index(), List.of()));
        }
        for (Change change : added) {
            Row original = before.row(change.row());
            table.add(as(original, byRow.getOrDefault(change.row(), List.of())), List.of(change));
        }
        return table.table(before.name());
    }

    /** A row with the label and the part that it was given before a copy was made of it. */
    private static Row as(Row row, List<Change> changes) {
        String label = row.label();
        Part part = row.part();
        for (Change change : changes) {
            label = change.action() == Change.Action.LABEL_CHANGED ? change.is() : label;
            part = change.action() == Change.Action.MOVED
                    ? Part.valueOf(change.is().toUpperCase(Locale.ROOT))
                    : part;
        }
        return new Row(row.index(), row.text(), label, part, row.file(), row.line());
    }

    private static final class AuditTable {
        private final IntColumn index = IntColumn.create("row");
        private final StringColumn file = StringColumn.create("file");
        private final LongColumn line = LongColumn.create("line");
        private final StringColumn part = StringColumn.create("part");
        private final StringColumn action = StringColumn.create("action");
        private final StringColumn why = StringColumn.create("why");
        private final StringColumn text = StringColumn.create("text");
        private final StringColumn label = StringColumn.create("label");
        private final StringColumn textAfter = StringColumn.create("text after");
        private final StringColumn labelAfter = StringColumn.create("label after");
        private final StringColumn partAfter = StringColumn.create("part after");
        private final boolean answerIsText;

        AuditTable(boolean answerIsText) {
            this.answerIsText = answerIsText;
        }

        void add(Row row, List<Change> changes) {
            String textNow = row.text();
            String labelNow = row.label();
            String partNow = row.part().toString();
            Change.Action last = Change.Action.KEPT;
            for (Change change : changes) {
                boolean edited = change.action() == Change.Action.TEXT_CHANGED;
                boolean ofAnswer = edited && answerIsText && change.was().equals(labelNow);
                boolean relabelled = change.action() == Change.Action.LABEL_CHANGED;
                labelNow = ofAnswer || relabelled ? change.is() : labelNow;
                // the second text of a pair is edited too, and has no column
                boolean ofText = edited && change.was().equals(textNow) || change.action() == Change.Action.ADDED;
                textNow = ofText ? change.is() : textNow;
                partNow = change.action() == Change.Action.MOVED ? change.is() : partNow;
                last = change.action() == Change.Action.KEPT ? last : change.action();
            }
            boolean gone = last == Change.Action.DROPPED;
            index.append(row.index());
            file.append(row.file());
            line.append(row.line());
            part.append(row.part().toString());
            action.append(last.toString());
            why.append(
                    changes.isEmpty()
                            ? UNTOUCHED
                            : changes.stream()
                                    .map(change -> change.step() + ": " + change.reason())
                                    .collect(Collectors.joining("; ")));
            text.append(row.text());
            label.append(row.label());
            textAfter.append(gone ? "" : textNow);
            labelAfter.append(gone ? "" : labelNow);
            partAfter.append(gone ? "" : partNow);
        }

        Table table(String name) {
            return Table.create(
                    name, index, file, line, part, action, why, text, label, textAfter, labelAfter, partAfter);
        }
    }
}
