package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.evaluate.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tiny case that cleanlab 2.9.0 computed. */
class ConfidentLearningGoldenTest {
    private static JsonNode golden;
    private static ConfidentLearning learning;

    @BeforeAll
    static void reads() {
        golden = Golden.json("cleanlab.json").get("tiny");
        learning = new ConfidentLearning(Golden.ints(golden.get("labels")), Golden.floats(golden.get("pred_probs")));
    }

    @Test
    void thresholds() {
        assertThat(learning.thresholds()).containsExactly(Golden.doubles(golden.get("thresholds")), within(1e-7));
    }

    @Test
    void confidentJoint() {
        for (int label = 0; label < 3; label++) {
            assertThat(learning.counted()[label])
                    .containsExactly(
                            Golden.ints(golden.get("confident_joint_raw").get(label)));
            assertThat(learning.joint()[label])
                    .containsExactly(
                            Golden.ints(golden.get("confident_joint_calibrated").get(label)));
        }
    }

    @Test
    void issuesByNoiseRate() {
        assertThat(learning.byNoiseRate().stream()).containsExactly(box(golden.get("issues_prune_by_noise_rate")));
    }

    @Test
    void issuesByConfidentLearning() {
        assertThat(learning.confidentlyOther().stream()).containsExactly(box(golden.get("issues_confident_learning")));
    }

    @Test
    void scores() {
        for (int row = 0; row < 80; row++) {
            assertThat(learning.selfConfidence(row))
                    .isCloseTo(golden.get("score_self_confidence").get(row).asDouble(), within(1e-6));
            assertThat(learning.normalizedMargin(row))
                    .isCloseTo(golden.get("score_normalized_margin").get(row).asDouble(), within(1e-6));
        }
    }

    private static Integer[] box(JsonNode list) {
        return Golden.each(list).map(JsonNode::asInt).toArray(Integer[]::new);
    }
}
