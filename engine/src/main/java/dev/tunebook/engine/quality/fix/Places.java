package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.spec.UserException;
import java.util.HashMap;
import java.util.Map;

/** Rows by the places that a report shows: {@code tickets.csv:17}, or {@code 17} where one file only has a line 17. */
final class Places {
    private static final int SEVERAL = -1;

    private final Map<String, Integer> rows = new HashMap<>();
    private final String name;
    private final String example;

    Places(Draft draft) {
        name = draft.before().name();
        for (int row : draft.rows()) {
            Row at = draft.before().row(row);
            rows.put(at.file() + ":" + at.line(), row);
            rows.merge(Long.toString(at.line()), row, (one, other) -> SEVERAL);
        }
        example = draft.place(draft.rows()[0]);
    }

    /** Whether a text may be meant as a place. */
    static boolean isPlace(String text) {
        return text.matches("(?:.*:)?\\d+");
    }

    /**
     * The row at a place.
     *
     * @param option for the error
     * @throws UserException when there is none
     */
    int row(String option, String place) {
        Integer row = rows.get(place.strip());
        if (row == null || row == SEVERAL) {
            throw new UserException(
                    "%s (%s) must be a line of %s that has a row%s."
                            .formatted(
                                    option, place, name, row == null ? "" : "; several files have one of that number"),
                    example + ", as the report writes it.");
        }
        return row;
    }
}
