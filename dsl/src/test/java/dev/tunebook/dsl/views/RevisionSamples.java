package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.quality.fix.Fixes;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Part;
import java.util.List;

/** A dataset that was put right, for views to show. */
final class RevisionSamples {
    private RevisionSamples() {}

    static Revision revision() {
        return Fixes.apply(
                        dataset(),
                        FixSpec.defaults()
                                .clean(true)
                                .mask(true)
                                .variants(true)
                                .drop("10")
                                .dedup("near")
                                .keep("longest")
                                .balance("up"))
                .revision()
                .orElseThrow();
    }

    private static Dataset dataset() {
        String[] texts = {
            "Where is the parcel that I ordered last week?",
            "where is the parcel that i ordered last week, please",
            "WHERE is the parcel that I ordered last week?!",
            "The cafÃ© charged me twice",
            "write to jane.doe@example.org about the invoice",
            "i would like my <b>money</b> back for the broken kettle",
            "the invoice has the wrong address on it",
            "the lamp that you sent is broken",
            "n/a"
        };
        Part[] parts = new Part[texts.length];
        java.util.Arrays.fill(parts, Part.TRAIN);
        parts[2] = Part.TEST;
        long[] lines = new long[texts.length];
        java.util.Arrays.setAll(lines, row -> row + 2);
        return new Dataset(
                "tickets",
                DatasetSpec.defaults(),
                List.of("Delivery", "billing", "delivery"),
                new Dataset.Columns(texts, new int[] {2, 2, 2, 1, 1, 1, 1, 0, 2}, parts, new int[texts.length], lines),
                List.of(new Dataset.Source("data/tickets.csv", "", texts.length)),
                List.of());
    }
}
