package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and gradients of every family. */
class NetworkGradientsTest {
    private static final Torch TORCH = Torch.start("cpu", 1);

    private static Network.Rates rates(double dropout, double labelSmoothing) {
        return new Network.Rates(0, 0, 0, dropout, labelSmoothing, false);
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void differentiatesAsFiniteDifferencesDo(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(TinyNetworks.SHORT, TinyNetworks.LONG), 0);
            Tensor targets = scope.longs(new long[] {2, 0}, 2);
            List<float[]> gradients = network.gradients(scope, batch, targets, rates(0, 0.1), 0).stream()
                    .map(Tensor::floats)
                    .toList();
            List<float[]> values = network.weights().values();
            double squares = 0;
            double step = 2e-3;
            for (float[] gradient : gradients.subList(1, gradients.size())) {
                for (float slope : gradient) {
                    squares += (double) slope * slope;
                }
            }
            double norm = Math.sqrt(squares);
            double up = lossAt(network, scope, batch, targets, values, gradients, step / norm);
            double down = lossAt(network, scope, batch, targets, values, gradients, -step / norm);
            assertThat((up - down) / (2 * step)).isEqualTo(norm, within(0.02 * norm));
        }
    }

    /** The loss after a move along the gradient. */
    private static double lossAt(
            Network network,
            Scope scope,
            Batch batch,
            Tensor targets,
            List<float[]> values,
            List<float[]> gradients,
            double distance) {
        List<float[]> moved = Stream.iterate(0, i -> i < values.size(), i -> i + 1)
                .map(i -> {
                    float[] value = values.get(i).clone();
                    for (int j = 0; j < value.length; j++) {
                        value[j] += (float) (distance * gradients.get(i + 1)[j]);
                    }
                    return value;
                })
                .toList();
        try (Weights weights = Weights.of(TORCH, network.weights().parameters(), moved);
                Network there = new Network(TORCH, network.config(), network.head(), weights)) {
            return there.gradients(scope, batch, targets, rates(0, 0.1), 0)
                    .get(0)
                    .floats()[0];
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void dropsTheSameForTheSameSeed(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(TinyNetworks.SHORT, TinyNetworks.LONG), 0);
            Tensor targets = scope.longs(new long[] {2, 0}, 2);
            float[] losses = new float[3];
            for (int i = 0; i < 3; i++) {
                losses[i] = network.gradients(scope, batch, targets, rates(0.5, 0), i / 2)
                        .get(0)
                        .floats()[0];
            }
            assertThat(losses[1]).isEqualTo(losses[0]);
            assertThat(losses[2]).isNotEqualTo(losses[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void addsUpTheGradientsOfPartsToThoseOfTheWhole(String type) {
        int[][] rows = {TinyNetworks.SHORT, TinyNetworks.LONG, {4, 4}, {30, 31, 32, 33}};
        long[] classes = {2, 0, 1, 2};
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch whole = Batch.of(scope, List.of(rows), 0);
            List<Tensor> wanted = network.gradients(scope, whole, scope.longs(classes, 4), rates(0, 0), 0);
            List<Tensor> sums = network.weights().zeros(scope);
            double loss = 0;
            for (int[] part : new int[][] {{0}, {1, 2, 3}}) {
                Batch batch = Batch.of(
                        scope, Arrays.stream(part).mapToObj(i -> rows[i]).toList(), 0);
                Tensor targets = scope.longs(
                        Arrays.stream(part).mapToLong(i -> classes[i]).toArray(), part.length);
                double share = part.length / 4.0;
                loss += share * network.accumulate(sums, batch, targets, rates(0, 0), 0, share);
            }
            assertThat(loss).isEqualTo(wanted.get(0).floats()[0], within(1e-5));
            for (int i = 0; i < sums.size(); i++) {
                assertClose(sums.get(i).floats(), wanted.get(i + 1).floats());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void addsUpTheGradientsOfALanguageModelsPartsByTheirTokens(String type) {
        long[][] targets = {
            {-100, 6, 7, -100, -100, -100, -100, -100, -100, -100},
            {-100, -100, 3, 4, 5, 9, 8, 7, -100, 9},
            {-100, 4, -100, -100, -100, -100, -100, -100, -100, -100}
        };
        int[][] rows = {TinyNetworks.SHORT, TinyNetworks.LONG, {4, 4}};
        int[] counted = {2, 7, 1};
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type));
                Scope scope = TORCH.scope()) {
            Tensor all = scope.longs(
                    Arrays.stream(targets).flatMapToLong(Arrays::stream).toArray(), 3, 10);
            List<Tensor> wanted = network.gradients(scope, Batch.of(scope, List.of(rows), 0), all, rates(0, 0.1), 0);
            List<Tensor> sums = network.weights().zeros(scope);
            double loss = 0;
            for (int row = 0; row < rows.length; row++) {
                Batch part = Batch.of(scope, List.of(rows[row]), 0);
                Tensor own = scope.longs(Arrays.copyOf(targets[row], rows[row].length), 1, rows[row].length);
                double share = counted[row] / 10.0;
                loss += share * network.accumulate(sums, part, own, rates(0, 0.1), 0, share);
            }
            assertThat(loss).isEqualTo(wanted.get(0).floats()[0], within(1e-5));
            for (int i = 0; i < sums.size(); i++) {
                assertClose(sums.get(i).floats(), wanted.get(i + 1).floats());
            }
        }
    }

    /** Equal within 1e-5 of the largest, or of rounding. */
    private static void assertClose(float[] found, float[] wanted) {
        float largest = 0;
        for (float value : wanted) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(found).usingComparatorWithPrecision(1e-5f * largest + 1e-7f).containsExactly(wanted);
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void computesNearlyTheSameInBfloat16(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(TinyNetworks.SHORT, TinyNetworks.LONG), 0);
            Tensor targets = scope.longs(new long[] {2, 0}, 2);
            float whole = network.gradients(scope, batch, targets, rates(0, 0), 0)
                    .get(0)
                    .floats()[0];
            Network.Rates half = new Network.Rates(0, 0, 0, 0, 0, true);
            float halved =
                    network.gradients(scope, batch, targets, half, 0).get(0).floats()[0];
            assertThat(halved).isNotEqualTo(whole).isEqualTo(whole, within(0.1f * whole));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void scoresAndTrainsOnCountedTokensAlone(String type) {
        long ignored = -100;
        long[][] targets = {
            {ignored, 6, 7, ignored, ignored, ignored, ignored, ignored, ignored, ignored},
            {ignored, ignored, 3, 4, 5, ignored, ignored, ignored, ignored, 9}
        };
        int shift = TinyNetworks.DECODERS.contains(type) ? 1 : 0;
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(TinyNetworks.SHORT, TinyNetworks.LONG), 0);
            Tensor wanted = scope.longs(
                    Arrays.stream(targets).flatMapToLong(Arrays::stream).toArray(), 2, TinyNetworks.LONG.length);
            float[] logits = network.logits(scope, batch).floats();
            double loss = 0;
            int counted = 0;
            for (int row = 0; row < 2; row++) {
                for (int place = 0; place < TinyNetworks.LONG.length; place++) {
                    if (targets[row][place] != ignored) {
                        int from = (row * TinyNetworks.LONG.length + place - shift) * TinyNetworks.VOCABULARY;
                        loss -= logProbability(logits, from, (int) targets[row][place]);
                        counted++;
                    }
                }
            }
            double[] scores = network.tokenScores(batch, wanted);
            assertThat(scores[0]).isEqualTo(loss, within(1e-4 * loss));
            assertThat(scores[1]).isEqualTo(counted);
            assertThat(network.gradients(scope, batch, wanted, rates(0, 0), 0)
                            .get(0)
                            .floats()[0])
                    .isEqualTo((float) (loss / counted), within(1e-4f));
        }
    }

    private static double logProbability(float[] logits, int from, int wanted) {
        double sum = 0;
        for (int i = 0; i < TinyNetworks.VOCABULARY; i++) {
            sum += Math.exp(logits[from + i]);
        }
        return logits[from + wanted] - Math.log(sum);
    }
}
