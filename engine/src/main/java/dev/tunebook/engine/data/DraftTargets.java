package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.UserException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the rows of a draft have for an answer: as it was, but for those that were given another. */
final class DraftTargets {
    private final Dataset before;
    private final Map<Integer, Target> others = new HashMap<>();

    DraftTargets(Dataset before) {
        this.before = before;
    }

    Target get(int row) {
        Target other = others.get(row);
        return other == null ? before.target(row) : other;
    }

    /** What is shown of a row's. */
    String label(int row) {
        return get(row).shown();
    }

    /** Gives a row another, and tells what was shown of it before. */
    String set(int row, Target target) {
        String was = label(row);
        others.put(row, target);
        return was;
    }

    /**
     * What a cell says, for the dataset's kind.
     *
     * @throws UserException when it says nothing of that kind
     */
    Target read(String cell) {
        if (before.kind() == Kind.INPUT_OUTPUT) {
            return new Target.Output(cell);
        }
        if (before.kind() == Kind.CHAT || before.kind() == Kind.PLAIN_TEXT) {
            throw new UserException(
                    "correct (%s) must be for labels, numbers or outputs; %s is %s."
                            .formatted(cell, before.name(), before.kind()),
                    "--drop LINE, which leaves the row out.");
        }
        TargetCells cells = new TargetCells(before.kind());
        cells.notice(cell);
        try {
            return cells.read(cell);
        } catch (TargetCells.BadTarget wrong) {
            throw new UserException("correct (%s) must be %s.".formatted(cell, wrong.expected), wrong.maybe);
        }
    }

    /**
     * Those of some rows, as one column.
     *
     * @param texts where they are texts, the column that has them already
     */
    Targets of(int[] rows, Targets texts) {
        return switch (before.kind()) {
            case SINGLE_LABEL -> classes(rows);
            case MULTI_LABEL -> labelSets(rows);
            case REGRESSION ->
                new Targets.Scores(Arrays.stream(rows)
                        .mapToDouble(row -> ((Target.Score) get(row)).value())
                        .toArray());
            default -> texts;
        };
    }

    /** Classes without a row are none. */
    private Targets classes(int[] rows) {
        List<String> names = List.copyOf(
                new TreeSet<>(Arrays.stream(rows).mapToObj(this::label).toList()));
        return new Targets.Classes(
                names,
                Arrays.stream(rows)
                        .map(row -> Collections.binarySearch(names, label(row)))
                        .toArray());
    }

    /** Labels without a row are none. */
    private Targets labelSets(int[] rows) {
        List<List<String>> each = Arrays.stream(rows)
                .mapToObj(row -> ((Target.Labels) get(row)).names())
                .toList();
        List<String> names =
                List.copyOf(new TreeSet<>(each.stream().flatMap(List::stream).toList()));
        return new Targets.LabelSets(
                names,
                each.stream()
                        .map(labels -> labels.stream()
                                .mapToInt(label -> Collections.binarySearch(names, label))
                                .sorted()
                                .toArray())
                        .toArray(int[][]::new));
    }
}
