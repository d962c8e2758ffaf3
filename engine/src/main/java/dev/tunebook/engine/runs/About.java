package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.spec.Part;
import java.util.Arrays;
import java.util.List;

/**
 * What every evaluation says of itself.
 *
 * @param run the run's name
 * @param runId the run's unique id
 * @param data what the rows are of
 * @param part the part that was looked at
 * @param warnings what to know before the figures are believed
 * @param notes what may be said beside them
 * @param seconds that it took
 */
public record About(
        String run, String runId, Dataset data, Part part, List<String> warnings, List<String> notes, double seconds) {
    public About {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** The rows that were looked at, as they stand in the dataset. */
    public List<Row> rows() {
        return Arrays.stream(data.indices(part)).mapToObj(data::row).toList();
    }
}
