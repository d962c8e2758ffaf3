package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.Keep;
import dev.tunebook.engine.spec.UserException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which of several rows is kept: the least one of this order; the first among equals. */
final class Preference {
    private final Draft draft;
    private final Keep keep;
    private final Comparator<String> cells;
    private final List<String> column;

    /**
     * Prepares.
     *
     * @throws UserException when the rule is about a column that the dataset has not got
     */
    Preference(Draft draft, Keep keep) {
        this.draft = draft;
        this.keep = keep;
        column = keep.column().isEmpty() ? List.of() : column(draft, keep);
        cells = column.stream().allMatch(Preference::isNumber)
                ? Comparator.comparingDouble(Double::parseDouble)
                : Comparator.naturalOrder();
    }

    private static List<String> column(Draft draft, Keep keep) {
        Map<String, List<String>> others = draft.before().content().others();
        if (!others.containsKey(keep.column())) {
            throw new UserException(
                    "keep (%s) must name a column that %s was loaded with%s."
                            .formatted(
                                    keep,
                                    draft.before().name(),
                                    others.isEmpty()
                                            ? ", other than text and label; there is none"
                                            : ": " + String.join(", ", others.keySet())),
                    "--columns " + keep.column() + " when you load it.");
        }
        return others.get(keep.column());
    }

    private static boolean isNumber(String cell) {
        try {
            return !Double.isNaN(Double.parseDouble(cell));
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    /** The row of a group that is kept. */
    int of(List<Integer> group) {
        return group.stream().min(order(group)).orElseThrow();
    }

    /** What speaks for the row that is kept, in a few words. */
    String reason(List<Integer> group) {
        return switch (keep.rule()) {
            case MAJORITY_LABEL ->
                "majority label: " + Majority.of(group, draft).orElseThrow();
            case HIGHEST, LOWEST -> "%s: %s".formatted(keep, column.get(of(group)));
            default -> keep.toString();
        };
    }

    private Comparator<Integer> order(List<Integer> group) {
        Comparator<Integer> rule = switch (keep.rule()) {
            case FIRST -> Comparator.naturalOrder();
            case LAST -> Comparator.reverseOrder();
            case SHORTEST -> Comparator.comparingInt(row -> draft.text(row).length());
            case LONGEST -> Comparator.comparingInt(row -> -draft.text(row).length());
            case TEST -> Comparator.comparing((Integer row) -> draft.part(row)).reversed();
            case TRAIN -> Comparator.comparing((Integer row) -> draft.part(row));
            case MAJORITY_LABEL -> {
                String majority = Majority.of(group, draft).orElseThrow().label();
                yield Comparator.comparing(row -> !draft.label(row).equals(majority));
            }
            case HIGHEST -> Comparator.comparing((Integer row) -> column.get(row), cells.reversed());
            case LOWEST -> Comparator.comparing((Integer row) -> column.get(row), cells);
        };
        return rule.thenComparing(Comparator.naturalOrder());
    }
}
