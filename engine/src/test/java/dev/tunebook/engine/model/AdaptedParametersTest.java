package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Lora;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.torch.Torch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is trained where there are adapters. */
class AdaptedParametersTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final Tuning ADAPTERS = new Tuning(Freeze.NOTHING, Optional.of(new Lora(2, 4)), 0);

    private static List<Parameter> trained(Config config, Head head) {
        try (Network network = Network.initial(TORCH, config, head, ADAPTERS)) {
            return List.copyOf(
                    network.weights().parameters().subList(0, network.weights().trained()));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void aLanguageModelsHeadStaysAsItCame(String type) {
        Config untied = TinyNetworks.config(type).with("tie_word_embeddings", false);
        assertThat(trained(untied, TinyNetworks.languageModel(type)))
                .isNotEmpty()
                .allMatch(parameter -> Lora.isAdapter(parameter.name()));
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void aClassifiersHeadIsTrainedWhole(String type) {
        assertThat(trained(TinyNetworks.config(type), Head.classes(3)))
                .anyMatch(parameter -> Lora.isAdapter(parameter.name()))
                .anyMatch(parameter -> parameter.name().matches("(classifier|score)(\\.out_proj)?\\.weight"));
    }
}
