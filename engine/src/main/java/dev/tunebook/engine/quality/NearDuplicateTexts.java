package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;

/** Rows whose text repeats another row's, or nearly. */
public final class NearDuplicateTexts implements Check {
    private static final double WARNING_SHARE = 0.01;

    @Override
    public String name() {
        return "near-duplicate-texts";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        NearDuplicates near = inspection.nearDuplicates();
        int surplus = near.groups().stream()
                .mapToInt(group -> group.texts().size() - 1)
                .sum();
        return new Finding(
                name(),
                surplus == 0
                        ? Finding.Severity.CLEAN
                        : surplus < WARNING_SHARE * dataset.size() ? Finding.Severity.NOTE : Finding.Severity.WARNING,
                surplus,
                dataset.size(),
                "%s of %s (%s) could go: they repeat another text, or nearly."
                        .formatted(
                                surplus, Inspection.rows(dataset.size()), Inspection.percent(surplus, dataset.size())),
                "Repeated texts count more than others in training, and in the figures.",
                "--dedup near",
                near.pairs().stream()
                        .limit(Finding.EXAMPLES)
                        .map(inspection::example)
                        .toList());
    }
}
