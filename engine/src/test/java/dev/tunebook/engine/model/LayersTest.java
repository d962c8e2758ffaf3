package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.torch.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {
    private static final Torch TORCH = Torch.start("cpu", 1);

    static Stream<String> all() {
        return Stream.concat(TinyNetworks.ENCODERS.stream(), TinyNetworks.DECODERS.stream());
    }

    private static int place(Network network, String name) {
        List<String> names = network.weights().parameters().stream()
                .map(parameter -> parameter.name())
                .toList();
        assertThat(names).contains(name);
        return names.indexOf(name);
    }

    @ParameterizedTest
    @CsvSource({
        "bert, classifier.weight, 0",
        "bert, bert.pooler.dense.weight, 0",
        "bert, bert.encoder.layer.1.attention.self.query.weight, 1",
        "bert, bert.encoder.layer.0.output.dense.bias, 2",
        "bert, bert.embeddings.word_embeddings.weight, 3",
        "gpt2, score.weight, 0",
        "gpt2, transformer.ln_f.weight, 1",
        "gpt2, transformer.h.0.mlp.c_fc.weight, 2",
        "gpt2, transformer.wpe.weight, 3"
    })
    void depthIsCountedFromTheHeadDown(String type, String name, int depth) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3))) {
            assertThat(Layers.of(network).depths().get(place(network, name))).isEqualTo(depth);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyArchitectureHasAHeadItsLayersAndEmbeddings(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3))) {
            int layers = type.equals("modernbert") ? 3 : 2;
            assertThat(Layers.of(network).depths())
                    .containsOnly(layers == 3 ? new Integer[] {0, 1, 2, 3, 4} : new Integer[] {0, 1, 2, 3});
        }
    }

    @Test
    void renewsTheTopLayersAlone() {
        try (Network network = TinyNetworks.of(TORCH, "bert", Head.classes(3))) {
            List<float[]> before = network.weights().values();
            network.renew(1, 99);
            List<float[]> after = network.weights().values();
            List<Integer> depths = Layers.of(network).depths();
            for (int i = 0; i < depths.size(); i++) {
                boolean weight = network.weights().parameters().get(i).decays();
                assertThat(Arrays.equals(before.get(i), after.get(i)))
                        .as(network.weights().parameters().get(i).name())
                        .isEqualTo(depths.get(i) != 1 || !weight);
            }
        }
    }
}
