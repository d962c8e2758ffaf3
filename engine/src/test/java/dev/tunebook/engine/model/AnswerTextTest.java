package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.torch.Program;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The losses of labels and numbers beside what a sheet of paper says. */
class AnswerTextTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final float[] LOGITS = {0.3f, -1.2f, 2.5f, 0, 4, -3};
    private static final float[] OTHERS = {0.1f, -1, 2, 0.5f, 3, -4};
    private static final float[] WANTED = {1, 0, 1, 0, 0, 1};

    private static final String CALLS = """
              def loss_of(self: __torch__.Program, logits: Tensor, targets: Tensor, classes: List[Tensor], smoothing: float, focal: float) -> List[float]:
                return [float(__torch__.loss(logits, __torch__.wanted(targets), classes, smoothing, focal))]
              def divergence_of(self: __torch__.Program, some: Tensor, others: Tensor) -> Tensor:
                return __torch__.divergence(some, others)
              def answers_of(self: __torch__.Program, logits: Tensor) -> Tensor:
                return __torch__.answers(logits)
            """;

    private static final String NOTHING = """
            def forward(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
              return ids
            """;

    private static double yes(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static double labels(float[] weights, double smoothing, double focal) {
        try (Scope scope = TORCH.scope();
                Program program = Program.compile(TORCH, ProgramText.of(Head.labels(3), CALLS, NOTHING, false))) {
            List<Tensor> classes = weights.length == 0 ? List.of() : List.of(scope.floats(weights, 3));
            return program.numbers(
                            "loss_of",
                            scope.floats(LOGITS, 2, 3),
                            scope.floats(WANTED, 2, 3),
                            classes,
                            smoothing,
                            focal)[0];
        }
    }

    @Test
    void eachLabelIsAQuestionOfItsOwn() {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum -= Math.log(WANTED[i] == 1 ? yes(LOGITS[i]) : 1 - yes(LOGITS[i]));
        }
        assertThat(labels(new float[0], 0, 0)).isEqualTo(sum / 6, within(1e-6));
        assertThat(labels(new float[0], 0, 0))
                .as("by hand: .554355 + .263282 + .078889 + .693147 + 4.018150 + 3.048587, over 6")
                .isEqualTo(1.4427351, within(1e-6));
    }

    @Test
    void classWeightsCountAYesSoManyTimes() {
        float[] weights = {2, 5, 0.5f};
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum -= WANTED[i] == 1 ? weights[i % 3] * Math.log(yes(LOGITS[i])) : Math.log(1 - yes(LOGITS[i]));
        }
        assertThat(labels(weights, 0, 0)).isEqualTo(sum / 6, within(1e-6));
    }

    @Test
    void smoothingMovesYesAndNoTowardsOneHalf() {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            double wanted = WANTED[i] * 0.8 + 0.1;
            sum -= wanted * Math.log(yes(LOGITS[i])) + (1 - wanted) * Math.log(1 - yes(LOGITS[i]));
        }
        assertThat(labels(new float[0], 0.2, 0)).isEqualTo(sum / 6, within(1e-6));
    }

    @Test
    void focalLossWeighsEachAnswerByHowUnsureItIs() {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            double right = WANTED[i] == 1 ? yes(LOGITS[i]) : 1 - yes(LOGITS[i]);
            sum -= Math.pow(1 - right, 2) * Math.log(right);
        }
        assertThat(labels(new float[0], 0, 2)).isEqualTo(sum / 6, within(1e-6));
    }

    @Test
    void twoPassesOverLabelsDivergeByTheMeanOfBothKullbackLeiblerDivergences() {
        try (Scope scope = TORCH.scope();
                Program program = Program.compile(TORCH, ProgramText.of(Head.labels(3), CALLS, NOTHING, false))) {
            float[] found = program.tensor(
                            scope, "divergence_of", scope.floats(LOGITS, 2, 3), scope.floats(OTHERS, 2, 3))
                    .floats();
            for (int row = 0; row < 2; row++) {
                double expected = 0;
                for (int i = 3 * row; i < 3 * row + 3; i++) {
                    double p = yes(LOGITS[i]);
                    double q = yes(OTHERS[i]);
                    expected += p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q));
                    expected += q * Math.log(q / p) + (1 - q) * Math.log((1 - q) / (1 - p));
                }
                assertThat(found[row]).isEqualTo((float) (expected / 2 / 3), within(1e-6f));
            }
        }
    }

    @Test
    void labelsAreAnsweredWithTheLogarithmOfTheirProbability() {
        try (Scope scope = TORCH.scope();
                Program program = Program.compile(TORCH, ProgramText.of(Head.labels(3), CALLS, NOTHING, false))) {
            float[] found = program.tensor(scope, "answers_of", scope.floats(LOGITS, 2, 3))
                    .floats();
            for (int i = 0; i < 6; i++) {
                assertThat(found[i]).isEqualTo((float) Math.log(yes(LOGITS[i])), within(1e-6f));
            }
        }
    }

    @Test
    void aNumberIsLearntInUnitsOfItsSpreadAndToldInItsOwn() {
        try (Scope scope = TORCH.scope();
                Program program = Program.compile(TORCH, ProgramText.of(Head.number(100, 20), CALLS, NOTHING, false))) {
            Tensor logits = scope.floats(new float[] {0.5f, -1, 2}, 3, 1);
            Tensor targets = scope.floats(new float[] {120, 70, 140}, 3, 1);
            double loss = program.numbers("loss_of", logits, targets, List.of(), 0.0, 0.0)[0];
            assertThat(loss).as("(.5² + .5² + 0) / 3").isEqualTo(0.5 / 3, within(1e-6));
            assertThat(program.tensor(scope, "answers_of", logits).floats()).containsExactly(110, 80, 140);
            Tensor others = scope.floats(new float[] {0, -1, 1}, 3, 1);
            assertThat(program.tensor(scope, "divergence_of", logits, others).floats())
                    .containsExactly(0.25f, 0, 1);
        }
    }
}
