package dev.tunebook.engine.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.torch.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CooccurrenceEmbeddingsTest {
    private final Torch torch = Torch.start("cpu", 1);

    private static List<Document> documents(int[]... ids) {
        return Stream.of(ids).map(each -> new Document(each, 1)).toList();
    }

    @Test
    void neighboursCountLessTheFartherApartTheyAre() {
        Cooccurrences counts = Cooccurrences.count(documents(new int[] {0, 1, 2, 0}), 3, 2);
        // by hand, window 2: 0-1 1, 0-2 .5, 1-2 1, 1-0 .5, 2-0 1
        assertThat(counts.count(0, 1)).isEqualTo(1.5f);
        assertThat(counts.count(1, 0)).isEqualTo(1.5f);
        assertThat(counts.count(0, 2)).isEqualTo(1.5f);
        assertThat(counts.count(1, 2)).isEqualTo(1f);
        assertThat(counts.count(0, 0)).isZero();
    }

    @Test
    void mutualInformationIsThatOfTheFormula() {
        Cooccurrences counts = Cooccurrences.count(
                List.of(new Document(new int[] {0, 1}, 2), new Document(new int[] {2, 1}, 1)), 3, 1);
        // counts: 0-1 2, 2-1 1; sums 2, 3, 1
        double smoothed = Math.pow(2, .75) + Math.pow(3, .75) + 1;
        float[] information = counts.positiveMutualInformation();
        assertThat(information[1]).isEqualTo((float) Math.log(2 / (2 * Math.pow(3, .75) / smoothed)), within(1e-6f));
        assertThat(information[2 * 3 + 1])
                .isEqualTo((float) Math.log(1 / (Math.pow(3, .75) / smoothed)), within(1e-6f));
        assertThat(information[0]).isZero();
    }

    @Test
    void wordsThatKeepTheSameCompanyBecomeAlike() {
        // ids 0 to 4 stand among 10 to 19, ids 5 to 9 among 20 to 29
        Random random = new Random(3);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            int kind = random.nextInt(2);
            int company = 10 + 10 * kind;
            documents.add(new Document(
                    new int[] {
                        company + random.nextInt(10), 5 * kind + random.nextInt(5), company + random.nextInt(10),
                    },
                    1));
        }
        float[] embeddings = CooccurrenceEmbeddings.learn(torch, documents, 30, 4, 0.02, 7);
        assertThat(embeddings).hasSize(30 * 4);
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < 5; b++) {
                assertThat(cosine(embeddings, a, b)).isGreaterThan(cosine(embeddings, a, 5 + b) + 0.5);
            }
        }
        assertThat(deviation(embeddings)).isEqualTo(0.02, within(1e-6));
        assertThat(CooccurrenceEmbeddings.learn(torch, documents, 30, 4, 0.02, 7))
                .isEqualTo(embeddings);
    }

    @Test
    void inAsManyDimensionsAsIdsNothingIsLost() {
        List<Document> documents = documents(new int[] {0, 1, 2, 3, 1}, new int[] {3, 2, 0, 0, 1}, new int[] {2, 2, 1});
        float[] information =
                Cooccurrences.count(documents, 4, CooccurrenceEmbeddings.WINDOW).positiveMutualInformation();
        float[] embeddings = CooccurrenceEmbeddings.learn(torch, documents, 4, 4, 1, 1);
        // E Eᵀ = U S Uᵀ, whose square is M Mᵀ, up to the scale
        double[][] gram = gram(embeddings, 4);
        double scale = 0;
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                double square = 0;
                double wanted = 0;
                for (int k = 0; k < 4; k++) {
                    square += gram[row][k] * gram[k][column];
                    wanted += (double) information[row * 4 + k] * information[column * 4 + k];
                }
                scale = scale == 0 ? square / wanted : scale;
                assertThat(square).isEqualTo(scale * wanted, within(1e-4 * Math.abs(scale)));
            }
        }
    }

    private static double[][] gram(float[] values, int width) {
        int size = values.length / width;
        double[][] gram = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                for (int k = 0; k < width; k++) {
                    gram[a][b] += (double) values[a * width + k] * values[b * width + k];
                }
            }
        }
        return gram;
    }

    private static double cosine(float[] values, int a, int b) {
        double[][] gram = gram(values, 4);
        return gram[a][b] / Math.sqrt(gram[a][a] * gram[b][b]);
    }

    private static double deviation(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean) / values.length;
        }
        return Math.sqrt(squares);
    }
}
