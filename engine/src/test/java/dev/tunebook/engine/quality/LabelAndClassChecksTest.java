package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelAndClassChecksTest {
    private static String[] rows(int count, String label) {
        return IntStream.range(0, count)
                .mapToObj(row -> "train " + label + "|text " + row)
                .toArray(String[]::new);
    }

    @Test
    void findNothingInACleanDataset() {
        Rows.assertClean(new RareClasses());
        Rows.assertClean(new LabelVariants());
    }

    @Test
    void rareClassesHaveUnderTenRows() {
        Finding finding = Rows.look(new RareClasses(), Rows.cleanAnd(rows(9, "complaint")));
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.count()).isEqualTo(9);
        assertThat(finding.rows().get(0)).isEqualTo(120);
        assertThat(finding.summary())
                .isEqualTo("1 of 3 classes are rare; the most frequent has 60 rows, the rarest 9 rows.");
        assertThat(finding.examples().get(0).note()).isEqualTo("9 rows like this");
    }

    @Test
    void rareClassesHaveUnderATenthOfTheMostFrequent() {
        String[] many = rows(141, "complaint");
        assertThat(Rows.look(new RareClasses(), Rows.cleanAnd(many)).count()).isZero();
        String[] tenTimes = rows(601, "complaint");
        Finding finding = Rows.look(new RareClasses(), Rows.cleanAnd(tenTimes));
        assertThat(finding.severity()).isEqualTo(Finding.Severity.NOTE);
        assertThat(finding.count()).isEqualTo(120);
    }

    @Test
    void labelVariantsDifferByCaseSpaceOrATypingError() {
        Finding finding = Rows.look(
                new LabelVariants(),
                Rows.cleanAnd("train Billing |a", "test BIL-LING|b", "train dleivery|c", "train deliver|d"));
        assertThat(finding.rows()).containsExactly(120, 121, 122, 123);
        assertThat(finding.examples())
                .extracting(Finding.Example::note)
                .containsExactly(
                        "Billing  (1 row) for billing (60 rows)",
                        "BIL-LING (1 row) for billing (60 rows)",
                        "dleivery (1 row) for delivery (60 rows)",
                        "deliver (1 row) for delivery (60 rows)");
    }

    @Test
    void labelVariantsAreNotWhatIsMeantToDiffer() {
        assertThat(LabelVariants.isTypo("level1", "level2")).isFalse();
        assertThat(LabelVariants.isTypo("abbr", "abbe")).isFalse();
        assertThat(LabelVariants.isTypo("refund", "refund")).isFalse();
        assertThat(LabelVariants.isTypo("refund", "rfeudn")).isFalse();
        assertThat(LabelVariants.isTypo("refund", "refnud")).isTrue();
        // Two classes of about as many rows are meant.
        assertThat(Rows.look(new LabelVariants(), Rows.cleanAnd(rows(20, "billings")))
                        .count())
                .isZero();
        assertThat(Rows.look(new LabelVariants(), Rows.cleanAnd("train -1|a", "train 1|b", "train c|d", "train c++|e"))
                        .count())
                .isZero();
    }
}
