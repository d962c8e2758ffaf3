package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.Excerpt;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A dataset that is being revised: takes changes row by row, remembers why, and gives the new version.
 *
 * <p>The dataset itself stays as it is, and rows keep their index until the end.
 */
public final class Draft {
    private final Dataset before;
    private final DraftTexts texts;
    private final DraftTargets targets;
    private final Part[] parts;
    private final BitSet present = new BitSet();
    private final List<Change> changes = new ArrayList<>();
    private final List<Change> added = new ArrayList<>();

    /**
     * The rows that are there now.
     *
     * @param dataset of these rows alone
     * @param rows the draft's row of each row of the dataset, ascending
     */
    public record Present(Dataset dataset, int[] rows) {}

    public Draft(Dataset before) {
        this.before = before;
        texts = new DraftTexts(before);
        targets = new DraftTargets(before);
        parts = new Part[before.size()];
        Arrays.setAll(parts, before::part);
        present.set(0, before.size());
    }

    /** The dataset that is revised. */
    public Dataset before() {
        return before;
    }

    /** The rows that have not been dropped, ascending. */
    public int[] rows() {
        return present.stream().toArray();
    }

    /** Whether a row has not been dropped. */
    public boolean has(int row) {
        return present.get(row);
    }

    /** The text of a row as it is now. */
    public String text(int row) {
        return texts.text(row);
    }

    /** The label of a row as it is now. */
    public String label(int row) {
        return targets.label(row);
    }

    /** What a row has for an answer as it is now. */
    public Target target(int row) {
        return targets.get(row);
    }

    /** The part of a row as it is now. */
    public Part part(int row) {
        return parts[row];
    }

    /** Where a row came from: {@code tickets.csv:17}. */
    public String place(int row) {
        Row at = before.row(row);
        return at.file() + ":" + at.line();
    }

    /**
     * Edits all that a row says: its text, the second one of a pair, an output, each turn of a conversation.
     *
     * @param edit gives the text back where there is nothing to do
     * @param reason asked for behind the edit of each row that it changes
     */
    public void rewrite(int row, UnaryOperator<String> edit, String step, Supplier<String> reason) {
        for (DraftTexts.Edit each : texts.rewrite(row, edit)) {
            changes.add(new Change(row, Change.Action.TEXT_CHANGED, step, reason.get(), -1, each.was(), each.is()));
        }
    }

    /**
     * Gives a row what a cell says in place of its label, its labels, its number or its output.
     *
     * @throws UserException when the cell is none of the dataset's kind
     */
    public void correct(int row, String cell, String step, String reason) {
        Target target = targets.read(cell);
        if (target instanceof Target.Output output) {
            texts.output(row, output.text());
        }
        note(row, targets.set(row, target), step, reason);
    }

    /** Gives a row another class; an equal one is no change. Of datasets with one class for each row. */
    public void label(int row, String label, String step, String reason) {
        target(row, new Target.Label(label), step, reason);
    }

    /** Gives a row another class, or other labels, as the dataset's kind has them; equal ones are no change. */
    public void target(int row, Target target, String step, String reason) {
        note(row, targets.set(row, target), step, reason);
    }

    private void note(int row, String was, String step, String reason) {
        if (!was.equals(label(row))) {
            changes.add(new Change(row, Change.Action.LABEL_CHANGED, step, reason, -1, was, label(row)));
        }
    }

    /**
     * Shares the rows that are there out to the parts anew, in the proportions that the parts have, class by class.
     *
     * @param seed of the order in which rows are taken
     * @param groups the first row of each row's group, among the rows that are there; groups are never torn
     */
    public void resplit(long seed, int[] groups, String step) {
        Present present = now();
        Dataset dataset = present.dataset();
        int[] counts = new int[Part.values().length];
        IntStream.range(0, dataset.size())
                .forEach(row -> counts[dataset.part(row).ordinal()]++);
        int validation = percent(counts[Part.VALIDATION.ordinal()], dataset.size());
        int test = percent(counts[Part.TEST.ordinal()], dataset.size());
        Shares shares = new Shares(100 - validation - test, validation, test);
        int[] classes =
                dataset.content().targets() instanceof Targets.Classes each ? each.ids() : new int[dataset.size()];
        Part[] anew = Split.of(classes, shares, seed, row -> groups[row]);
        for (int place = 0; place < anew.length; place++) {
            int row = present.rows()[place];
            if (anew[place] != parts[row]) {
                changes.add(new Change(
                        row,
                        Change.Action.MOVED,
                        step,
                        "shared out anew, " + shares + ", seed " + seed,
                        -1,
                        parts[row].toString(),
                        anew[place].toString()));
                parts[row] = anew[place];
            }
        }
    }

    private static int percent(int count, int of) {
        return count == 0 ? 0 : Math.max(1, Math.round(100f * count / of));
    }

    /**
     * Drops a row.
     *
     * @param other a row that the reason tells of, or -1
     */
    public void drop(int row, String step, String reason, int other) {
        present.clear(row);
        changes.add(new Change(row, Change.Action.DROPPED, step, reason, other, "", ""));
    }

    /** Notes why a row stays that could have gone. */
    public void keep(int row, String step, String reason) {
        changes.add(new Change(row, Change.Action.KEPT, step, reason, -1, "", ""));
    }

    /** Adds a row with the label, part and place of another. */
    public void add(int row, String text, String step, String reason) {
        added.add(new Change(row, Change.Action.ADDED, step, reason, row, text(row), text));
    }

    /** The rows as they are now, added ones aside. */
    public Present now() {
        int[] rows = rows();
        return new Present(dataset(rows, List.of(), new Lineage.Step("draft", "", before.size(), rows.length)), rows);
    }

    /**
     * The new version, which knows how it was made.
     *
     * @param action one word for the lineage, such as {@code fix}
     * @param options what was asked for, as typed
     * @throws UserException when fewer than two classes or no training row would be left
     */
    public Dataset finish(String action, String options) {
        int[] kept = rows();
        Dataset after = dataset(
                kept, added, new Lineage.Step(action, options, before.size(), kept.length + added.size(), counts()));
        if (after.labels().size() < Math.min(2, before.labels().size())) {
            throw new UserException(
                    "%s (%s) must leave at least two classes; it leaves %s."
                            .formatted(before.name(), options, Excerpt.list(after.labels())),
                    "fewer of these options at once.");
        }
        if (after.indices(Part.TRAIN).length == 0) {
            throw new UserException(
                    "%s (%s) must leave a training row.".formatted(before.name(), options),
                    "fewer of these options at once.");
        }
        List<Change> all = new ArrayList<>(changes);
        all.addAll(added);
        return after.revised(new Revision(before, options, all));
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Change.Action action : Change.Action.values()) {
            long rows = Stream.concat(changes.stream(), added.stream())
                    .filter(change -> change.action() == action && action != Change.Action.KEPT)
                    .count();
            if (rows > 0) {
                counts.put(action.toString(), rows);
            }
        }
        return counts;
    }

    private Dataset dataset(int[] kept, List<Change> more, Lineage.Step step) {
        int[] rows = IntStream.concat(Arrays.stream(kept), more.stream().mapToInt(Change::row))
                .toArray();
        Content content = texts.in(
                        before.content().select(rows),
                        rows,
                        more.stream().map(Change::is).toList())
                .withParts(Arrays.stream(rows).mapToObj(row -> parts[row]).toArray(Part[]::new));
        return before.derive(content.withTargets(targets.of(rows, content.targets())), step);
    }
}
