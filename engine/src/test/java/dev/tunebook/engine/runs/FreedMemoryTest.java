package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.PredictSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.LrFinder;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native memory is given back when a cell's work ends, however it ends, but for the weights of a run that is held. */
class FreedMemoryTest {
    private static final int TIMES = 2;

    private static final int VOCABULARY = 40_000;

    /** Of a BERT's word pieces; its moments take twice that. Much more than what a JVM's compilers take and give back. */
    private static final long WEIGHT_BYTES = 4L * 192 * VOCABULARY;

    private static final long LEAST = WEIGHT_BYTES * 3 / 4;
    private static final long MOST = 2 * WEIGHT_BYTES;

    private static final Dataset DATASET = TinyData.rows(100);

    @TempDir
    static Path model;

    @TempDir
    Path folder;

    private static TrainSpec spec;

    @BeforeAll
    static void writeAModel() throws IOException {
        TinyCheckpoint.bert(
                model, DATASET.texts(IntStream.range(0, DATASET.size()).toArray()));
        Path config = model.resolve("config.json");
        Files.writeString(
                config,
                Config.parse("config.json", Files.readString(config))
                        .with("vocab_size", VOCABULARY)
                        .with("hidden_size", 192)
                        .json());
        spec = TrainSpec.defaults()
                .model(model.toString())
                .randomWeights(true)
                .learningRate(0.001)
                .epochs(1)
                .threads(1);
    }

    @BeforeEach
    void canBeMeasured() {
        assumeThat(NativeMemory.bytesInUse())
                .as("a C library that tells what it handed out")
                .isPresent();
    }

    /** What the collector frees, small buffers for files, would come and go by chance. */
    private static long bytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            LockSupport.parkNanos(30_000_000);
        }
        return NativeMemory.bytesInUse().orElseThrow();
    }

    /** A JVM's compilers take tens of megabytes for some seconds: of several looks the lowest is without them. */
    private static long lowestBytes() {
        return LongStream.generate(FreedMemoryTest::bytes).limit(6).min().orElseThrow();
    }

    /** Looks again until it is so: what a compiler holds goes soon, and what a run holds stays. */
    private static void grownTo(long before, long least, long most) {
        long grown = bytes() - before;
        for (int look = 0; look < 100 && (grown < least || grown > most); look++) {
            grown = bytes() - before;
        }
        assertThat(grown).as("bytes more than before").isBetween(least, most);
    }

    /** After the first time, which loads and caches, every further time leaves nothing behind. */
    private static void leavesNothing(Runnable cell) {
        cell.run();
        long before = lowestBytes();
        for (int i = 0; i < TIMES; i++) {
            cell.run();
        }
        grownTo(before, Long.MIN_VALUE, TIMES * WEIGHT_BYTES / 2);
    }

    private void train(TrainSpec options, Class<? extends TrainEvent> failsAt) {
        RunStore.in(folder).train("run1", DATASET, options, event -> {
            if (failsAt.isInstance(event)) {
                throw new IllegalStateException("the cell fails");
            }
        });
    }

    @Test
    void aHeldRunKeepsItsWeightsAndFreeLetsThemGo() {
        RunStore.in(folder).train("first", DATASET, spec, event -> {}).free();
        long before = lowestBytes();
        Run run = RunStore.in(folder).train("run1", DATASET, spec, event -> {});
        grownTo(before, LEAST, MOST);
        run.free();
        grownTo(before, Long.MIN_VALUE, WEIGHT_BYTES / 2);
        run.predict(PredictSpec.defaults().texts(List.of("my card")));
        grownTo(before, LEAST, MOST);
        run.free();
        grownTo(before, Long.MIN_VALUE, WEIGHT_BYTES / 2);
    }

    /** A name that is bound anew, as by {@code %train tickets --as run1} once more. */
    @Test
    void aRunThatNobodyHoldsIsLetGoOfBeforeAnotherIsTrained() {
        Run held = RunStore.in(folder).train("held", DATASET, spec, event -> {});
        WeakReference<Run> first = new WeakReference<>(RunStore.in(folder).train("run1", DATASET, spec, event -> {}));
        Run second = RunStore.in(folder).train("run1", DATASET, spec, event -> {});
        assertThat(first.get()).isNull();
        assertThat(held.isInMemory()).isTrue();
        assertThat(second.isInMemory()).isTrue();
        held.free();
        second.free();
    }

    @Test
    void aCellThatFailsWhileItTrainsLeavesNothing() {
        for (var at : List.of(TrainEvent.Started.class, TrainEvent.Evaluated.class, TrainEvent.Finished.class)) {
            fails(spec, at);
        }
        for (TrainSpec options : List.of(
                spec.average(0.9), spec.mixout(0.1).microBatch(8), spec.loraRank(2), spec.freeze(Freeze.TRUNK))) {
            fails(options, TrainEvent.Stepped.class);
        }
    }

    private void fails(TrainSpec options, Class<? extends TrainEvent> at) {
        leavesNothing(() -> assertThatThrownBy(() -> train(options, at))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the cell fails"));
    }

    @Test
    void aRunThatCannotBeSavedLeavesNothing() {
        leavesNothing(() -> assertThatThrownBy(() -> RunStore.in(folder).train("run1", DATASET, spec, event -> {
                    if (event instanceof TrainEvent.Started) {
                        block();
                    }
                }))
                .hasMessageContaining("model"));
    }

    /** Puts a file where the newest run's model would be. */
    private void block() {
        try {
            List<RunRecord> runs = RunStore.in(folder).list();
            for (RunRecord run : runs) {
                if (Files.notExists(run.folder().resolve("model"))) {
                    Files.writeString(run.folder().resolve("model"), "in the way");
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void aSearchForALearningRateLeavesNothingWhetherItEndsOrFails() {
        LrFindSpec search = LrFindSpec.of(spec).steps(20);
        LrFindSpec known = search.model("tunebook/ngram-bag");
        leavesNothing(() -> LrFinder.find(DATASET, known, point -> {}));
        leavesNothing(() -> assertThatThrownBy(() -> train(spec.learningRate("auto"), TrainEvent.Probed.class))
                .hasMessage("the cell fails"));
    }

    @Test
    void anOptionThatDoesNotFitTheDataLeavesNothing() {
        leavesNothing(() -> assertThatThrownBy(
                        () -> train(spec.monitor(dev.tunebook.engine.spec.Monitor.RMSE), TrainEvent.Finished.class))
                .hasMessageStartingWith("monitor (rmse) must be"));
    }

    @Test
    void aFailedEvaluationOrPredictionLeavesNothing() {
        Run run = RunStore.in(folder).train("run1", DATASET, spec, event -> {});
        leavesNothing(() -> assertThatThrownBy(() -> run.answer(List.of("my card", "a parcel"), (row, said) -> {
                    throw new IllegalStateException("the cell fails");
                }))
                .hasMessage("the cell fails"));
        run.free();
    }
}
