package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.files.Folder;
import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.spec.Checkpoints;
import dev.tunebook.engine.spec.ClassWeights;
import dev.tunebook.engine.spec.Schedule;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.TrainEvent.Warned;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 280 rows in batches of 32: nine steps an epoch. */
class ResumedRunTest {
    private static final TrainSpec SPEC = TrainSpec.defaults()
            .epochs(3)
            .learningRate(0.01)
            .threads(1)
            .earlyStop(0)
            .checkpointEvery(4);
    private static final Dataset DATASET = TinyData.rows(400);

    @TempDir
    Path folder;

    private final List<TrainEvent> heard = new ArrayList<>();

    private RunStore store() {
        return RunStore.in(folder);
    }

    private Run interruptedAt(long step, TrainSpec spec) {
        return store().train("run1", DATASET, spec, event -> {
            if (event instanceof TrainEvent.Stepped stepped && stepped.step() == step) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Run resumed() {
        return store().resume(store().find("run1"), DATASET, heard::add);
    }

    private static String weights(Run run) throws IOException {
        return Sha256.of(run.folder().resolve("model/model.safetensors"));
    }

    private static List<String> checkpoints(Run run) throws IOException {
        try (Stream<Path> all = Files.list(run.folder().resolve("checkpoints"))) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /** When a run's time can be told depends on how quick it is. */
    private static List<TrainEvent> withoutForesight(Run run) {
        return run.events().stream()
                .filter(event -> !(event instanceof TrainEvent.Foreseen))
                .toList();
    }

    private List<String> warnings() {
        return heard.stream()
                .filter(Warned.class::isInstance)
                .map(event -> ((Warned) event).problem())
                .toList();
    }

    private static void damage(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(Files.size(file) - 3).write(java.nio.ByteBuffer.wrap(new byte[] {77}));
        }
    }

    @Test
    void anInterruptKeepsACheckpointToGoOnFrom() throws Exception {
        Run whole = store().train("whole", DATASET, SPEC, event -> {});
        Run stopped = interruptedAt(13, SPEC);
        assertThat(checkpoints(stopped)).containsExactly("step-000000009", "step-000000012", "step-000000013");
        assertThat(store().find("run1").state()).isEqualTo(RunRecord.State.INTERRUPTED);
        Run resumed = resumed();
        assertThat(weights(resumed)).isEqualTo(weights(whole));
        assertThat(resumed.id()).isEqualTo(stopped.id());
        assertThat(resumed.events()).isEqualTo(heard);
        assertThat(withoutForesight(resumed)).hasSameSizeAs(withoutForesight(whole));
        assertThat(resumed.folder().resolve("checkpoints")).doesNotExist();
        assertThat(store().find("run1").state()).isEqualTo(RunRecord.State.COMPLETED);
    }

    @Test
    void anInterruptOfTheLookAtTheValidationRowsCostsNothingEither() throws Exception {
        Run whole = store().train("whole", DATASET, SPEC, event -> {});
        Run stopped = interruptedAt(9, SPEC);
        assertThat(stopped.events()).noneMatch(TrainEvent.Evaluated.class::isInstance);
        assertThat(weights(resumed())).isEqualTo(weights(whole));
    }

    @Test
    void theBestCheckpointMayBeTheOneThatIsGone() throws Exception {
        TrainSpec spec = SPEC.checkpoints(Checkpoints.ALL);
        Run whole = store().train("whole", DATASET, spec, event -> {});
        Run stopped = interruptedAt(14, spec);
        Folder.delete(stopped.folder().resolve("checkpoints/step-000000009"));
        Run resumed = resumed();
        assertThat(warnings())
                .hasSize(2)
                .allMatch(said -> said.startsWith("checkpoint (step-000000009) must be whole"));
        assertThat(weights(resumed)).isEqualTo(weights(whole));
    }

    @Test
    void withoutTheFolderOfCheckpointsItBeginsAgain() throws Exception {
        Run whole = store().train("whole", DATASET, SPEC, event -> {});
        Run stopped = interruptedAt(14, SPEC);
        Folder.delete(stopped.folder().resolve("checkpoints"));
        assertThat(weights(resumed())).isEqualTo(weights(whole));
    }

    static Stream<TrainSpec> specs() {
        return Stream.of(
                SPEC.average(0.9).mixout(0.2),
                SPEC.schedule(Schedule.PLATEAU).unfreezeEvery(1).layerDecay(0.8),
                SPEC.rDrop(1).classWeights(ClassWeights.BALANCED).focal(1),
                SPEC.batchTokens(600),
                SPEC.microBatch(8).l1(1e-4).l2(1e-3).schedule(Schedule.ONE_CYCLE));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void whateverTheOptionsARunThatGoesOnEndsAsOneThatWasNotStopped(TrainSpec spec) throws Exception {
        Run whole = store().train("whole", DATASET, spec, event -> {});
        interruptedAt(13, spec);
        assertThat(weights(resumed())).isEqualTo(weights(whole));
    }

    @Test
    void aDamagedCheckpointIsSaidAndTheOneBeforeIsUsed() throws Exception {
        Run whole = store().train("whole", DATASET, SPEC, event -> {});
        Run stopped = interruptedAt(14, SPEC);
        damage(stopped.folder().resolve("checkpoints/step-000000014/optimizer.safetensors"));
        Run resumed = resumed();
        assertThat(warnings())
                .containsExactly("checkpoint (step-000000014) must be whole, but optimizer.safetensors has another"
                        + " checksum than it was written with.");
        assertThat(weights(resumed)).isEqualTo(weights(whole));
    }

    @Test
    void aDeletedFileOfACheckpointIsAsGoodAsADamagedOne() throws Exception {
        Run stopped = interruptedAt(14, SPEC);
        Files.delete(stopped.folder().resolve("checkpoints/step-000000014/position.json"));
        Run resumed = resumed();
        assertThat(warnings()).singleElement().asString().startsWith("checkpoint (step-000000014) must be whole, but");
        assertThat(resumed.events())
                .filteredOn(TrainEvent.Evaluated.class::isInstance)
                .hasSize(3);
    }

    @Test
    void withoutAnyCheckpointItBeginsAgain() throws Exception {
        Run whole = store().train("whole", DATASET, SPEC, event -> {});
        interruptedAt(14, SPEC.checkpoints(Checkpoints.NONE));
        assertThat(weights(resumed())).isEqualTo(weights(whole));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void keepsTheBestAndTheLastWhenAskedTo() throws Exception {
        Run run = store().train("run1", DATASET, SPEC.checkpoints(Checkpoints.BEST), event -> {});
        TrainEvent.Finished end =
                (TrainEvent.Finished) run.events().get(run.events().size() - 1);
        assertThat(checkpoints(run))
                .contains(CheckpointFolder.name(9L * end.bestEpoch()), "step-000000027")
                .hasSizeLessThanOrEqualTo(2);
        Run all = store().train("run2", DATASET, SPEC.checkpoints(Checkpoints.ALL), event -> {});
        assertThat(checkpoints(all)).hasSize(3 + 6);
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTheCheckpointAndNotTheRun() throws Exception {
        List<TrainEvent> events = new ArrayList<>();
        Run run = store().train("run1", DATASET, SPEC, event -> {
            events.add(event);
            if (event instanceof TrainEvent.Started) {
                block();
            }
        });
        assertThat(events)
                .filteredOn(Warned.class::isInstance)
                .hasSizeGreaterThan(1)
                .first()
                .extracting(event -> ((Warned) event).problem())
                .asString()
                .startsWith("The checkpoint of step 4 is not kept: ")
                .contains("cannot be written: ");
        assertThat(run.folder().resolve("model/model.safetensors")).exists();
    }

    /** Puts a file where the folder of checkpoints would be. */
    private void block() {
        try {
            Files.writeString(store().list().get(0).folder().resolve("checkpoints"), "in the way");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void refusesARunThatIsCompleteOrInTraining() {
        store().train("run1", DATASET, SPEC.epochs(1), event -> {
            if (event instanceof TrainEvent.Started) {
                assertThat(store().find("run1").state()).isEqualTo(RunRecord.State.TRAINING);
                assertThatThrownBy(this::resumed)
                        .isInstanceOf(UserException.class)
                        .hasMessageMatching("run \\(.*-run1-....\\) must not be in training already, here or in another"
                                + " process\\.\nMaybe wait for it, or interrupt it there\\.");
            }
        });
        assertThatThrownBy(this::resumed)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("run (run1) must be one that did not end by itself; it is complete.\n");
    }

    @Test
    void refusesOtherData() {
        interruptedAt(3, SPEC);
        assertThatThrownBy(() -> store().resume(store().find("run1"), TinyData.rows(200), heard::add))
                .hasMessage("dataset (tiny) must be what run1 was trained on; its rows, labels or parts have changed"
                        + " since.\nMaybe restore tiny.csv, or train a new run.");
        assertThat(store().find("run1").state()).isEqualTo(RunRecord.State.INTERRUPTED);
    }

    @Test
    void namesTheRunsThatThereAre() {
        assertThatThrownBy(() -> store().find("run1"))
                .hasMessage("run (run1) must be one of those in " + store().root()
                        + ".\nMaybe %train DATASET --as run1 first.");
        interruptedAt(1, SPEC);
        assertThatThrownBy(() -> store().find("rum1"))
                .hasMessage("run (rum1) must be one of those in " + store().root() + ".\nMaybe run1.");
    }
}
