package dev.tunebook.engine.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.Beginning;
import dev.tunebook.engine.model.PooledState;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmStartTest {
    private static final int SIZE = 60;
    private static final int WIDTH = 128;
    private static final int FIRST = 0;
    private static final int LAST = 1;

    private final Torch torch = Torch.start("cpu", 1);

    /** Two topics of 24 words each, and ten words that say nothing. */
    private static List<Document> documents() {
        Random random = new Random(11);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int topic = 2 + 24 * (i % 2);
            documents.add(new Document(
                    IntStream.range(0, 60)
                            .map(place -> random.nextBoolean() ? topic + random.nextInt(24) : 50 + random.nextInt(10))
                            .toArray(),
                    i % 10 == 0 ? 3 : 1));
        }
        return documents;
    }

    private WordVectors start(List<Document> documents) {
        float[] embeddings = CooccurrenceEmbeddings.learn(torch, documents, SIZE, WIDTH - 1 - 96, 1, 3);
        return WordVectors.of(embeddings, documents, SIZE);
    }

    @Test
    void directionsHaveLengthOneAndFrequentTokensCountLess() {
        WordVectors words = WordVectors.of(
                new float[] {3, 4, 0, 1, -2, 0},
                List.of(new Document(new int[] {0, 0, 0, 1}, 1), new Document(new int[] {2}, 4)),
                3);
        // by hand: the mean of the rows is (1/3, 5/3); the frequencies are 3/8, 1/8 and 4/8, all held at the least
        double length = Math.hypot(8 / 3.0, 7 / 3.0);
        assertThat(words.vectors()[0]).isEqualTo((float) (8 / 3.0 / length), within(1e-6f));
        assertThat(words.vectors()[1]).isEqualTo((float) (7 / 3.0 / length), within(1e-6f));
        assertThat(words.importance())
                .containsExactly(new float[] {(float) Math.log(.02), (float) Math.log(.02), (float) Math.log(.02)});
        int[] many = new int[10_000];
        Arrays.fill(many, 1);
        many[0] = 0;
        WordVectors rare = WordVectors.of(new float[] {1, 2}, List.of(new Document(many, 1)), 2);
        assertThat(rare.importance()[0]).isEqualTo((float) Math.log(1e-3 / (1e-3 + 1e-4)), within(1e-6f));
    }

    @Test
    void spansTeachWhatTellsTextsApart() {
        List<Document> documents = documents();
        WordVectors before = start(documents);
        List<Double> losses = new ArrayList<>();
        WordVectors after = new NeighbouringSpans(documents, 0.3, 5)
                .teach(torch, before, 200, line -> losses.add(Double.parseDouble(line.replaceAll(".* ", ""))));
        assertThat(losses).hasSize(2);
        assertThat(losses.get(1)).isLessThan(losses.get(0) - 0.02);
        assertThat(importance(after, 2, 50) - importance(after, 50, 60))
                .isGreaterThan(importance(before, 2, 50) - importance(before, 50, 60) + 0.2);
        List<String> said = new ArrayList<>();
        assertThat(new NeighbouringSpans(documents, 0.3, 5)
                        .teach(torch, before, 20, said::add)
                        .vectors())
                .isEqualTo(new NeighbouringSpans(documents, 0.3, 5)
                        .teach(torch, before, 20, said::add)
                        .vectors());
    }

    @Test
    void textsTooShortForTwoSpansTeachNothing() {
        WordVectors before = start(documents());
        List<Document> few = List.of(new Document(new int[] {2, 3, 4}, 1));
        assertThat(new NeighbouringSpans(few, 0.3, 5).teach(torch, before, 20, line -> {}))
                .isSameAs(before);
    }

    private static double importance(WordVectors words, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(id -> words.importance()[id])
                .average()
                .orElseThrow();
    }

    private static final int WIDE = 256;
    private static final int DIRECTIONS = WIDE - WarmStart.BESIDE;

    private final float[] vectors = new float[SIZE * DIRECTIONS];
    private final float[] importance = new float[SIZE];

    /** A model of random words that nothing was trained on. */
    private Path untrained(Path folder, int layers) {
        Random random = new Random(2);
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (float) random.nextGaussian() / (float) Math.sqrt(DIRECTIONS);
        }
        for (int id = 0; id < SIZE; id++) {
            importance[id] = -3 * random.nextFloat();
        }
        Config config = Beginning.encoder(SIZE, layers, WIDE, 32);
        Map<String, float[]> tensors =
                WarmStart.tensors(new WordVectors(vectors, importance), List.of(FIRST, LAST), 32, layers, 4);
        Beginning.write(folder, torch, config, tensors, 4);
        return folder;
    }

    @ParameterizedTest
    @CsvSource({"1, 0.9, 0.9", "2, 0.7, 0.7"})
    void theFirstTokenOfAModelThatNothingWasTrainedOnSumsUpTheText(
            int layers, double least, double leastEarly, @TempDir Path folder) {
        int[] text = {FIRST, 7, 31, 12, 45, 9, LAST};
        float[] pooled = PooledState.of(torch, untrained(folder, layers), text);
        float[] important = new float[192];
        float[] early = new float[62];
        for (int place = 1; place < text.length - 1; place++) {
            int row = text[place] * DIRECTIONS;
            for (int i = 0; i < important.length; i++) {
                important[i] += (float) Math.exp(importance[text[place]]) * vectors[row + i];
            }
            for (int i = 0; i < early.length; i++) {
                early[i] += (float) Math.exp(3 * Math.exp((1 - place) / 3.0)) * vectors[row + i];
            }
        }
        assertThat(PooledState.cosine(pooled, important)).isGreaterThan(least);
        assertThat(PooledState.cosine(Arrays.copyOfRange(pooled, 192, 254), early))
                .isGreaterThan(leastEarly);
    }

    @Test
    void pairsOfWordsAreToldApartBeforeAnythingIsTrained(@TempDir Path one, @TempDir Path two) {
        int[] text = {FIRST, 7, 31, 12, 45, 9, 22, 41, 18, 27, 50, 33, LAST};
        int[] turned = text.clone();
        turned[8] = text[9];
        turned[9] = text[8];
        double without = 1
                - PooledState.cosine(
                        PooledState.of(torch, untrained(one, 1), text), PooledState.of(torch, one, turned));
        double with = 1
                - PooledState.cosine(
                        PooledState.of(torch, untrained(two, 2), text), PooledState.of(torch, two, turned));
        assertThat(with).isGreaterThan(10 * without);
    }

    /** By hand: turned back by one place, a query is alike the key of the place before and of no other. */
    @Test
    void aPlaceLooksAtTheOneBefore() {
        float[] places = new float[30 * Neighbours.PLACES];
        for (int place = 0; place < 30; place++) {
            Neighbours.writePlace(place, places, place * Neighbours.PLACES, 1);
        }
        Map<String, float[]> layer = new Neighbours(DIRECTIONS, 4).layer("");
        float[] query = layer.get("attention.self.query.weight");
        float[] key = layer.get("attention.self.key.weight");
        for (int place = 1; place < 30; place++) {
            int from = place;
            int likeliest = IntStream.range(0, 30)
                    .boxed()
                    .max(Comparator.comparingDouble(to -> alike(query, from, key, to, places)))
                    .orElseThrow();
            assertThat(likeliest).isEqualTo(place - 1);
            double next = alike(query, from, key, place, places);
            assertThat(alike(query, from, key, place - 1, places) - next).isGreaterThan(8 * 3);
        }
    }

    private static double alike(float[] query, int from, float[] key, int to, float[] places) {
        double sum = 0;
        for (int row = 0; row < WarmStart.HEAD; row++) {
            double asked = 0;
            double found = 0;
            for (int i = 0; i < Neighbours.PLACES; i++) {
                asked += query[row * WIDE + DIRECTIONS + i] * places[from * Neighbours.PLACES + i];
                found += key[row * WIDE + DIRECTIONS + i] * places[to * Neighbours.PLACES + i];
            }
            sum += asked * found;
        }
        return sum;
    }
}
