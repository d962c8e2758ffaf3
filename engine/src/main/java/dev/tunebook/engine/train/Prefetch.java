package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Seeds;
import dev.tunebook.engine.train.Examples.Example;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Reads ahead: texts become ids on all cores, and a step's examples are made on another thread while the one before
 * computes.
 *
 * <p>Either is a function of the rows and of the run's seed alone, so that it does not matter who makes it, or when.
 */
final class Prefetch implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "tunebook-prefetch");
        daemon.setDaemon(true);
        return daemon;
    });

    private final Deque<Begun> begun = new ArrayDeque<>();

    private record Begun(int[] chosen, long seed, Future<List<Example>> examples) {}

    /** What a tokenizer makes of rows, in their order. */
    static <T> List<T> read(int rows, IntFunction<T> tokenizer) {
        return IntStream.range(0, rows).parallel().mapToObj(tokenizer).toList();
    }

    /** Begins to make the examples of a step that is to come; of several, the last two are remembered. */
    void begin(Examples rows, int[] chosen, long seed) {
        begun.addLast(new Begun(chosen, seed, thread.submit(() -> make(rows, chosen, seed))));
        if (begun.size() > 2) {
            begun.removeFirst();
        }
    }

    /** The examples of a step, whether or not they were begun. */
    List<Example> take(Examples rows, int[] chosen, long seed) {
        Optional<Begun> mine = begun.stream()
                .filter(other -> other.seed() == seed && Arrays.equals(other.chosen(), chosen))
                .findFirst();
        if (mine.isEmpty()) {
            return make(rows, chosen, seed);
        }
        begun.remove(mine.get());
        try {
            return mine.get().examples().get();
        } catch (InterruptedException interrupted) {
            // the loop looks at the flag before its next step
            Thread.currentThread().interrupt();
            return make(rows, chosen, seed);
        } catch (ExecutionException failed) {
            return make(rows, chosen, seed);
        }
    }

    private static List<Example> make(Examples rows, int[] chosen, long seed) {
        return Arrays.stream(chosen)
                .mapToObj(row -> rows.example(row, Seeds.of(seed, row)))
                .toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
