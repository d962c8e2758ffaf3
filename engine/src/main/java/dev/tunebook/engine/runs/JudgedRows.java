package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;

/** The rows that somebody is judged by. */
public final class JudgedRows {
    private JudgedRows() {}

    /**
     * Of a part of a dataset.
     *
     * @throws UserException when the part has none
     */
    public static int[] of(Dataset dataset, Part part) {
        int[] rows = dataset.indices(part);
        if (rows.length == 0) {
            throw new UserException(
                    dataset.name() + " has no " + part + " rows.", "--split 80/10/10 when the dataset is loaded.");
        }
        return rows;
    }
}
