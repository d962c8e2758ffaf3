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
        int[] taken = Order.of(ROWS, 32, 5, 1).stream()
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
        assertThat(taken).isEqualTo(IntStream.range(0, 1003).toArray());
    }

    @Test
    void makesFullBatchesButForTheLastOfABucket() {
        assertThat(Order.of(ROWS, 32, 5, 1))
                .hasSize(32)
                .filteredOn(batch -> batch.length < 32)
                .hasSize(1);
    }

    @Test
    void puttingSimilarLengthsTogetherLeavesLittlePadding() {
        long padded = Order.of(ROWS, 32, 5, 1).stream()
                .mapToLong(batch -> batch.length
                        * (long) Arrays.stream(batch)
                                .map(row -> ROWS.get(row).length)
                                .max()
                                .orElseThrow())
                .sum();
        long used = ROWS.stream().mapToLong(row -> row.length).sum();
        assertThat(padded).isLessThan(used * 108 / 100);
    }

    @Test
    void dependsOnSeedAndEpochAlone() {
        assertThat(Order.of(ROWS, 32, 5, 1)).usingRecursiveComparison().isEqualTo(Order.of(ROWS, 32, 5, 1));
        assertThat(Order.of(ROWS, 32, 5, 2).get(0))
                .isNotEqualTo(Order.of(ROWS, 32, 5, 1).get(0));
        assertThat(Order.of(ROWS, 32, 6, 1).get(0))
                .isNotEqualTo(Order.of(ROWS, 32, 5, 1).get(0));
    }
}
