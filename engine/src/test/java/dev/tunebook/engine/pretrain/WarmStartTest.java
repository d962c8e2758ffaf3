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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void theFirstTokenOfAModelThatNothingWasTrainedOnSumsUpTheText(@TempDir Path folder) {
        int width = 256;
        Random random = new Random(2);
        float[] vectors = new float[SIZE * (width - 2)];
        float[] importance = new float[SIZE];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (float) random.nextGaussian() / (float) Math.sqrt(width - 2);
        }
        for (int id = 0; id < SIZE; id++) {
            importance[id] = -3 * random.nextFloat();
        }
        Config config = Beginning.encoder(SIZE, 2, width, 32);
        Map<String, float[]> tensors =
                WarmStart.tensors(new WordVectors(vectors, importance), List.of(FIRST, LAST), 32, 4);
        Beginning.write(folder, torch, config, tensors, 4);
        int[] text = {FIRST, 7, 31, 12, 45, 9, LAST};
        float[] pooled = PooledState.of(torch, folder, text);
        float[] important = new float[192];
        float[] early = new float[62];
        for (int place = 1; place < text.length - 1; place++) {
            int row = text[place] * (width - 2);
            for (int i = 0; i < important.length; i++) {
                important[i] += (float) Math.exp(importance[text[place]]) * vectors[row + i];
            }
            for (int i = 0; i < early.length; i++) {
                early[i] += (float) Math.exp(3 * Math.exp((1 - place) / 3.0)) * vectors[row + i];
            }
        }
        assertThat(PooledState.cosine(pooled, important)).isGreaterThan(0.9);
        assertThat(PooledState.cosine(Arrays.copyOfRange(pooled, 192, 254), early))
                .isGreaterThan(0.9);
    }
}
