package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
    @TempDir
    Path root;

    @Test
    void tellsWhatWasReadHowItWasPartedAndWhatWasDoneSince() {
        Dataset loaded = new CsvFolder(root)
                .with("t.csv", CsvFolder.GOOD + "13,,refund\n")
                .with("test.csv", "text,intent\nmoney,refund\n")
                .load(spec -> spec.test("test.csv"));
        Dataset shorter = loaded.derive(loaded.content().select(new int[] {0, 1, 12}), "drop", "--max-words 5");
        assertThat(shorter.lineage().steps())
                .extracting(Lineage.Step::action, Lineage.Step::rowsBefore, Lineage.Step::rowsAfter)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("read", 0, 12),
                        org.assertj.core.groups.Tuple.tuple("read", 12, 13),
                        org.assertj.core.groups.Tuple.tuple("split", 13, 13),
                        org.assertj.core.groups.Tuple.tuple("drop", 13, 3));
        Lineage.Step read = shorter.lineage().steps().get(0);
        assertThat(read.detail())
                .isEqualTo("t.csv (comma-separated, UTF-8, sha256 "
                        + loaded.sources().get(0).sha256() + ")");
        assertThat(read.counts()).containsEntry("records", 13L).containsEntry("left out", 1L);
        assertThat(shorter.rows())
                .extracting(Row::text)
                .containsExactly("where is my parcel", "please pay me back", "money");
        assertThat(loaded.size()).isEqualTo(13);
        assertThat(loaded.lineage().steps()).hasSize(3);
        assertThat(shorter.fingerprint()).isNotEqualTo(loaded.fingerprint());
    }
}
