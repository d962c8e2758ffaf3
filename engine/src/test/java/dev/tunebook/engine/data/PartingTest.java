package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Part;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a split keeps together, and in which order. */
class PartingTest {
    private static final int ROWS = 120;

    @TempDir
    Path root;

    private CsvFolder folder;

    @BeforeEach
    void write() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder csv = new StringBuilder("text,intent,customer,day\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append("%s %s %s,%s,c%d,2026-%02d-%02d\n"
                    .formatted(
                            Long.toString(random.nextLong(), 36),
                            Long.toString(random.nextLong(), 36),
                            Long.toString(random.nextLong(), 36),
                            row % 3 == 0 ? "rare" : "often",
                            row / 4,
                            1 + (row * 7 % ROWS) / 28,
                            1 + (row * 7 % ROWS) % 28));
        }
        folder = new CsvFolder(root).with("t.csv", csv.toString());
    }

    @Test
    void keepsRowsOfOneCustomerTogether() {
        Dataset dataset = folder.load(spec -> spec.by("customer"));
        List<String> customers = dataset.content().others().get("customer");
        for (int row = 0; row < ROWS; row++) {
            assertThat(dataset.part(row)).isEqualTo(dataset.part(row / 4 * 4));
            assertThat(customers.get(row)).isEqualTo("c" + row / 4);
        }
        assertThat(dataset.indices(Part.TEST)).hasSizeBetween(24, 36);
    }

    @Test
    void trainsOnTheOldestRowsAndTestsOnTheNewest() {
        Dataset dataset = folder.load(spec -> spec.time("day"));
        List<String> days = dataset.content().others().get("day");
        assertThat(Arrays.stream(Part.values()).map(part -> dataset.indices(part).length))
                .containsExactly(60, 30, 30);
        String lastTrained = latest(days, dataset.indices(Part.TRAIN));
        String lastValidated = latest(days, dataset.indices(Part.VALIDATION));
        for (int row = 0; row < ROWS; row++) {
            String day = days.get(row);
            switch (dataset.part(row)) {
                case VALIDATION -> assertThat(day).isGreaterThan(lastTrained);
                case TEST -> assertThat(day).isGreaterThan(lastValidated);
                case TRAIN -> assertThat(day).isLessThanOrEqualTo(lastTrained);
            }
        }
    }

    private static String latest(List<String> days, int[] rows) {
        return Arrays.stream(rows).mapToObj(days::get).max(String::compareTo).orElseThrow();
    }

    @Test
    void putsNearDuplicatesWhereTheNewestOfThemGoes() {
        folder.with(
                "t.csv",
                "text,intent,day\n"
                        + "this is how we began,a,2020-01-01\nnothing like the others here,b,2021-01-01\n"
                        + "some other words stand here,a,2022-01-01\nthis is how we began!,b,2026-01-01\n");
        Dataset dataset = folder.load(
                spec -> spec.time("day").split("50/0/50").group(Group.NEAR).minRows(1));
        assertThat(List.of(dataset.part(0), dataset.part(1), dataset.part(2), dataset.part(3)))
                .containsExactly(Part.TEST, Part.TRAIN, Part.TRAIN, Part.TEST);
    }

    @Test
    void testsEveryRowInExactlyOneFold() {
        List<Dataset> folds = folder.load().folds(5);
        Set<Integer> tested = new HashSet<>();
        for (Dataset fold : folds) {
            int[] test = fold.indices(Part.TEST);
            assertThat(test).hasSize(24);
            assertThat(Arrays.stream(test).filter(row -> row % 3 == 0)).hasSize(8);
            assertThat(fold.indices(Part.VALIDATION)).hasSize(30);
            Arrays.stream(test).forEach(row -> assertThat(tested.add(row)).isTrue());
        }
        assertThat(tested).hasSize(ROWS);
        assertThat(folder.load(spec -> spec.folds(5).fold(2)).fingerprint())
                .isEqualTo(folds.get(1).fingerprint());
    }

    @Test
    void keepsCustomersTogetherInFolds() {
        for (Dataset fold : folder.load(spec -> spec.by("customer")).folds(3)) {
            assertThat(IntStream.range(0, ROWS)).allMatch(row -> fold.part(row) == fold.part(row / 4 * 4));
        }
    }

    @Test
    void leavesRowsOfOtherFilesWhereTheyAreInFolds() {
        Dataset dataset = folder.with("test.csv", "text,intent\nnew,rare\n").load(spec -> spec.test("test.csv"));
        for (Dataset fold : dataset.folds(4)) {
            assertThat(fold.part(ROWS)).isEqualTo(Part.TEST);
            assertThat(fold.indices(Part.TEST)).hasSize(31);
        }
    }

    @Test
    void readsTimesOfManyForms() {
        assertThat(Times.parse("2026-05-03")).hasValue(1777766400);
        for (String same : List.of(
                "2026-05-03T14:00:00Z",
                "2026-05-03 14:00:00",
                "2026/05/03 14:00",
                "2026-05-03T16:00:00+02:00",
                "2026-05-03 14:00:00 UTC",
                "Sun, 3 May 2026 14:00:00 GMT",
                "1777816800")) {
            assertThat(Times.parse(same)).as(same).hasValue(1777816800);
        }
        assertThat(Times.parse("3 May")).isEmpty();
    }

    @Test
    void namesTheCellThatIsNoTime() {
        folder.with(
                "t.csv",
                CsvFolder.GOOD
                        .replace("parcel,parcel", "parcel,parcel,2020-01-01")
                        .replace("id,text,intent", "id,text,intent,day")
                        .replace("back,refund", "back,refund,soon"));
        assertThatThrownBy(() -> folder.load(spec -> spec.time("day")))
                .hasMessage("t.csv line 3: column \"day\" (\"soon\") must be a time.\n"
                        + "Maybe 2026-05-03, 2026-05-03T14:00:00Z, or a number that grows.");
    }

    @Test
    void saysWhatToDoWhereNearDuplicatesLeaveNothingToTestOn() {
        folder.with("t.csv", CsvFolder.GOOD);
        assertThatThrownBy(() -> folder.load(spec -> spec.group(Group.NEAR)))
                .hasMessage(
                        "split (50/25/25) must leave a row for validation; t.csv has 12 rows.\n"
                                + "Maybe more rows that differ: those that are nearly the same stay together, unless --group none says otherwise.");
    }
}
