package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.train.TinyData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} costs a run nothing but time; the processes are real. */
class KilledRunTest {
    /** 280 rows in batches of 32, four epochs. */
    private static final int STEPS = 36;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** None: the standard model. */
    private static final String STANDARD = "";

    @TempDir
    static Path whole;

    @TempDir
    static Path wholeTransformer;

    @TempDir
    static Path transformer;

    @TempDir
    Path folder;

    private static Outcome expected;
    private static Outcome expectedOfTransformer;

    /** What must not depend on whether a run was killed; when its time can be told, does, and on how quick it is. */
    private record Outcome(String weights, JsonNode metrics, List<JsonNode> events) {
        static Outcome of(Path folder) throws Exception {
            List<RunRecord> all = RunStore.in(folder).list();
            assertThat(all).hasSize(1);
            Path run = all.get(0).folder();
            assertThat(run.resolve("checkpoints")).doesNotExist();
            List<JsonNode> events = new ArrayList<>();
            for (String line : Files.readAllLines(run.resolve("events.jsonl"))) {
                ObjectNode event = (ObjectNode) MAPPER.readTree(line);
                if (!event.path("event").asText().equals("Foreseen")) {
                    events.add(event.without(
                            List.of("seconds", "examplesPerSecond", "tokensPerSecond", "peakMemoryBytes")));
                }
            }
            return new Outcome(
                    Sha256.of(run.resolve("model/model.safetensors")),
                    MAPPER.readTree(run.resolve("evaluation-test.json").toFile()),
                    events);
        }
    }

    @BeforeAll
    static void trainsUndisturbed() throws Exception {
        TrainingProcess.run(whole, "train", 0, STANDARD);
        expected = Outcome.of(whole);
        assertThat(expected.events()).hasSize(2 + STEPS + 4 + 2);
        Dataset rows = TinyData.rows(400);
        TinyCheckpoint.bert(
                transformer, rows.texts(IntStream.range(0, rows.size()).toArray()));
        TrainingProcess.run(wholeTransformer, "train", 0, transformer.toString());
        expectedOfTransformer = Outcome.of(wholeTransformer);
        assertThat(expectedOfTransformer.weights()).isNotEqualTo(expected.weights());
    }

    private void survives(long seed) throws Exception {
        survives(seed, STANDARD, expected);
    }

    /** A BERT with dropout and averaged weights: each step must drop what it would have dropped. */
    private void transformerSurvives(long seed) throws Exception {
        survives(seed, transformer.toString(), expectedOfTransformer);
    }

    private void survives(long seed, String model, Outcome expected) throws Exception {
        long[] kills =
                new SplittableRandom(seed).longs(2, 1, STEPS + 1).sorted().toArray();
        TrainingProcess.run(folder, "train", kills[0], model);
        assertThat(RunStore.in(folder).find("run1").state()).isEqualTo(RunRecord.State.BROKEN_OFF);
        if (kills[1] > kills[0]) {
            TrainingProcess.run(folder, "resume", kills[1], model);
        }
        TrainingProcess.run(folder, "resume", 0, model);
        assertThat(Outcome.of(folder))
                .as("killed at " + List.of(kills[0], kills[1]))
                .isEqualTo(expected);
    }

    @Test
    void aRunThatIsKilledTwiceEndsAsOneThatIsNot() throws Exception {
        survives(1);
    }

    @Test
    void soDoesATransformerWithDropout() throws Exception {
        transformerSurvives(1);
    }

    @Test
    void aRunThatIsKilledBeforeItsFirstCheckpointBeginsAgain() throws Exception {
        TrainingProcess.run(folder, "train", 1, STANDARD);
        TrainingProcess.run(folder, "resume", 0, STANDARD);
        assertThat(Outcome.of(folder)).isEqualTo(expected);
    }

    @Test
    void threeProcessesComeToTheSameWeights() throws Exception {
        Path second = Files.createDirectory(folder.resolve("second"));
        Path third = Files.createDirectory(folder.resolve("third"));
        TrainingProcess.run(second, "train", 0, STANDARD);
        TrainingProcess.run(third, "train", 0, STANDARD);
        assertThat(Outcome.of(second)).isEqualTo(expected);
        assertThat(Outcome.of(third)).isEqualTo(expected);
    }

    @Test
    @Tag("slow")
    void twentyRunsThatAreKilledEndAsOneThatIsNot() throws Exception {
        for (long seed = 2; seed <= 21; seed++) {
            Path own = Files.createDirectory(folder.resolve("seed-" + seed));
            folder = own;
            if (seed % 2 == 0) {
                survives(seed);
            } else {
                transformerSurvives(seed);
            }
            folder = own.getParent();
        }
    }
}
