package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import java.util.List;

/**
 * What all checks found in a dataset.
 *
 * @param dataset its name
 * @param fingerprint of its content
 * @param findings one for each check, clean ones included
 */
public record Report(String dataset, String fingerprint, List<Finding> findings) {
    private static final List<Check> CHECKS =
            List.of(new LeakedTexts(), new ConflictingLabels(), new NearDuplicateTexts());

    /** Runs all checks. */
    public static Report of(Dataset dataset) {
        Inspection inspection = new Inspection(dataset);
        return new Report(
                dataset.name(),
                dataset.fingerprint(),
                CHECKS.stream().map(check -> check.look(inspection)).toList());
    }
}
