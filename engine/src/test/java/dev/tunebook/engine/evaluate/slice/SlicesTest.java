package dev.tunebook.engine.evaluate.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.ConfusionMatrix;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicesTest {
    /** Of 200 rows all right but 30 of the last 50. */
    private static final Predictions PREDICTIONS = Predictions.of(
            List.of("a", "b"),
            new int[200],
            IntStream.range(0, 200).map(row -> row >= 170 ? 1 : 0).toArray());

    @Test
    void findsTheSliceThatIsWorseThanTheRest() {
        double[] lengths = IntStream.range(0, 200).asDoubleStream().toArray();
        List<Slice> slices =
                new Slices(PREDICTIONS).byNumber("length", lengths, 4).judge();
        assertThat(slices)
                .extracting(Slice::name)
                .containsExactly(
                        "length up to 49.75",
                        "length above 49.75 up to 99.5",
                        "length above 99.5 up to 149.25",
                        "length above 149.25 up to 199");
        assertThat(slices).extracting(Slice::isWorse).containsExactly(false, false, false, true);
        assertThat(slices.get(3).warning()).contains("worse than the rest (0.40 against 1.00).");
    }

    @Test
    void warnsOfFewRows() {
        List<String> languages = new ArrayList<>(Collections.nCopies(200, "en"));
        languages.set(0, "sv");
        List<Slice> slices = new Slices(PREDICTIONS).by("language", languages).judge();
        assertThat(slices).extracting(Slice::name).containsExactly("language = en", "language = sv");
        assertThat(slices.get(1).warning()).contains("only 1 row: accuracy may be anywhere from 0.21 to 1.00.");
    }

    @Test
    void leavesOutEmptySlicesAndJudgesTheWholeWithoutARest() {
        List<Slice> slices = new Slices(PREDICTIONS)
                .where("none", row -> false)
                .where("all", row -> true)
                .judge();
        assertThat(slices).extracting(Slice::name).containsExactly("all");
        assertThat(slices.get(0).rest()).isNaN();
        assertThat(slices.get(0).isWorse()).isFalse();
    }

    @Test
    void cutsEqualNumbersIntoOneSlice() {
        double[] same = new double[200];
        Arrays.fill(same, 3);
        assertThat(new Slices(PREDICTIONS).byNumber("length", same, 4).judge()).hasSize(1);
    }

    @Test
    void rejectsAColumnOfAnotherSplit() {
        assertThatThrownBy(() -> new Slices(PREDICTIONS).by("language", List.of("en")))
                .isInstanceOf(UserException.class)
                .hasMessage("values of language (1) must be as many as rows (200).\n"
                        + "Maybe take the column from the split that was evaluated.");
    }

    /** The p is that of scipy.stats.ttest_ind with equal_var=False. */
    @Test
    void judgesNumbersBesideTheRest() {
        double[] one = {27.5, 21.0, 19.0, 23.6, 17.0};
        double[] other = {20.9, 16.1, 13.0, 14.8, 15.2};
        assertThat(RowValues.welch(one, other)).isCloseTo(0.04053086575076207, within(1e-12));
        double[] errors = IntStream.range(0, 200)
                .mapToDouble(row -> row < 100 ? 1 + row % 3 : 3 + row % 3)
                .toArray();
        List<Slice> slices = new Slices(new RowValues("MAE", false, errors))
                .where("late", row -> row >= 100)
                .where("early", row -> row < 100)
                .where("two", row -> row < 2)
                .where("one", row -> row < 1)
                .judge();
        assertThat(slices).extracting(Slice::isWorse).containsExactly(true, false, false, false);
        assertThat(slices.get(0).warning()).contains("worse than the rest (4.00 against 1.99).");
        assertThat(slices.get(3).warning()).contains("only 1 row: MAE may be anywhere.");
    }

    @Test
    void saysNothingThatCannotBe() {
        List<Slice> slices = new Slices(new RowValues("mean chrF", true, new double[] {20, 40, 70, 95}, 100))
                .where("two", row -> row < 2)
                .where("high", row -> row > 1)
                .where("one", row -> row == 0)
                .judge();
        assertThat(slices).allSatisfy(slice -> {
            assertThat(slice.value().low()).isNotNegative();
            assertThat(slice.value().high()).isLessThanOrEqualTo(100);
        });
        assertThat(slices.get(2).warning()).contains("only 1 row: mean chrF may be anywhere from 0 to 100.");
    }

    /** Fisher's tea: 3 of 4 right against 1 of 4; tables of at most this chance: 2·(16 + 1) of 70. */
    @Test
    void countsTablesAtMostAsLikely() {
        assertThat(FisherExact.p(3, 1, 1, 3)).isCloseTo(34 / 70.0, within(1e-12));
        assertThat(FisherExact.p(0, 4, 0, 9)).isEqualTo(1);
    }

    @Test
    void saysWhenAccuracyMisleads() {
        Metrics metrics = Metrics.of(new ConfusionMatrix(List.of("ham", "spam"), new long[][] {{950, 0}, {40, 10}}));
        assertThat(Advice.of(metrics))
                .containsExactly("Accuracy (0.960) says little: always answering ham would reach 0.950. "
                        + "Look at macro F1 (0.656) or Matthews correlation (0.438).");
    }

    @Test
    void saysWhenTheTestSetIsTooSmall() {
        Metrics metrics = Metrics.of(new ConfusionMatrix(List.of("a", "b"), new long[][] {{160, 40}, {40, 160}}));
        assertThat(Advice.forDifference(metrics, .05))
                .isEqualTo("400 test rows are too few to show a difference of 0.05: about 469 are needed.");
    }

    @Test
    void namesClassesWithFewRows() {
        Metrics metrics = Metrics.of(new ConfusionMatrix(
                List.of("a", "b", "c"), new long[][] {{40, 0, 0}, {0, 5, 0}, {0, 0, 30}}));
        assertThat(Advice.of(metrics))
                .containsExactly("Fewer than 30 test rows: b (5). Their figures move by points with a single row.");
    }
}
