package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a saved network another one begins with, whole or with another head, adapters or a frozen trunk. */
class NetworkLoadingTest {
    private static final Torch TORCH = Torch.start("cpu", 1);

    private static Network.Rates rates(double dropout, double labelSmoothing) {
        return new Network.Rates(0, 0, 0, dropout, labelSmoothing, false);
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void startsFromTheBaseModelWithAdapters(String type, @TempDir Path folder) {
        Path file = folder.resolve("model.safetensors");
        Path merged = folder.resolve("merged.safetensors");
        float[] wanted;
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3))) {
            network.save(file);
            wanted = TinyNetworks.logits(network, TinyNetworks.LONG);
        }
        Config config = TinyNetworks.config(type);
        Tuning tuning = new Tuning(Freeze.NOTHING, Optional.of(new Lora(2, 4)), 1);
        float[] trained;
        try (Network network = Network.load(TORCH, config, Head.classes(3), Safetensors.open(file), false, tuning);
                Scope scope = TORCH.scope();
                Scope memory = TORCH.scope()) {
            assertThat(TinyNetworks.logits(network, TinyNetworks.LONG))
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(wanted);
            Tensor targets = scope.longs(new long[] {1, 1}, 2);
            int count = network.weights().trained();
            List<Tensor> before = network.gradients(
                    scope, Batch.of(scope, List.of(TinyNetworks.LONG, TinyNetworks.SHORT), 0), targets, rates(0, 0), 0);
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
            trained = TinyNetworks.logits(network, TinyNetworks.LONG);
            assertThat(trained).isNotEqualTo(wanted);
            network.save(merged);
        }
        try (Network network =
                Network.load(TORCH, config, Head.classes(3), Safetensors.open(merged), false, Tuning.WHOLE)) {
            assertThat(TinyNetworks.logits(network, TinyNetworks.LONG))
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(trained);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
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
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void loadsTheTrunkThatItSavedUnderANewHead(String type, @TempDir Path folder) {
        Path file = folder.resolve("model.safetensors");
        float[] wanted;
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3))) {
            network.save(file);
            wanted = TinyNetworks.logits(network, TinyNetworks.LONG);
        }
        Config config = TinyNetworks.config(type);
        Safetensors saved = Safetensors.open(file);
        try (Network same = Network.load(TORCH, config, Head.classes(3), saved, false, Tuning.WHOLE);
                Network other = Network.load(TORCH, config, Head.classes(5), saved, true, Tuning.WHOLE)) {
            assertThat(TinyNetworks.logits(same, TinyNetworks.LONG)).isEqualTo(wanted);
            assertThat(TinyNetworks.logits(other, TinyNetworks.LONG)).hasSize(5);
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
