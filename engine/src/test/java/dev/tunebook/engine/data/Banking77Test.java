package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import org.junit.jupiter.api.Test;

class Banking77Test {
    private static Dataset load() {
        DatasetSpec spec =
                DatasetSpec.defaults().path("train.csv").test("test.csv").label("category");
        return Dataset.load("banking", spec, SharedData.folder("banking77"));
    }

    @Test
    void loadsWholeWithItsTestFile() {
        Dataset dataset = load();
        assertThat(dataset.labels()).hasSize(77).isSorted().startsWith("Refund_not_showing_up");
        assertThat(dataset.leftOut()).isEmpty();
        assertThat(dataset.sources()).extracting(Dataset.Source::rows).containsExactly(10_003, 3_080);
        assertThat(dataset.sources().get(0).sha256()).startsWith("b06e26ac675513959a63135f11b94ea7");
        assertThat(dataset.card().parts())
                .containsEntry(Part.TRAIN, 9_003)
                .containsEntry(Part.VALIDATION, 1_000)
                .containsEntry(Part.TEST, 3_080);
    }

    @Test
    void hasNoExactDuplicates() {
        assertThat(load().card().duplicates()).isEmpty();
    }
}
