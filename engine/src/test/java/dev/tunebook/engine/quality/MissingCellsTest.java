package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset.LeftOut;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingCellsTest {
    private static final Check CHECK = new MissingCells();

    @Test
    void findsNothingInACleanDataset() {
        Rows.assertClean(CHECK);
    }

    @Test
    void countsRowsThatWereLeftOutAndTextsThatSayNothing() {
        Finding finding = Rows.look(
                CHECK,
                Rows.of(
                        List.of("train a|N/A", "train a|?!…", "train b|NaN", "train b|😀", "test b|no", "test a|7"),
                        new LeftOut("tickets.csv", 9, "text is missing"),
                        new LeftOut("tickets.csv", 12, "class rare has 1 row")));
        assertThat(finding.rows()).containsExactly(0, 1, 2);
        assertThat(finding.summary())
                .isEqualTo(
                        "4 of 7 rows (57.1%) lack a text or a label: 1 were left out, 3 have a text that says nothing.");
        assertThat(finding.examples())
                .extracting(Finding.Example::note)
                .containsExactly("says nothing", "says nothing", "says nothing", "tickets.csv:9 text is missing");
    }

    @Test
    void offersNothingWhereAllSuchRowsWereLeftOutAlready() {
        Finding finding = Rows.look(CHECK, Rows.of(Rows.clean(), new LeftOut("tickets.csv", 9, "label is missing")));
        assertThat(finding.count()).isEqualTo(1);
        assertThat(finding.fix()).isEmpty();
        Finding other = Rows.look(
                CHECK,
                Rows.of(List.of("train a|n/a", "train b|no"), new LeftOut("tickets.csv", 9, "label is missing")));
        assertThat(other.fix()).isEqualTo("%fix tickets --drop missing-cells");
    }
}
