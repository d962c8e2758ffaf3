package dev.tunebook.engine.model;

import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Lets a causal language model go on, one id after the other, remembering keys and values. */
public final class Generator {
    private Generator() {}

    /**
     * The likeliest continuation, id by id; the lowest id among equals.
     *
     * @param prompt at least one id
     * @param count how many ids to add
     * @return the added ids
     */
    public static int[] greedy(Network network, int[] prompt, int count) {
        IntStream.Builder added = IntStream.builder();
        int[] left = {count};
        if (count > 0) {
            generate(network, prompt, Sampler.greedy(), id -> {
                added.add(id);
                return --left[0] > 0;
            });
        }
        return added.build().toArray();
    }

    /**
     * Goes on until it is told to stop.
     *
     * @param prompt at least one id
     * @param goesOn is told each id that is added, and whether another is wanted
     * @throws UserException when the prompt has an id that the model has not
     */
    static void generate(Network network, int[] prompt, Sampler sampler, IntPredicate goesOn) {
        network.requireKnown(prompt);
        long[] ids =
                LongStream.range(0, prompt.length).map(i -> prompt[(int) i]).toArray();
        Scope scope = network.torch().scope();
        try {
            List<Tensor> past = List.of();
            boolean more = true;
            while (more) {
                Scope next = network.torch().scope();
                Scope before = scope;
                scope = next;
                try (before) {
                    List<Tensor> result = new ArrayList<>(network.decode(next, next.longs(ids, 1, ids.length), past));
                    ids = new long[] {sampler.next(result.remove(0).floats())};
                    past = result;
                }
                more = goesOn.test((int) ids[0]);
            }
        } finally {
            scope.close();
        }
    }
}
