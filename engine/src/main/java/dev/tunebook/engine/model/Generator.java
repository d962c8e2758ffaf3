package dev.tunebook.engine.model;

import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import java.util.ArrayList;
import java.util.List;
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
        int[] added = new int[count];
        long[] ids =
                LongStream.range(0, prompt.length).map(i -> prompt[(int) i]).toArray();
        Scope scope = network.torch().scope();
        try {
            List<Tensor> past = List.of();
            for (int i = 0; i < count; i++) {
                Scope next = network.torch().scope();
                List<Tensor> result = new ArrayList<>(network.decode(next, next.longs(ids, 1, ids.length), past));
                added[i] = likeliest(result.remove(0).floats());
                ids = new long[] {added[i]};
                past = result;
                scope.close();
                scope = next;
            }
        } finally {
            scope.close();
        }
        return added;
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
