package dev.tunebook.engine.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which of several rows with one text is kept.
 *
 * @param rule what decides
 * @param column the column whose value decides; empty unless the rule is about a column
 */
public record Keep(Rule rule, String column) {
    /** The first row. */
    public static final Keep FIRST = new Keep(Rule.FIRST, "");

    /** What decides; among equals the first row is kept. */
    public enum Rule {
        FIRST,
        LAST,
        LONGEST,
        SHORTEST,
        /** A row with the label that most of the rows have. */
        MAJORITY_LABEL,
        /** A test row, else a validation row. */
        TEST,
        /** A training row, else a validation row. */
        TRAIN,
        /** The row with the highest value in a column: as numbers where all are, else as texts. */
        HIGHEST,
        /** The row with the lowest value in a column. */
        LOWEST;

        boolean isOfColumn() {
            return this == HIGHEST || this == LOWEST;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Keep {
        new Faults()
                .require(
                        rule.isOfColumn() != column.isBlank(),
                        "keep",
                        rule + ":" + column,
                        rule.isOfColumn() ? "a rule with a column" : "a rule without a column",
                        "--keep highest:date.")
                .throwIfAny();
    }

    /** Reads {@code first}, {@code majority-label}, {@code highest:date} and so on. */
    public static Keep parse(String text) {
        int colon = text.indexOf(':');
        String name = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
        String column = colon < 0 ? "" : text.substring(colon + 1);
        for (Rule rule : Rule.values()) {
            if (rule.toString().equals(name) && rule.isOfColumn() != column.isBlank()) {
                return new Keep(rule, column);
            }
        }
        throw new UserException(
                "keep (" + text + ") must be one of " + String.join(", ", choices()) + ".",
                "keep " + Nearest.to(text, choices()).orElse("first") + ".");
    }

    private static List<String> choices() {
        return Arrays.stream(Rule.values())
                .map(rule -> rule + (rule.isOfColumn() ? ":COLUMN" : ""))
                .collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return rule + (column.isEmpty() ? "" : ":" + column);
    }
}
