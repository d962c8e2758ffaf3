package dev.tunebook.engine.quality;

import static dev.tunebook.engine.quality.Rows.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.data.SharedData;
import dev.tunebook.engine.spec.DatasetSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearDuplicateChecksTest {
    private static final List<String> CLEAN = List.of(
            "train a|where is the parcel that i ordered last week",
            "train b|i would like my money back for the broken kettle",
            "validation b|the refund has not arrived on my account",
            "test a|my delivery is three days late already");

    private static Dataset dataset(List<String> rows, String... others) {
        return Rows.of(Stream.concat(rows.stream(), Arrays.stream(others)).toList());
    }

    @Test
    void findNothingInACleanDataset() {
        for (Check check : List.of(new LeakedTexts(), new ConflictingLabels(), new RepeatedTexts())) {
            Finding finding = look(check, dataset(CLEAN));
            assertThat(finding.severity()).isEqualTo(Finding.Severity.CLEAN);
            assertThat(finding.count()).isZero();
            assertThat(finding.rows()).isEmpty();
            assertThat(finding.examples()).isEmpty();
        }
    }

    @Test
    void leakedTextsAreHeldOutRowsNearATrainingRow() {
        Dataset faulty = dataset(
                CLEAN,
                "test a|Where is the parcel that I ordered last week?",
                "validation b|i would like my money back for the broken kettles",
                "train a|where is the parcel that i ordered last week?");
        Finding finding = look(new LeakedTexts(), faulty);
        assertThat(finding.severity()).isEqualTo(Finding.Severity.SERIOUS);
        assertThat(finding.rows()).containsExactly(4, 5);
        assertThat(finding.summary())
                .isEqualTo(
                        "2 of 4 rows in validation and test (50.0%) repeat a training text, or nearly; 1 of them to the word, case, white space and punctuation aside.");
        assertThat(finding.examples()).hasSize(2);
        assertThat(finding.examples().get(1).note()).isEqualTo("similarity 0.98");
        assertThat(finding.examples().get(1).rows()).extracting(Row::index).containsExactly(1, 5);
    }

    @Test
    void conflictingLabelsAreNearTextsOfDifferentClasses() {
        Dataset faulty = dataset(
                CLEAN,
                "train b|where is the parcel that i ordered last week",
                "train a|where is the parcel that i ordered last month");
        Finding finding = look(new ConflictingLabels(), faulty);
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.summary())
                .isEqualTo("2 rows (33.3%) have a text that another row has, or nearly, under another label.");
        assertThat(finding.examples().get(0).rows()).extracting(Row::label).containsExactly("a", "b");
    }

    @Test
    void repeatedTextsAreCountedByHowMuchTheyRepeat() {
        Dataset faulty = dataset(
                CLEAN,
                "train a|my delivery is three days late already",
                "train a|My delivery, is three days LATE already!",
                "train a|my delivery is three days late already now");
        Finding finding = look(new RepeatedTexts(), faulty);
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.rows()).containsExactly(4, 5, 6);
        assertThat(finding.share()).isEqualTo(3 / 7.0);
        assertThat(finding.summary())
                .isEqualTo("3 of 7 rows (42.9%) repeat another text: 1 to the last character, "
                        + "1 but for case, white space and punctuation, 1 nearly; 1 group, the largest of 4 rows.");
        assertThat(finding.examples().get(0).rows()).extracting(Row::index).containsExactly(3, 6);
    }

    @Test
    void countWhatOthersCountedInBanking77() {
        DatasetSpec spec = DatasetSpec.defaults()
                .path("train.csv")
                .test("test.csv")
                .label("category")
                .split("100/0/0");
        Dataset banking = Dataset.load("banking", spec, SharedData.folder("banking77"));
        Finding leaks = look(new LeakedTexts(), banking);
        assertThat(leaks.count()).isEqualTo(366);
        assertThat(leaks.summary())
                .isEqualTo(
                        "366 of 3,080 rows in validation and test (11.9%) repeat a training text, or nearly; 11 of them to the word, case, white space and punctuation aside.");
        assertThat(leaks.examples()).hasSize(Finding.EXAMPLES);
    }
}
