package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Lora;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final int[] SHORT = {5, 6, 7};
    private static final int[] LONG = {9, 8, 7, 6, 5, 11, 12, 13, 14, 15};

    static Stream<String> encoders() {
        return TinyNetworks.ENCODERS.stream();
    }

    static Stream<String> decoders() {
        return TinyNetworks.DECODERS.stream();
    }

    static Stream<String> all() {
        return Stream.concat(encoders(), decoders());
    }

    private static Network.Rates rates(double dropout, double labelSmoothing) {
        return new Network.Rates(0, 0, 0, dropout, labelSmoothing, false);
    }

    private static float[] logits(Network network, int[]... rows) {
        try (Scope scope = TORCH.scope()) {
            return network.logits(scope, Batch.of(scope, List.of(rows), 0)).floats();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void classifiesARowAlikeWithAndWithoutPadding(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3))) {
            float[] alone = logits(network, SHORT);
            float[] padded = logits(network, SHORT, LONG);
            assertThat(alone).hasSize(3);
            assertThat(Arrays.copyOf(padded, 3))
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(alone);
            assertThat(Arrays.copyOfRange(padded, 3, 6)).isNotEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesLogitsForEveryPlaceOfALanguageModel(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type));
                Scope scope = TORCH.scope()) {
            Tensor logits = network.logits(scope, Batch.of(scope, List.of(SHORT, LONG), 0));
            assertThat(logits.shape()).containsExactly(2, LONG.length, TinyNetworks.VOCABULARY);
        }
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void seesNothingOfWhatComesLater(String type) {
        int[] changed = LONG.clone();
        changed[LONG.length - 1] = 40;
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type))) {
            int before = (LONG.length - 1) * TinyNetworks.VOCABULARY;
            assertThat(Arrays.copyOf(logits(network, changed), before))
                    .isEqualTo(Arrays.copyOf(logits(network, LONG), before));
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void seesWhatComesLaterInAnEncoder(String type) {
        int[] changed = LONG.clone();
        changed[1] = 40;
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type))) {
            assertThat(Arrays.copyOf(logits(network, changed), TinyNetworks.VOCABULARY))
                    .isNotEqualTo(Arrays.copyOf(logits(network, LONG), TinyNetworks.VOCABULARY));
        }
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void remembersKeysAndValues(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type));
                Scope scope = TORCH.scope()) {
            List<Tensor> past = List.of();
            float[] last = {};
            for (int[] piece : new int[][] {{9, 8, 7, 6}, {5}, {11}, {12}, {13}, {14}, {15}}) {
                long[] ids = Arrays.stream(piece).asLongStream().toArray();
                List<Tensor> result = network.decode(scope, scope.longs(ids, 1, ids.length), past);
                last = result.get(0).floats();
                past = result.subList(1, result.size());
            }
            float[] whole = logits(network, LONG);
            float[] wanted = Arrays.copyOfRange(whole, whole.length - TinyNetworks.VOCABULARY, whole.length);
            assertThat(last).usingComparatorWithPrecision(1e-4f).containsExactly(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void differentiatesAsFiniteDifferencesDo(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(SHORT, LONG), 0);
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
    @MethodSource("all")
    void dropsTheSameForTheSameSeed(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(SHORT, LONG), 0);
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
    @MethodSource("all")
    void addsUpTheGradientsOfPartsToThoseOfTheWhole(String type) {
        int[][] rows = {SHORT, LONG, {4, 4}, {30, 31, 32, 33}};
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

    /** Equal within 1e-5 of the largest, or of rounding. */
    private static void assertClose(float[] found, float[] wanted) {
        float largest = 0;
        for (float value : wanted) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(found).usingComparatorWithPrecision(1e-5f * largest + 1e-7f).containsExactly(wanted);
    }

    @ParameterizedTest
    @MethodSource("all")
    void computesNearlyTheSameInBfloat16(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(SHORT, LONG), 0);
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
    @MethodSource("all")
    void startsFromTheBaseModelWithAdapters(String type, @TempDir Path folder) {
        Path file = folder.resolve("model.safetensors");
        Path merged = folder.resolve("merged.safetensors");
        float[] wanted;
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3))) {
            network.save(file);
            wanted = logits(network, LONG);
        }
        Config config = TinyNetworks.config(type);
        Tuning tuning = new Tuning(Freeze.NOTHING, Optional.of(new Lora(2, 4)), 1);
        float[] trained;
        try (Network network = Network.load(TORCH, config, Head.classes(3), Safetensors.open(file), false, tuning);
                Scope scope = TORCH.scope();
                Scope memory = TORCH.scope()) {
            assertThat(logits(network, LONG))
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(wanted);
            Tensor targets = scope.longs(new long[] {1, 1}, 2);
            int count = network.weights().trained();
            List<Tensor> before =
                    network.gradients(scope, Batch.of(scope, List.of(LONG, SHORT), 0), targets, rates(0, 0), 0);
            assertThat(before).hasSize(count + 1);
            List<Tensor> sums = before.subList(1, before.size());
            List<Tensor> weights = network.weights().tensors();
            int decayed = network.weights().decayed();
            List<List<Tensor>> state = new ArrayList<>();
            for (int[] range : new int[][] {{0, decayed}, {decayed, count}}) {
                state.add(weights.subList(range[0], range[1]));
                for (int i = 0; i < 2; i++) {
                    state.add(network.weights().zeros(memory).subList(range[0], range[1]));
                }
                state.add(Stream.generate(() -> memory.floats(new float[] {0}))
                        .limit(range[1] - range[0])
                        .toList());
            }
            network.apply(sums, state, new Network.Rates(0.1, 0, 0, 0, 0, false), 1);
            trained = logits(network, LONG);
            assertThat(trained).isNotEqualTo(wanted);
            network.save(merged);
        }
        try (Network network =
                Network.load(TORCH, config, Head.classes(3), Safetensors.open(merged), false, Tuning.WHOLE)) {
            assertThat(logits(network, LONG))
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(trained);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void leavesAFrozenTrunkWithoutGradients(String type, @TempDir Path folder) {
        Path file = folder.resolve("model.safetensors");
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3))) {
            network.save(file);
        }
        Tuning probe = new Tuning(Freeze.TRUNK, Optional.empty(), 1);
        try (Network network =
                Network.load(TORCH, TinyNetworks.config(type), Head.classes(3), Safetensors.open(file), true, probe)) {
            assertThat(network.weights().trained()).isBetween(1, 5);
            assertThat(network.weights()
                            .parameters()
                            .subList(0, network.weights().trained()))
                    .noneMatch(Parameter::frozen);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void loadsTheTrunkThatItSavedUnderANewHead(String type, @TempDir Path folder) {
        Path file = folder.resolve("model.safetensors");
        float[] wanted;
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3))) {
            network.save(file);
            wanted = logits(network, LONG);
        }
        Config config = TinyNetworks.config(type);
        Safetensors saved = Safetensors.open(file);
        try (Network same = Network.load(TORCH, config, Head.classes(3), saved, false, Tuning.WHOLE);
                Network other = Network.load(TORCH, config, Head.classes(5), saved, true, Tuning.WHOLE)) {
            assertThat(logits(same, LONG)).isEqualTo(wanted);
            assertThat(logits(other, LONG)).hasSize(5);
        }
    }

    @Test
    void theSeedMakesUpTheHeadOfACheckpointWithoutOne(@TempDir Path folder) {
        Path file = folder.resolve("model.safetensors");
        try (Network network = TinyNetworks.of(TORCH, "bert", Head.classes(3))) {
            network.save(file);
        }
        List<List<float[]>> heads = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            Tuning tuning = new Tuning(Freeze.NOTHING, Optional.empty(), seed);
            try (Network network = Network.load(
                    TORCH, TinyNetworks.config("bert"), Head.classes(3), Safetensors.open(file), true, tuning)) {
                List<Parameter> parameters = network.weights().parameters();
                List<float[]> values = network.weights().values();
                heads.add(IntStream.range(0, values.size())
                        .filter(i -> parameters.get(i).name().equals("classifier.weight"))
                        .mapToObj(values::get)
                        .toList());
            }
        }
        assertThat(heads.get(0)).hasSize(1);
        assertThat(heads.get(1)).usingRecursiveComparison().isEqualTo(heads.get(0));
        assertThat(heads.get(2)).usingRecursiveComparison().isNotEqualTo(heads.get(0));
    }

    @ParameterizedTest
    @MethodSource("all")
    void scoresAndTrainsOnCountedTokensAlone(String type) {
        long ignored = -100;
        long[][] targets = {
            {ignored, 6, 7, ignored, ignored, ignored, ignored, ignored, ignored, ignored},
            {ignored, ignored, 3, 4, 5, ignored, ignored, ignored, ignored, 9}
        };
        int shift = TinyNetworks.DECODERS.contains(type) ? 1 : 0;
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(SHORT, LONG), 0);
            Tensor wanted = scope.longs(
                    Arrays.stream(targets).flatMapToLong(Arrays::stream).toArray(), 2, LONG.length);
            float[] logits = network.logits(scope, batch).floats();
            double loss = 0;
            int counted = 0;
            for (int row = 0; row < 2; row++) {
                for (int place = 0; place < LONG.length; place++) {
                    if (targets[row][place] != ignored) {
                        int from = (row * LONG.length + place - shift) * TinyNetworks.VOCABULARY;
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

    @Test
    void refusesAHeadThatAnArchitectureDoesNotHave(@TempDir Path folder) {
        Path file = folder.resolve("model.safetensors");
        try (Network network = TinyNetworks.of(TORCH, "bert", Head.classes(3))) {
            network.save(file);
        }
        Safetensors saved = Safetensors.open(file);
        Head causal = new Head(Task.CAUSAL_LM, 0);
        assertThatThrownBy(() -> Network.load(TORCH, TinyNetworks.config("bert"), causal, saved, false, Tuning.WHOLE))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("task (causal-lm) must be one that bert has a head for: ");
    }

    @Test
    void saysWhichArchitecturesItKnows() {
        assertThatThrownBy(() -> Architectures.of(Config.of(Map.of("model_type", "barf"))))
                .hasMessageStartingWith("model_type (barf) must be one of bert, distilbert, gpt2, llama, modernbert,");
    }
}
