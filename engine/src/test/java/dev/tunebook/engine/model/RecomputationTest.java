package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Lora;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of layers that are computed again, beside those of layers that are remembered: equal to the bit. */
class RecomputationTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final List<int[]> ROWS = List.of(new int[] {5, 6, 7}, new int[] {9, 8, 7, 6, 5, 11, 12, 13, 14, 15});

    static Stream<String> all() {
        return Stream.concat(TinyNetworks.ENCODERS.stream(), TinyNetworks.DECODERS.stream());
    }

    private static Network network(String type, Head head, Freeze freeze, Optional<Lora> lora, boolean recomputes) {
        Config config = TinyNetworks.config(type);
        Tuning tuning = new Tuning(freeze, lora, 7, recomputes);
        return Network.initial(TORCH, config, head, tuning);
    }

    private static void assertSame(String type, Head head, Freeze freeze, Optional<Lora> lora, Network.Rates rates) {
        try (Scope scope = TORCH.scope();
                Network plain = network(type, head, freeze, lora, false);
                Network again = network(type, head, freeze, lora, true)) {
            Batch batch = Batch.of(scope, ROWS, 0);
            Tensor targets = head.classifies() ? scope.longs(new long[] {2, 0}, 2) : batch.ids();
            List<Tensor> wanted = plain.gradients(scope, batch, targets, rates, 3);
            assertSame(plain, plain.gradients(scope, batch, targets, rates, 3), wanted);
            for (int call = 0; call < 3; call++) {
                assertSame(plain, again.gradients(scope, batch, targets, rates, 3), wanted);
            }
        }
    }

    /** Again and again: what a program computes must not depend on how often it has been called. */
    private static void assertSame(Network network, List<Tensor> found, List<Tensor> wanted) {
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).floats())
                    .as(
                            i == 0
                                    ? "loss"
                                    : network.weights().parameters().get(i - 1).name())
                    .isEqualTo(wanted.get(i).floats());
        }
    }

    private static Network.Rates rates(double dropout, boolean half, Regularisation more) {
        return new Network.Rates(0, 1e-8, 0, 0, dropout, 0, half, more);
    }

    @ParameterizedTest
    @MethodSource("all")
    void areThoseOfAClassifier(String type) {
        Head head = Head.classes(3);
        assertSame(type, head, Freeze.NOTHING, Optional.empty(), rates(0, false, Regularisation.NONE));
        assertSame(type, head, Freeze.NOTHING, Optional.empty(), rates(0.2, false, Regularisation.NONE));
        assertSame(type, head, Freeze.NOTHING, Optional.empty(), rates(0.2, true, Regularisation.NONE));
    }

    /** Here sums of four terms may be added in another order. */
    @ParameterizedTest
    @MethodSource("all")
    void areThoseOfTwoPassesAndOfMixout(String type) {
        try (Scope scope = TORCH.scope();
                Network base = network(type, Head.classes(3), Freeze.NOTHING, Optional.empty(), false)) {
            List<Tensor> anchors = base
                    .weights()
                    .tensors()
                    .subList(0, base.weights().decayed())
                    .stream()
                    .map(tensor -> scope.zeros(tensor.shape()))
                    .toList();
            Regularisation more = new Regularisation(0, 0, 0, 2, 0.3, anchors, List.of(), List.of());
            assertSame(type, Head.classes(3), Freeze.NOTHING, Optional.empty(), rates(0.2, false, more));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void areThoseOfALanguageModel(String type) {
        Head head = TinyNetworks.languageModel(type);
        assertSame(type, head, Freeze.NOTHING, Optional.empty(), rates(0.2, false, Regularisation.NONE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void areThoseOfAdaptersAndOfAHeadAlone(String type) {
        Head head = Head.classes(3);
        Lora lora = new Lora(2, 4, 0.1, List.of());
        assertSame(type, head, Freeze.NOTHING, Optional.of(lora), rates(0.2, false, Regularisation.NONE));
        assertSame(type, head, Freeze.TRUNK, Optional.empty(), rates(0.2, false, Regularisation.NONE));
        assertSame(type, head, Freeze.EMBEDDINGS, Optional.empty(), rates(0.2, false, Regularisation.NONE));
    }
}
