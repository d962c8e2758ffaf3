package dev.tunebook.engine.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Chooses the next token from logits.
 *
 * <p>Logits are divided by the temperature; of the likeliest {@code topK}, those are kept that come first until their
 * probabilities, anew a whole, reach {@code topP} (Holtzman et al. 2019, arXiv:1904.09751). Ties go to the lower id.
 */
final class Sampler {
    private final double temperature;
    private final int topK;
    private final double topP;
    private final SplittableRandom random;

    /** Draws; temperature 0 takes the likeliest, top-k 0 and top-p 1 keep all. */
    Sampler(double temperature, int topK, double topP, long seed) {
        this.temperature = temperature;
        this.topK = topK;
        this.topP = topP;
        this.random = new SplittableRandom(seed);
    }

    /** Takes the likeliest. */
    static Sampler greedy() {
        return new Sampler(0, 0, 1, 0);
    }

    int next(float[] logits) {
        return temperature == 0 ? likeliest(logits) : drawn(logits);
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private int drawn(float[] logits) {
        boolean all = topK == 0 && topP == 1;
        int[] ids = all ? IntStream.range(0, logits.length).toArray() : sorted(logits);
        double highest = logits[likeliest(logits)];
        double[] sums = new double[ids.length];
        double sum = 0;
        for (int i = 0; i < ids.length; i++) {
            sum += Math.exp((logits[ids[i]] - highest) / temperature);
            sums[i] = sum;
        }
        double drawn = random.nextDouble() * kept(sums);
        int place = Arrays.binarySearch(sums, drawn);
        // a draw on a boundary belongs to what follows, and a token of no probability is passed over
        place = place < 0 ? -place - 1 : place + 1;
        return ids[Math.min(place, ids.length - 1)];
    }

    /** The sum up to the last that is kept. */
    private double kept(double[] sums) {
        double whole = sums[sums.length - 1];
        if (topP == 1) {
            return whole;
        }
        return Arrays.stream(sums)
                .filter(each -> each >= topP * whole)
                .findFirst()
                .orElse(whole);
    }

    private int[] sorted(float[] logits) {
        IntStream ids = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(id -> -logits[id]).thenComparing(id -> id))
                .mapToInt(Integer::intValue);
        return (topK == 0 ? ids : ids.limit(topK)).toArray();
    }
}
