package dev.tunebook.engine.quality.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Change;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.quality.QualityRows;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Group;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which row of several stays, and that the audit says so of every one. */
class PoliciesTest {
    private static Dataset rated(String... ratings) {
        List<Map<String, String>> rows = List.of(
                Map.of("text", "my parcel is late", "label", "a", "rating", ratings[0]),
                Map.of("text", "my parcel is late!", "label", "b", "rating", ratings[1]),
                Map.of("text", "My parcel is late", "label", "b", "rating", ratings[2]),
                Map.of("text", "a lamp is broken", "label", "a", "rating", "0"),
                Map.of("text", "another chair came", "label", "b", "rating", "0"));
        return Dataset.of(
                "tickets",
                rows,
                DatasetSpec.defaults()
                        .columns("rating")
                        .split("100/0/0")
                        .group(Group.NONE)
                        .minRows(1));
    }

    private static Revision thinned(Dataset dataset, String keep) {
        return Fixes.apply(dataset, FixSpec.defaults().dedup("normalised").keep(keep))
                .revision()
                .orElseThrow();
    }

    private static int kept(Dataset dataset, String keep) {
        Revision revision = thinned(dataset, keep);
        List<Change> changes = revision.changes();
        assertThat(changes).extracting(Change::action).contains(Change.Action.DROPPED);
        int kept = changes.stream()
                .filter(change -> change.action() == Change.Action.KEPT)
                .findFirst()
                .orElseThrow()
                .row();
        assertThat(changes)
                .filteredOn(change -> change.action() == Change.Action.DROPPED)
                .hasSize(2)
                .allSatisfy(change -> {
                    assertThat(change.other()).isEqualTo(kept);
                    assertThat(change.reason())
                            .startsWith("repeats %s:%d, which is kept (%s"
                                    .formatted(
                                            dataset.row(kept).file(),
                                            dataset.row(kept).line(),
                                            keep));
                });
        return kept;
    }

    @Test
    void aColumnOfNumbersIsComparedAsNumbers() {
        Dataset numbers = rated("9", "10", "-3.5");
        assertThat(kept(numbers, "highest:rating")).isEqualTo(1);
        assertThat(kept(numbers, "lowest:rating")).isEqualTo(2);
    }

    @Test
    void aColumnOfTextsIsComparedAsTexts() {
        Dataset dates = rated("2026-01-09", "2025-12-31", "2026-01-10");
        assertThat(kept(dates, "highest:rating")).isEqualTo(2);
        assertThat(kept(dates, "lowest:rating")).isEqualTo(1);
    }

    @Test
    void theFirstOfEqualRowsIsKept() {
        assertThat(kept(rated("5", "7", "7"), "highest:rating")).isEqualTo(1);
    }

    @Test
    void placesLengthsAndPartsDecide() {
        assertThat(kept(rated("1", "1", "1"), "first")).isZero();
        assertThat(kept(rated("1", "1", "1"), "last")).isEqualTo(2);
        assertThat(kept(rated("1", "1", "1"), "longest")).isEqualTo(1);
        assertThat(kept(rated("1", "1", "1"), "shortest")).isZero();
        Dataset parts = QualityRows.of(
                "validation a|my parcel is late",
                "test a|my parcel is late!",
                "train b|My parcel is late",
                "train a|a lamp is broken",
                "train b|another lamp is whole");
        assertThat(kept(parts, "test")).isEqualTo(1);
        assertThat(kept(parts, "train")).isEqualTo(2);
    }

    @Test
    void theMajorityIsSaidWithItsFigures() {
        Revision revision = thinned(rated("1", "1", "1"), "majority-label");
        assertThat(revision.table().stringColumn("why").asList())
                .containsExactly(
                        "dedup normalised: repeats tickets:2, which is kept (majority label: b has 2 of 3)",
                        "dedup normalised: kept of 3 (majority label: b has 2 of 3)",
                        "dedup normalised: repeats tickets:2, which is kept (majority label: b has 2 of 3)",
                        "no step concerned it",
                        "no step concerned it");
    }
}
