package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.torch.Program;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decoupled weight decay, mixout and R-Drop against their formulas, number by number. */
class DecayTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final int[][] ROWS = {{5, 6, 7}, {9, 8}, {11, 12, 13, 14}};
    private static final long[] TARGETS = {0, 2, 2};
    private static final double RATE = 0.01;
    private static final double DECAY = 0.5;
    private static final double EPSILON = 0.5;

    private static final String CALLS = """
              def mixed(self: __torch__.Program, seed: int, leaves: List[Tensor], anchors: List[Tensor], p: float) -> List[Tensor]:
                torch.manual_seed(seed)
                return __torch__.anchored(leaves, anchors, p)
              def weighed_of(self: __torch__.Program, said: List[Tensor], wanted: Tensor, alpha: float) -> List[float]:
                return [float(__torch__.weighed(said, wanted, annotate(List[Tensor], []), 0.0, 0.0, alpha))]
            """;

    private static final String NOTHING = """
            def forward(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
              return ids
            """;

    static Stream<String> families() {
        return Stream.concat(TinyNetworks.ENCODERS.stream(), TinyNetworks.DECODERS.stream());
    }

    @ParameterizedTest
    @MethodSource("families")
    void pullsAtMatricesAndLeavesBiasesAndNormsAlone(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(ROWS), 0);
            Tensor targets = scope.longs(TARGETS, 3);
            Network.Rates rates = new Network.Rates(RATE, EPSILON, DECAY, 0, 0, 0, false, Regularisation.NONE);
            List<float[]> before = network.weights().values();
            List<Tensor> gradients = network.gradients(scope, batch, targets, rates, 1);
            network.step(state(network, scope), batch, targets, rates, 1);
            for (int i = 0; i < before.size(); i++) {
                Parameter parameter = network.weights().parameters().get(i);
                boolean exempt =
                        parameter.name().endsWith(".bias") || parameter.name().matches("(?i).*(norm|ln_\\w+)\\.weight");
                assertThat(parameter.decays()).as(parameter.name()).isEqualTo(!exempt);
                float[] slope = gradients.get(1 + i).floats();
                float[] after = network.weights().values().get(i);
                for (int j = 0; j < after.length; j++) {
                    // the first step of AdamW: both moments, corrected, are the gradient and its square
                    double wanted = before.get(i)[j] * (exempt ? 1 : 1 - RATE * DECAY)
                            - RATE * slope[j] / (Math.abs(slope[j]) + EPSILON);
                    assertThat(after[j]).as(parameter.name()).isEqualTo((float) wanted, within(2e-6f));
                }
            }
        }
    }

    private static List<List<Tensor>> state(Network network, Scope scope) {
        Weights weights = network.weights();
        List<Tensor> trained = weights.tensors().subList(0, weights.trained());
        List<List<Tensor>> whole = List.of(
                trained,
                weights.zeros(scope),
                weights.zeros(scope),
                trained.stream().map(tensor -> scope.floats(new float[] {0})).toList());
        List<List<Tensor>> state = new ArrayList<>();
        whole.forEach(tensors -> state.add(tensors.subList(0, weights.decayed())));
        whole.forEach(tensors -> state.add(tensors.subList(weights.decayed(), tensors.size())));
        return state;
    }

    @Test
    void mixoutPutsTheAnchorInAndMovesTheRestAwaySoThatTheMeanStays() {
        float p = 0.25f;
        int size = 4_000;
        float[] weight = new float[size];
        float[] anchor = new float[size];
        for (int i = 0; i < size; i++) {
            weight[i] = 2;
            anchor[i] = 1;
        }
        try (Scope scope = TORCH.scope();
                Program program = Program.compile(TORCH, ProgramText.of(Head.classes(3), CALLS, NOTHING, false))) {
            Tensor beyond = scope.floats(new float[] {7}, 1);
            List<Tensor> mixed = program.tensors(
                    scope,
                    "mixed",
                    5L,
                    List.of(scope.floats(weight, size), beyond),
                    List.of(scope.floats(anchor, size)),
                    (double) p);
            double sum = 0;
            int replaced = 0;
            for (float value : mixed.get(0).floats()) {
                boolean back = value == 1;
                // (1 − p·1) / (1 − p) where the anchor stands in, (2 − p·1) / (1 − p) elsewhere
                assertThat(value).isEqualTo(back ? 1 : (2 - p) / (1 - p), within(1e-6f));
                replaced += back ? 1 : 0;
                sum += value;
            }
            assertThat(replaced / (double) size).isEqualTo(p, within(4 * Math.sqrt(p * (1 - p) / size)));
            assertThat(sum / size).isEqualTo(2, within(0.05));
            assertThat(mixed.get(1).floats()).as("a weight without an anchor").containsExactly(7);
        }
    }

    @Test
    void rDropIsTheMeanOfBothLossesAndItsWeightTimesTheMeanDivergence() {
        float[] some = {2, 1, 0, 0, 0.5f, -1};
        float[] others = {1, 1, 0, 1, -0.5f, 0};
        int[] wanted = {0, 2};
        double loss = 0;
        double apart = 0;
        for (int row = 0; row < 2; row++) {
            double[] one = softmax(some, row);
            double[] two = softmax(others, row);
            loss -= (Math.log(one[wanted[row]]) + Math.log(two[wanted[row]])) / 4;
            for (int i = 0; i < 3; i++) {
                apart += (one[i] - two[i]) * Math.log(one[i] / two[i]) / 4;
            }
        }
        try (Scope scope = TORCH.scope();
                Program program = Program.compile(TORCH, ProgramText.of(Head.classes(3), CALLS, NOTHING, false))) {
            for (double alpha : new double[] {0.5, 1, 4}) {
                double found = program.numbers(
                                "weighed_of",
                                List.of(scope.floats(some, 2, 3), scope.floats(others, 2, 3)),
                                scope.longs(new long[] {0, 2}, 2),
                                alpha)[0];
                assertThat(found).isEqualTo(loss + alpha * apart, within(1e-6));
            }
        }
    }

    private static double[] softmax(float[] logits, int row) {
        double[] values = new double[3];
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            values[i] = Math.exp(logits[3 * row + i]);
            sum += values[i];
        }
        for (int i = 0; i < 3; i++) {
            values[i] /= sum;
        }
        return values;
    }
}
