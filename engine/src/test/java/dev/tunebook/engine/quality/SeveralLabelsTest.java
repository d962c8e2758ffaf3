package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checks of labels where rows have any number of them. */
class SeveralLabelsTest {
    @Test
    void findNothingInACleanDataset() {
        for (Check check :
                List.of(new RareClasses(), new LabelVariants(), new ConflictingLabels(), new GiveawayWords())) {
            assertThat(Rows.look(check, QualityRows.labelledAnd()).count())
                    .as(check.name())
                    .isZero();
        }
        assertThat(Report.of(QualityRows.labelledAnd()).findings())
                .extracting(Finding::check)
                .contains("rare-classes", "label-variants", "conflicting-labels", "giveaway-words");
    }

    @Test
    void aLabelWithFewRowsIsRareWhateverStandsBesideIt() {
        String[] rare = IntStream.range(0, 3)
                .mapToObj(row -> "billing;urgent|text " + row)
                .toArray(String[]::new);
        Finding finding = Rows.look(new RareClasses(), QualityRows.labelledAnd(rare));
        assertThat(finding.rows()).containsExactly(120, 121, 122);
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.examples().get(0).note()).isEqualTo("3 rows with urgent");
        assertThat(finding.fix()).isEqualTo("%fix tickets --min-rows 10");
    }

    @Test
    void aRareLabelOfTenRowsIsToBeCopied() {
        Stream<String> rows = IntStream.range(0, 130)
                .mapToObj(row -> (row < 12 ? "often;seldom|text " : row % 2 == 0 ? "often|text " : "often;other|text ")
                        + Integer.toString(1000 + 379 * row, 7));
        Finding finding = Rows.look(new RareClasses(), QualityRows.labelled(rows));
        assertThat(finding.count()).isEqualTo(12);
        assertThat(finding.fix()).isEqualTo("%augment tickets --copies 2 --classes seldom");
    }

    @Test
    void variantsAreFoundAmongSeveralLabels() {
        Finding finding = Rows.look(
                new LabelVariants(), QualityRows.labelledAnd("text;Billing|one text", "dleivery|another one"));
        assertThat(finding.rows()).containsExactly(120, 121);
        assertThat(finding.examples())
                .extracting(Finding.Example::note)
                .containsExactly("Billing (1 row) for billing (60 rows)", "dleivery (1 row) for delivery (60 rows)");
    }

    @Test
    void theSameTextWithAnotherSetOfLabelsIsAConflict() {
        Dataset faulty = QualityRows.labelledAnd(
                "text;billing|where is the parcel that i ordered",
                "billing;text|where is the parcel that i ordered!",
                "billing|where is the parcel that I ordered");
        Finding finding = Rows.look(new ConflictingLabels(), faulty);
        assertThat(finding.rows()).containsExactly(120, 122);
        assertThat(Rows.look(
                                new ConflictingLabels(),
                                QualityRows.labelledAnd("text;billing|where is it", "billing;text|where is it"))
                        .count())
                .isZero();
    }

    @Test
    void aWordMayGiveOneOfSeveralLabelsAway() {
        Stream<String> rows = Rows.clean().stream()
                .map(row -> row.replace("train ", "text;"))
                .map(row -> row.contains("billing|") ? row + " [form17]" : row);
        Finding finding = Rows.look(new GiveawayWords(), QualityRows.labelled(rows));
        assertThat(finding.count()).isEqualTo(60);
        assertThat(finding.fix()).isEqualTo("%fix tickets --without form17");
        assertThat(finding.examples())
                .extracting(Finding.Example::note)
                .containsExactly("\"form17\" in 100% of its class, 60 of 60 rows with it");
    }
}
