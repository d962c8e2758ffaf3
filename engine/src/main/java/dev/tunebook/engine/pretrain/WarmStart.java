package dev.tunebook.engine.pretrain;

import dev.tunebook.engine.model.Seeds;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weights of a BERT that already sums up a text before anything else is trained: the state of its first token is the
 * mean of the words' directions, weighted by their importance, and beside it that of the text's first words.
 *
 * <p>A word's embedding is its direction; behind it stand places that tell where it is, then how early it is, and last
 * its importance. In the first layer a word also learns of the one before it, so that pairs of words can be told apart:
 * {@link Neighbours}. In the second layer every head but the last asks for importance alone, so that attention falls on a
 * word by it, and hands on its share of what the word is. The last head asks for early words, and hands on the first
 * dimensions of their directions, which tell most: questions and orders are told apart by words that are not important
 * elsewhere. A model of one layer only sums up. The first and the last token of a text have nothing but a very low
 * importance. The pooler hands on what it gets. All of this is written over small random weights; the other layers are
 * made up as usual, and nearly hand on what they get.
 */
final class WarmStart {
    /** Dimensions that are not a word's direction: its place, how early it is, its importance. */
    static final int BESIDE = Neighbours.PLACES + 2;

    /** As wide as {@link dev.tunebook.engine.model.Beginning} makes attention heads. */
    static final int HEAD = 64;

    private static final String EMBEDDINGS = "bert.embeddings.";

    /** Importance is centered, so that it is about as large as a word's other values after the norm. */
    private static final float CENTER = 2;

    /** How much the words' mean counts beside the first token itself. */
    private static final float GAIN = 4;

    /** The logarithm of the first word's weight against that of one in the middle, and after how many words it is 1/e. */
    private static final double EARLIEST = 3;

    private static final double EARLY = 3;

    private static final double AROUND = 0.004;
    private static final double AROUND_PLACES = 0.0005;

    private final int width;
    private final int directions;
    private final long seed;
    private final Map<String, float[]> tensors = new LinkedHashMap<>();

    private WarmStart(int directions, long seed) {
        this.directions = directions;
        this.width = directions + BESIDE;
        this.seed = seed;
    }

    /**
     * The tensors to write over those that are made up.
     *
     * @param words of {@link #BESIDE} dimensions less than the model is wide
     * @param frame ids that only begin and end a text
     * @param positions the longest text
     * @param layers of the model
     * @return values by name
     */
    static Map<String, float[]> tensors(WordVectors words, List<Integer> frame, int positions, int layers, long seed) {
        WarmStart start = new WarmStart(words.width(), seed);
        start.embeddings(words, frame, positions);
        if (layers > 1) {
            start.tensors.putAll(new Neighbours(start.directions, seed).layer("bert.encoder.layer.0."));
        }
        start.summing("bert.encoder.layer." + (layers > 1 ? 1 : 0) + ".attention.");
        start.tensors.put("bert.pooler.dense.weight", start.handingOn("pooler", 1, start.width));
        start.tensors.put("bert.pooler.dense.bias", new float[start.width]);
        return start.tensors;
    }

    private void embeddings(WordVectors words, List<Integer> frame, int positions) {
        float unit = (float) (1 / Math.sqrt(width));
        float[] values = new float[words.size() * width];
        for (int id = 0; id < words.size(); id++) {
            System.arraycopy(words.vectors(), id * directions, values, id * width, directions);
            values[id * width + width - 1] = (words.importance()[id] + CENTER) * unit;
        }
        for (int id : frame) {
            Arrays.fill(values, id * width, (id + 1) * width, 0);
            values[(id + 1) * width - 1] = -1;
        }
        tensors.put(EMBEDDINGS + "word_embeddings.weight", values);
        float[] places = random(seed, "positions", positions * width, AROUND_PLACES);
        for (int place = 0; place < positions; place++) {
            Neighbours.writePlace(place, places, place * width + directions, unit);
            places[place * width + width - 2] =
                    place == 0 ? 0 : (float) (EARLIEST * Math.exp((1 - place) / EARLY)) * unit;
            places[place * width + width - 1] = 0;
        }
        tensors.put(EMBEDDINGS + "position_embeddings.weight", places);
        tensors.put(EMBEDDINGS + "token_type_embeddings.weight", new float[2 * width]);
    }

    /**
     * Scores are a product divided by the root of a head's width, 8: a query of 8 asks for the key itself. A model of a
     * single head sees no early words.
     */
    private void summing(String attention) {
        float[] query = random(seed, "query", width * width, AROUND);
        float[] key = random(seed, "key", width * width, AROUND);
        float[] asked = new float[width];
        int early = width - HEAD;
        for (int head = 0; head < width; head += HEAD) {
            asked[head] = (float) Math.sqrt(HEAD);
            Arrays.fill(key, head * width, (head + 1) * width, 0);
            key[head * width + (head == early && early > 0 ? width - 2 : width - 1)] = 1;
        }
        float[] value = handingOn("value", GAIN, directions);
        for (int i = early; i < width && early > 0; i++) {
            value[i * width + i] -= i < directions ? GAIN : 0;
            value[i * width + i - early] += i < width - 2 ? GAIN : 0;
        }
        tensors.put(attention + "self.query.weight", query);
        tensors.put(attention + "self.query.bias", asked);
        tensors.put(attention + "self.key.weight", key);
        tensors.put(attention + "self.value.weight", value);
        tensors.put(attention + "output.dense.weight", handingOn("output", 1, width - 2));
    }

    /** A matrix that hands on the first dimensions, times a factor. */
    private float[] handingOn(String name, float factor, int dimensions) {
        float[] values = random(seed, name, width * width, AROUND);
        for (int i = 0; i < dimensions; i++) {
            values[i * width + i] += factor;
        }
        return values;
    }

    static float[] random(long seed, String name, int length, double deviation) {
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, name));
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }
}
