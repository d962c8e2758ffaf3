package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.train.Examples.Example;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    private static final int[] FIRST = {0, 2};
    private static final int[] SECOND = {1};

    private final ConcurrentLinkedQueue<String> makers = new ConcurrentLinkedQueue<>();
    private final Prefetch prefetch = new Prefetch();

    /** Each example says its row and its seed, and who made it is noted. */
    private final Examples rows = new Examples() {
        @Override
        public List<int[]> ids() {
            return List.of(new int[1], new int[2], new int[3]);
        }

        @Override
        public int cut() {
            return 0;
        }

        @Override
        public Example example(int row, long seed) {
            makers.add(Thread.currentThread().getName());
            return new Example(new int[] {row}, new long[] {seed}, 1);
        }
    };

    @AfterEach
    void close() {
        prefetch.close();
    }

    @Test
    void makesTheSameExamplesAheadAsAtOnce() {
        List<Example> atOnce = prefetch.take(rows, FIRST, 7);
        assertThat(makers).doesNotContain("tunebook-prefetch");
        makers.clear();
        prefetch.begin(rows, FIRST, 7);
        prefetch.begin(rows, SECOND, 8);
        assertThat(prefetch.take(rows, FIRST, 7)).usingRecursiveComparison().isEqualTo(atOnce);
        prefetch.take(rows, SECOND, 8);
        assertThat(makers).hasSize(3).containsOnly("tunebook-prefetch");
    }

    @Test
    void doesNotMistakeOneStepForAnother() {
        prefetch.begin(rows, FIRST, 7);
        assertThat(prefetch.take(rows, FIRST, 8).get(0).targets())
                .isNotEqualTo(prefetch.take(rows, FIRST, 7).get(0).targets());
    }

    @Test
    void anInterruptLosesNoExampleAndIsKeptForTheLoop() {
        prefetch.begin(rows, FIRST, 7);
        Thread.currentThread().interrupt();
        assertThat(prefetch.take(rows, FIRST, 7)).hasSize(2);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void readsRowsInTheirOrder() {
        assertThat(Prefetch.read(1000, row -> row * row))
                .isEqualTo(IntStream.range(0, 1000).mapToObj(row -> row * row).toList());
    }
}
