package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final List<int[]> ROWS =
            IntStream.range(0, 1003).mapToObj(i -> new int[1 + i * 7 % 90]).toList();

    @Test
    void takesEveryRowOnce() {
        int[] taken = new Order(32, 0, 5)
                .batches(ROWS, 1).stream().flatMapToInt(Arrays::stream).sorted().toArray();
        assertThat(taken).isEqualTo(IntStream.range(0, 1003).toArray());
    }

    @Test
    void makesFullBatchesButForTheLastOfABucket() {
        assertThat(new Order(32, 0, 5).batches(ROWS, 1))
                .hasSize(32)
                .filteredOn(batch -> batch.length < 32)
                .hasSize(1);
    }

    @Test
    void puttingSimilarLengthsTogetherLeavesLittlePadding() {
        long padded = new Order(32, 0, 5)
                .batches(ROWS, 1).stream().mapToLong(OrderTest::padded).sum();
        long used = ROWS.stream().mapToLong(row -> row.length).sum();
        assertThat(padded).isLessThan(used * 108 / 100);
    }

    @Test
    void dependsOnSeedAndEpochAlone() {
        assertThat(new Order(32, 0, 5).batches(ROWS, 1))
                .usingRecursiveComparison()
                .isEqualTo(new Order(32, 0, 5).batches(ROWS, 1));
        assertThat(new Order(32, 0, 5).batches(ROWS, 2).get(0))
                .isNotEqualTo(new Order(32, 0, 5).batches(ROWS, 1).get(0));
        assertThat(new Order(32, 0, 6).batches(ROWS, 1).get(0))
                .isNotEqualTo(new Order(32, 0, 5).batches(ROWS, 1).get(0));
    }

    @Test
    void fillsBatchesUpToSoManyTokensWithTheirPadding() {
        List<int[]> batches = new Order(32, 512, 5).batches(ROWS, 1);
        assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1003).toArray());
        assertThat(batches).allSatisfy(batch -> assertThat(padded(batch)).isLessThanOrEqualTo(512));
        assertThat(batches.stream().mapToLong(OrderTest::padded).average().orElseThrow())
                .as("nearly full")
                .isGreaterThan(430);
        assertThat(batches)
                .usingRecursiveComparison()
                .isEqualTo(new Order(99, 512, 5).batches(ROWS, 1))
                .isNotEqualTo(new Order(99, 512, 5).batches(ROWS, 2));
    }

    @Test
    void givesARowThatIsLongerThanABatchABatchOfItsOwn() {
        assertThat(new Order(32, 4, 5).batches(List.of(new int[9], new int[2], new int[9], new int[2]), 1))
                .extracting(batch -> batch.length)
                .containsExactlyInAnyOrder(1, 1, 2);
    }

    private static long padded(int[] batch) {
        return batch.length
                * (long) Arrays.stream(batch)
                        .map(row -> ROWS.get(row).length)
                        .max()
                        .orElseThrow();
    }
}
