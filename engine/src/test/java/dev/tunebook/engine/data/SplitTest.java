package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static long count(Part[] parts, int[] classes, int id, Part part) {
        return IntStream.range(0, parts.length)
                .filter(row -> (id < 0 || classes[row] == id) && parts[row] == part)
                .count();
    }

    private static long[] counts(Part[] parts, int[] classes, int id) {
        return Arrays.stream(Part.values())
                .mapToLong(part -> count(parts, classes, id, part))
                .toArray();
    }

    @Test
    void sharesEachClassOutEvenly() {
        int[] classes =
                IntStream.range(0, 1000).map(row -> row % 10 == 0 ? 1 : 0).toArray();
        Part[] parts = Split.of(classes, Shares.STANDARD, 7, Split.ALONE);
        assertThat(counts(parts, classes, 0)).containsExactly(720, 90, 90);
        assertThat(counts(parts, classes, 1)).containsExactly(80, 10, 10);
    }

    @Test
    void carriesRoundingFromClassToClass() {
        int[] classes = IntStream.range(0, 77 * 5).map(row -> row % 77).toArray();
        Part[] parts = Split.of(classes, new Shares(70, 20, 10), 7, Split.ALONE);
        // every class of five has a test row, twice its share; the others give up equally much for it
        assertThat(counts(parts, classes, -1)).containsExactly(250, 58, 77);
        int[] dozens = IntStream.range(0, 77 * 12).map(row -> row % 77).toArray();
        assertThat(counts(Split.of(dozens, new Shares(70, 20, 10), 7, Split.ALONE), dozens, -1))
                .containsExactly(647, 185, 92);
    }

    @Test
    void givesHandfulsATrainingRowAndFromThreeOnATestRow() {
        for (long seed = 0; seed < 20; seed++) {
            int[] classes = {0, 1, 1, 2, 2, 2, 3, 3, 3, 3};
            Part[] parts = Split.of(classes, new Shares(10, 45, 45), seed, Split.ALONE);
            for (int id = 0; id < 4; id++) {
                assertThat(count(parts, classes, id, Part.TRAIN)).isPositive();
                assertThat(count(parts, classes, id, Part.TEST)).isGreaterThanOrEqualTo(id >= 2 ? 1 : 0);
            }
        }
    }

    @Test
    void leavesPartsWithoutAShareEmpty() {
        int[] classes = new SplittableRandom(3).ints(500, 0, 9).toArray();
        Part[] parts = Split.of(classes, new Shares(90, 0, 10), 7, Split.ALONE);
        assertThat(count(parts, classes, -1, Part.VALIDATION)).isZero();
        assertThat(count(parts, classes, -1, Part.TEST)).isEqualTo(50);
        assertThat(Split.of(classes, new Shares(100, 0, 0), 7, Split.ALONE)).containsOnly(Part.TRAIN);
    }

    @Test
    void neverTearsAGroup() {
        int[] classes = new SplittableRandom(3).ints(900, 0, 5).toArray();
        Part[] parts = Split.of(classes, Shares.STANDARD, 7, row -> row / 3 * 3);
        for (int row = 0; row < 900; row++) {
            assertThat(parts[row]).isEqualTo(parts[row / 3 * 3]);
        }
        assertThat(count(parts, classes, -1, Part.TEST)).isBetween(80L, 100L);
        assertThat(count(parts, classes, -1, Part.VALIDATION)).isBetween(80L, 100L);
    }

    @Test
    void dependsOnTheSeedAndNothingElse() {
        int[] classes = new int[12];
        // a golden value: a split that changes with a release would make runs incomparable
        assertThat(Split.of(classes, new Shares(50, 25, 25), 7, Split.ALONE))
                .extracting(part -> part.name().charAt(0))
                .containsExactly('T', 'T', 'T', 'V', 'T', 'V', 'T', 'T', 'T', 'V', 'T', 'T');
        assertThat(Split.of(classes, Shares.STANDARD, 7, Split.ALONE))
                .isNotEqualTo(Split.of(classes, Shares.STANDARD, 8, Split.ALONE));
    }
}
