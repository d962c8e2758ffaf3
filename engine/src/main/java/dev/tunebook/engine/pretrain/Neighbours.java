package dev.tunebook.engine.pretrain;

import dev.tunebook.engine.model.Seeds;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A BERT layer in which every word learns of the one before it, and answers to pairs of words.
 *
 * <p>Places are pairs of cosine and sine of falling frequencies. A key turned by one place is alike the query of the next
 * place and of no other, so that half of the heads look at the word before; each hands on 64 dimensions of its direction,
 * shuffled and with signs, so that they do not cover the same dimensions of the word itself. What follows are random
 * features of the sum of both, as in an extreme learning machine (Huang et al. 2006): enough for training to find the
 * pairs that matter by.
 */
final class Neighbours {
    /** Dimensions that tell where a token is. */
    static final int PLACES = 16;

    private static final double HIGHEST_FREQUENCY = 0.9 * Math.PI;
    private static final double FALL = 0.72;

    /** Length of a place beside a word's, each dimension of which is 1 after the norm. */
    private static final double AMPLITUDE = 1.4;

    /** How far the word before stands out: the factor of query and key together. */
    private static final double SHARPNESS = 10;

    /** What the word before counts beside the word itself. */
    private static final float BEFORE = 0.7f;

    /** Deviation of the features' sum beside the word itself. */
    private static final double FEATURES = 0.3;

    /** Of dimensions that are no direction, in the features. */
    private static final float FAINT = 0.1f;

    /** Mean and root of the mean square of GELU on a standard normal variable: 1/(2√π), √(1/3 + 1/(2π√3)). */
    private static final double GELU_MEAN = 0.28209479;

    private static final double GELU_ROOT = 0.65210;

    private static final double AROUND = 0.004;

    private final int directions;
    private final int width;
    private final long seed;

    /** For words whose direction has so many dimensions. */
    Neighbours(int directions, long seed) {
        this.directions = directions;
        this.width = directions + WarmStart.BESIDE;
        this.seed = seed;
    }

    /** Writes a place's dimensions. */
    static void writePlace(int place, float[] into, int at, float unit) {
        for (int i = 0; i < PLACES / 2; i++) {
            into[at + 2 * i] = (float) (AMPLITUDE * unit * Math.cos(place * frequency(i)));
            into[at + 2 * i + 1] = (float) (AMPLITUDE * unit * Math.sin(place * frequency(i)));
        }
    }

    private static double frequency(int i) {
        return HIGHEST_FREQUENCY * Math.pow(FALL, i);
    }

    /** The layer's tensors, by name behind a prefix. */
    Map<String, float[]> layer(String prefix) {
        float[] query = WarmStart.random(seed, "before query", width * width, AROUND);
        float[] key = WarmStart.random(seed, "before key", width * width, AROUND);
        float[] value = WarmStart.random(seed, "before value", width * width, AROUND);
        float[] output = WarmStart.random(seed, "before output", width * width, AROUND);
        int[] shuffled = shuffled();
        int heads = Math.max(1, width / WarmStart.HEAD / 2);
        for (int head = 0; head < heads; head++) {
            look(query, key, head * WarmStart.HEAD);
            handOn(value, output, head * WarmStart.HEAD, shuffled);
        }
        Map<String, float[]> tensors = new LinkedHashMap<>();
        tensors.put(prefix + "attention.self.query.weight", query);
        tensors.put(prefix + "attention.self.key.weight", key);
        tensors.put(prefix + "attention.self.value.weight", value);
        tensors.put(prefix + "attention.output.dense.weight", output);
        features(prefix, tensors);
        return tensors;
    }

    /** The query is turned back by one place, so that it is alike the key of the place before. */
    private void look(float[] query, float[] key, int head) {
        Arrays.fill(query, head * width, (head + WarmStart.HEAD) * width, 0);
        Arrays.fill(key, head * width, (head + WarmStart.HEAD) * width, 0);
        float strength = (float) Math.sqrt(SHARPNESS);
        for (int i = 0; i < PLACES / 2; i++) {
            int cosine = directions + 2 * i;
            int row = (head + 2 * i) * width;
            query[row + cosine] = (float) (strength * Math.cos(frequency(i)));
            query[row + cosine + 1] = (float) (strength * Math.sin(frequency(i)));
            query[row + width + cosine + 1] = (float) (strength * Math.cos(frequency(i)));
            query[row + width + cosine] = (float) (-strength * Math.sin(frequency(i)));
            key[row + cosine] = strength;
            key[row + width + cosine + 1] = strength;
        }
    }

    /** Each head another 64 dimensions, as far as there are any. */
    private void handOn(float[] value, float[] output, int head, int[] shuffled) {
        Arrays.fill(value, head * width, (head + WarmStart.HEAD) * width, 0);
        for (int i = 0; i < width; i++) {
            Arrays.fill(output, i * width + head, i * width + head + WarmStart.HEAD, 0);
        }
        for (int i = head; i < Math.min(directions, head + WarmStart.HEAD); i++) {
            value[i * width + i] = 1;
            output[(shuffled[i] >> 1) * width + i] = (shuffled[i] & 1) == 0 ? BEFORE : -BEFORE;
        }
    }

    /** For each dimension another one, times two, and whether its sign changes. */
    private int[] shuffled() {
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, "before"));
        int[] places = new int[directions];
        for (int i = 0; i < directions; i++) {
            int other = random.nextInt(i + 1);
            places[i] = places[other];
            places[other] = i;
        }
        for (int i = 0; i < directions; i++) {
            places[i] = 2 * places[i] + random.nextInt(2);
        }
        return places;
    }

    private void features(String prefix, Map<String, float[]> tensors) {
        int inner = 4 * width;
        float[] first = WarmStart.random(seed, "features", inner * width, 1 / Math.sqrt(width));
        float[] second =
                WarmStart.random(seed, "features back", width * inner, FEATURES / (Math.sqrt(inner) * GELU_ROOT));
        for (int unit = 0; unit < inner; unit++) {
            for (int i = directions; i < width; i++) {
                first[unit * width + i] *= FAINT;
            }
        }
        Arrays.fill(second, directions * inner, width * inner, 0);
        float[] bias = new float[width];
        for (int i = 0; i < directions * inner; i++) {
            bias[i / inner] -= (float) (GELU_MEAN * second[i]);
        }
        tensors.put(prefix + "intermediate.dense.weight", first);
        tensors.put(prefix + "output.dense.weight", second);
        tensors.put(prefix + "output.dense.bias", bias);
    }
}
