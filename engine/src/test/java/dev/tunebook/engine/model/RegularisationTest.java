package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.torch.Program;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of regularisation against its formula, computed by hand. */
class RegularisationTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final int[][] ROWS = {{5, 6, 7}, {9, 8}, {11, 12, 13, 14}};
    private static final long[] TARGETS = {0, 2, 2};

    /** Two rows, three classes. */
    private static final float[] SOME = {2, 1, 0, 0, 0.5f, -1};

    private static final float[] OTHERS = {1, 1, 0, 1, -0.5f, 0};
    private static final long[] WANTED = {0, 2};

    /** The functions that make up a loss, callable on their own. */
    private static final String CALLS = """
              def loss_of(self: __torch__.Program, logits: Tensor, wanted: Tensor, classes: List[Tensor], smoothing: float, focal: float) -> List[float]:
                return [float(__torch__.loss(logits, wanted, classes, smoothing, focal))]
              def divergence_of(self: __torch__.Program, some: Tensor, others: Tensor) -> Tensor:
                return __torch__.divergence(some, others)
            """;

    private static final String NOTHING = """
            def forward(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
              return ids
            """;

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

    private static double loss(float[] weights, double smoothing, double focal) {
        try (Scope scope = TORCH.scope();
                Program program = Program.compile(TORCH, ProgramText.of(Head.classes(3), CALLS, NOTHING, false))) {
            List<Tensor> classes = weights.length == 0 ? List.of() : List.of(scope.floats(weights, 3));
            return program.numbers(
                            "loss_of", scope.floats(SOME, 2, 3), scope.longs(WANTED, 2), classes, smoothing, focal)[0];
        }
    }

    @Test
    void focalLossWeighsEachRowByHowUnsureItIs() {
        double a = softmax(SOME, 0)[0];
        double b = softmax(SOME, 1)[2];
        double expected = (-Math.pow(1 - a, 2) * Math.log(a) - Math.pow(1 - b, 2) * Math.log(b)) / 2;
        assertThat(loss(new float[0], 0, 2)).isEqualTo(expected, within(1e-6));
        assertThat(loss(new float[0], 0, 1e-9)).isEqualTo(loss(new float[0], 0, 0), within(1e-6));
    }

    @Test
    void classWeightsMakeAWeightedMean() {
        double a = -Math.log(softmax(SOME, 0)[0]);
        double b = -Math.log(softmax(SOME, 1)[2]);
        assertThat(loss(new float[] {0.5f, 9, 2}, 0, 0)).isEqualTo((0.5 * a + 2 * b) / 2.5, within(1e-6));
        assertThat(loss(new float[] {1, 1, 1}, 0.1, 0)).isEqualTo(loss(new float[0], 0.1, 0), within(1e-6));
    }

    @Test
    void labelSmoothingSpreadsAShareEvenly() {
        double expected = 0;
        for (int row = 0; row < 2; row++) {
            double[] p = softmax(SOME, row);
            expected += -0.9 * Math.log(p[(int) WANTED[row]])
                    - 0.1 * Arrays.stream(p).map(Math::log).average().getAsDouble();
        }
        assertThat(loss(new float[0], 0.1, 0)).isEqualTo(expected / 2, within(1e-6));
    }

    @Test
    void divergenceIsTheMeanOfBothKullbackLeiblerDivergences() {
        try (Scope scope = TORCH.scope();
                Program program = Program.compile(TORCH, ProgramText.of(Head.classes(3), CALLS, NOTHING, false))) {
            float[] found = program.tensor(scope, "divergence_of", scope.floats(SOME, 2, 3), scope.floats(OTHERS, 2, 3))
                    .floats();
            for (int row = 0; row < 2; row++) {
                double[] p = softmax(SOME, row);
                double[] q = softmax(OTHERS, row);
                double expected = 0;
                for (int i = 0; i < 3; i++) {
                    expected += p[i] * Math.log(p[i] / q[i]) / 2 + q[i] * Math.log(q[i] / p[i]) / 2;
                }
                assertThat(found[row]).isEqualTo((float) expected, within(1e-6f));
            }
        }
    }

    private static Network network() {
        return TinyNetworks.of(TORCH, "bert", Head.classes(3));
    }

    private static List<float[]> gradients(Network network, double dropout, Regularisation more, long seed) {
        try (Scope scope = TORCH.scope()) {
            Network.Rates rates = new Network.Rates(0, 1e-8, 0, 0, dropout, 0, false, more);
            return network
                    .gradients(scope, Batch.of(scope, List.of(ROWS), 0), scope.longs(TARGETS, 3), rates, seed)
                    .stream()
                    .map(Tensor::floats)
                    .toList();
        }
    }

    private static Regularisation rDrop(double alpha) {
        return new Regularisation(0, 0, 0, alpha, 0, List.of(), List.of(), List.of());
    }

    @Test
    void rDropAddsNothingWithoutDropoutAndGrowsWithItsWeight() {
        try (Network network = network()) {
            float plain = gradients(network, 0, Regularisation.NONE, 1).get(0)[0];
            assertThat(gradients(network, 0, rDrop(5), 1).get(0)[0]).isEqualTo(plain, within(1e-6f));
            float[] losses = new float[3];
            for (int alpha = 1; alpha <= 3; alpha++) {
                losses[alpha - 1] = gradients(network, 0.3, rDrop(alpha), 1).get(0)[0];
            }
            assertThat(losses[1] - losses[0]).isGreaterThan(0).isEqualTo(losses[2] - losses[1], within(1e-5f));
        }
    }

    private static Regularisation mixout(double share, List<Tensor> anchors) {
        return new Regularisation(0, 0, 0, 0, share, anchors, List.of(), List.of());
    }

    @Test
    void mixoutTowardsTheWeightsThemselvesChangesNoLoss() {
        try (Network network = network()) {
            List<Tensor> anchors =
                    network.weights().tensors().subList(0, network.weights().decayed());
            assertThat(gradients(network, 0, mixout(0.4, anchors), 1).get(0)[0])
                    .isEqualTo(gradients(network, 0, Regularisation.NONE, 1).get(0)[0], within(1e-5f));
        }
    }

    @Test
    void mixoutPassesNoGradientToWhatItReplacesAndMoreToTheRest() {
        try (Network network = network()) {
            Weights weights = network.weights();
            List<Tensor> anchors = weights.tensors().subList(0, weights.decayed());
            int place = places(network, "bert.encoder.layer.1.output.dense.weight");
            float[] plain = gradients(network, 0, Regularisation.NONE, 1).get(1 + place);
            float[] mixed = gradients(network, 0, mixout(0.4, anchors), 1).get(1 + place);
            int replaced = 0;
            for (int i = 0; i < plain.length; i++) {
                boolean zero = mixed[i] == 0;
                replaced += zero ? 1 : 0;
                assertThat(zero ? 0 : mixed[i]).isEqualTo(zero ? 0 : plain[i] / 0.6f, within(1e-4f));
            }
            assertThat(replaced / (double) plain.length).isBetween(0.3, 0.5);
        }
    }

    private static int places(Network network, String name) {
        return network.weights().parameters().stream()
                .map(parameter -> parameter.name())
                .toList()
                .indexOf(name);
    }

    /** AdamW's state at its start: for both groups the weights, two moments, a counter. */
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

    private static double[] step(
            Network network, Scope scope, List<List<Tensor>> state, double clip, Regularisation r) {
        Network.Rates rates = new Network.Rates(0.01, 1e-8, 0.1, clip, 0, 0, false, r);
        return network.step(state, Batch.of(scope, List.of(ROWS), 0), scope.longs(TARGETS, 3), rates, 1);
    }

    @Test
    void l1AndL2PullAtTheWeightsThatDecayAndCountTowardsTheNorm() {
        try (Network network = network();
                Scope scope = TORCH.scope()) {
            List<float[]> values = network.weights().values();
            List<float[]> gradients = gradients(network, 0, Regularisation.NONE, 1);
            double sum = 0;
            for (int i = 0; i < values.size(); i++) {
                boolean decays = i < network.weights().decayed();
                for (int j = 0; j < values.get(i).length; j++) {
                    double w = values.get(i)[j];
                    double g = gradients.get(1 + i)[j] + (decays ? 0.02 * Math.signum(w) + 0.3 * w : 0);
                    sum += g * g;
                }
            }
            Regularisation both = new Regularisation(0.02, 0.3, 0, 0, 0, List.of(), List.of(), List.of());
            double[] result = step(network, scope, state(network, scope), 0, both);
            assertThat(result[1]).isEqualTo(Math.sqrt(sum), within(1e-4));
            assertThat(result[0]).isEqualTo(gradients.get(0)[0], within(1e-6));
        }
    }

    @Test
    void clippingBringsTheGlobalNormDownToItsBound() {
        try (Network network = network();
                Scope scope = TORCH.scope()) {
            List<float[]> gradients = gradients(network, 0, Regularisation.NONE, 1);
            List<List<Tensor>> state = state(network, scope);
            double norm = step(network, scope, state, 0.01, Regularisation.NONE)[1];
            assertThat(norm).isGreaterThan(0.01);
            float[] means = state.get(1).get(0).floats();
            for (int i = 0; i < means.length; i++) {
                assertThat(means[i]).isEqualTo((float) (0.1 * gradients.get(1)[i] * 0.01 / norm), within(1e-7f));
            }
        }
    }

    @Test
    void scalesMoveEachWeightByItsShareOfTheStep() {
        try (Network whole = network();
                Network scaled = network();
                Scope scope = TORCH.scope()) {
            List<float[]> before = whole.weights().values();
            step(whole, scope, state(whole, scope), 0, Regularisation.NONE);
            float[] factors = new float[before.size()];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = i % 3 == 0 ? 1 : i % 3 == 1 ? 0.25f : 0;
            }
            Regularisation layers = new Regularisation(
                    0, 0, 0, 0, 0, List.of(), List.of(), List.of(scope.floats(factors, factors.length)));
            List<List<Tensor>> state = state(scaled, scope);
            step(scaled, scope, state, 0, layers);
            List<float[]> full = whole.weights().values();
            List<float[]> found = scaled.weights().values();
            for (int i = 0; i < factors.length; i++) {
                for (int j = 0; j < full.get(i).length; j++) {
                    float from = before.get(i)[j];
                    assertThat(found.get(i)[j]).isEqualTo(from + factors[i] * (full.get(i)[j] - from), within(1e-6f));
                }
            }
            assertThat(state.get(3).get(0).floats()).containsExactly(1);
            assertThat(state.get(3).get(2).floats())
                    .as("steps of a frozen weight")
                    .containsExactly(0);
            assertThat(state.get(1).get(2).floats()).as("its moments").containsOnly(0);
        }
    }

    @Test
    void epsilonHoldsBackTheStepsOfSmallGradients() {
        try (Network network = network();
                Scope scope = TORCH.scope()) {
            int place = places(network, "classifier.weight");
            float[] before = network.weights().values().get(place);
            float[] gradient = gradients(network, 0, Regularisation.NONE, 1).get(1 + place);
            Network.Rates rates = new Network.Rates(0.01, 0.5, 0, 0, 0, 0, false, Regularisation.NONE);
            Batch batch = Batch.of(scope, List.of(ROWS), 0);
            network.step(state(network, scope), batch, scope.longs(TARGETS, 3), rates, 1);
            float[] after = network.weights().values().get(place);
            for (int i = 0; i < before.length; i++) {
                double wanted = before[i] - 0.01 * gradient[i] / (Math.abs(gradient[i]) + 0.5);
                assertThat(after[i]).isEqualTo((float) wanted, within(1e-6f));
            }
        }
    }
}
