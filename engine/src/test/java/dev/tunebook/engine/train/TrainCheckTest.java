package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainCheckTest {
    private static final TrainSpec SPEC =
            TrainSpec.defaults().learningRate(0.01).threads(1);

    private static List<Boolean> passed(TrainCheck check) {
        return check.findings().stream().map(TrainCheck.Finding::passed).toList();
    }

    @Test
    void beginsAtTheLossOfGuessingAndLearnsABatchByHeart() {
        TrainCheck check = TrainCheck.of(TinyData.rows(200), SPEC);
        assertThat(check.guessing()).isEqualTo(Math.log(4));
        assertThat(check.lossAtStart()).isBetween(0.9 * Math.log(4), 1.1 * Math.log(4));
        double[] losses = check.oneBatch();
        assertThat(losses[losses.length - 1]).isLessThan(0.05 * losses[0]);
        assertThat(passed(check)).containsExactly(true, true);
    }

    @Test
    void seesThatABatchCannotBeLearnedByHeart() {
        Dataset contradictory = TinyData.sameText(200);
        TrainCheck check = TrainCheck.of(contradictory, SPEC);
        assertThat(passed(check)).containsExactly(true, false);
        assertThat(check.findings().get(1).said())
                .startsWith("loss from 1.")
                .contains(" in 200 steps of the same 32 rows");
    }
}
