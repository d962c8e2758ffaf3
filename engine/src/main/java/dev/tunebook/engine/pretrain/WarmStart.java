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
 * <p>A word's embedding is its direction; its importance is in the last place, and how early it stands in the one before.
 * In the first layer every head but the last asks for importance alone, so that attention falls on a word by it, and hands
 * on its share of the direction as it is. The last head asks for early words, and hands on the first places of their
 * directions, which tell most: questions and orders are told apart by words that are not important elsewhere. The first
 * and the last token of a text have nothing but a very low importance. The pooler hands on what it gets. All of this is
 * written over small random weights; the other layers are made up as usual, and nearly hand on what they get.
 */
final class WarmStart {
    private static final String EMBEDDINGS = "bert.embeddings.";
    private static final String ATTENTION = "bert.encoder.layer.0.attention.";

    /** Importance is centered, so that it is about as large as a word's other values after the norm. */
    private static final float CENTER = 2;

    /** How much the words' mean counts beside the first token itself. */
    private static final float GAIN = 4;

    /** The logarithm of the first word's weight against that of one in the middle, and after how many words it is 1/e. */
    private static final double EARLIEST = 3;

    private static final double EARLY = 3;

    private static final double AROUND = 0.004;
    private static final double PLACES = 0.005;
    private static final int HEAD = 64;

    private final int width;
    private final long seed;
    private final Map<String, float[]> tensors = new LinkedHashMap<>();

    private WarmStart(int width, long seed) {
        this.width = width;
        this.seed = seed;
    }

    /**
     * The tensors to write over those that are made up.
     *
     * @param words of two dimensions less than the model is wide
     * @param frame ids that only begin and end a text
     * @param positions the longest text
     * @return values by name
     */
    static Map<String, float[]> tensors(WordVectors words, List<Integer> frame, int positions, long seed) {
        WarmStart start = new WarmStart(words.width() + 2, seed);
        start.embeddings(words, frame, positions);
        start.attention();
        start.tensors.put("bert.pooler.dense.weight", start.handingOn("pooler", 1, start.width));
        start.tensors.put("bert.pooler.dense.bias", new float[start.width]);
        return start.tensors;
    }

    private void embeddings(WordVectors words, List<Integer> frame, int positions) {
        float unit = (float) (1 / Math.sqrt(width));
        float[] values = new float[words.size() * width];
        for (int id = 0; id < words.size(); id++) {
            System.arraycopy(words.vectors(), id * (width - 2), values, id * width, width - 2);
            values[id * width + width - 1] = (words.importance()[id] + CENTER) * unit;
        }
        for (int id : frame) {
            Arrays.fill(values, id * width, (id + 1) * width, 0);
            values[(id + 1) * width - 1] = -1;
        }
        tensors.put(EMBEDDINGS + "word_embeddings.weight", values);
        float[] places = random("positions", positions * width, PLACES);
        for (int place = 1; place < positions; place++) {
            places[place * width + width - 2] = (float) (EARLIEST * Math.exp((1 - place) / EARLY)) * unit;
        }
        tensors.put(EMBEDDINGS + "position_embeddings.weight", places);
        tensors.put(EMBEDDINGS + "token_type_embeddings.weight", new float[2 * width]);
    }

    /**
     * Scores are a product divided by the root of a head's width, 8: a query of 8 asks for the key itself. A model of a
     * single head sees no early words.
     */
    private void attention() {
        float[] query = random("query", width * width, AROUND);
        float[] key = random("key", width * width, AROUND);
        float[] asked = new float[width];
        int early = width - HEAD;
        for (int head = 0; head < width; head += HEAD) {
            asked[head] = (float) Math.sqrt(HEAD);
            Arrays.fill(key, head * width, (head + 1) * width, 0);
            key[head * width + (head == early && early > 0 ? width - 2 : width - 1)] = 1;
        }
        float[] value = handingOn("value", GAIN, width - 2);
        for (int i = early; i < width - 2 && early > 0; i++) {
            value[i * width + i] -= GAIN;
            value[i * width + i - early] += GAIN;
        }
        tensors.put(ATTENTION + "self.query.weight", query);
        tensors.put(ATTENTION + "self.query.bias", asked);
        tensors.put(ATTENTION + "self.key.weight", key);
        tensors.put(ATTENTION + "self.value.weight", value);
        tensors.put(ATTENTION + "output.dense.weight", handingOn("output", 1, width - 2));
    }

    /** A matrix that hands on the first places, times a factor. */
    private float[] handingOn(String name, float factor, int places) {
        float[] values = random(name, width * width, AROUND);
        for (int i = 0; i < places; i++) {
            values[i * width + i] += factor;
        }
        return values;
    }

    private float[] random(String name, int length, double deviation) {
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, name));
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }
}
