package dev.tunebook.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replacement by a masked language model: the encoder that comes along, which has learned texts of a few words. */
class ContextTest {
    private static final List<String> COLOURS = List.of("red", "blue", "green", "white", "black");
    private static final List<String> THINGS = List.of("lamp", "chair", "table", "phone", "watch");
    private static final List<String> STATES = List.of("broken", "late", "gone", "wrong", "cold");

    @TempDir
    private static Path folder;

    /** The way that the error for a checkpoint without a head names. */
    @BeforeAll
    static void teaches() {
        Random random = new Random(5);
        List<String> texts = IntStream.range(0, 240)
                .mapToObj(row -> "my " + drawn(COLOURS, random) + " " + drawn(THINGS, random) + " is "
                        + drawn(STATES, random) + " again")
                .toList();
        Dataset dataset = Dataset.of(
                "texts", texts, DatasetSpec.defaults().split("90/10/0").group(Group.NONE));
        TrainSpec spec = TrainSpec.defaults()
                .task(Task.MASKED_LM)
                .model("tunebook/encoder-mini")
                .maxTokens(16)
                .epochs(4)
                .batchSize(16)
                .learningRate(2e-3)
                .earlyStop(0);
        try (TextModel learned = Trainer.fit(dataset, spec, event -> {})) {
            learned.save(folder);
        }
    }

    private static String drawn(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    @Test
    void replacesWordsByThoseThatTheModelLearned() {
        List<String> words =
                Stream.of(COLOURS, THINGS, STATES).flatMap(List::stream).toList();
        String text = "my red lamp is broken again";
        Set<String> made = new HashSet<>();
        try (Context context = new Context(folder.toString(), .4)) {
            for (int seed = 0; seed < 20; seed++) {
                context.augment(text, new Random(seed)).ifPresent(made::add);
            }
        }
        assertThat(made).hasSizeGreaterThan(5).allSatisfy(copy -> {
            List<String> others = new ArrayList<>(List.of(copy.split(" ")));
            assertThat(others).hasSize(6);
            others.removeAll(List.of(text.split(" ")));
            assertThat(words).containsAll(others);
        });
    }

    @Test
    void leavesDigitsSignsAndCapitalsAsTheyAre() {
        String text = "My RED lamp is broken again, on 12 May, 2003!";
        Set<String> made = new HashSet<>();
        try (Context context = new Context(folder.toString(), .5)) {
            for (int seed = 0; seed < 12; seed++) {
                Optional<String> copy = context.augment(text, new Random(seed));
                assertThat(context.augment(text, new Random(seed))).isEqualTo(copy);
                copy.ifPresent(made::add);
            }
            assertThat(context.augment("12 !!", new Random(1))).isEmpty();
        }
        assertThat(made).isNotEmpty().allSatisfy(copy -> {
            assertThat(copy.split(" ")).hasSameSizeAs(text.split(" "));
            assertThat(copy.replaceAll("[\\p{L}\\s]", "")).isEqualTo(",12,2003!");
            assertThat(copy.split(" ")[1]).isUpperCase();
        });
    }

    @Test
    void refusesACheckpointThatNeverFilledMasks() {
        assertThatThrownBy(() -> new Context("tunebook/encoder-mini", .1))
                .hasMessage(
                        "model (tunebook/encoder-mini) must have learned to fill in masks; its checkpoint has no head "
                                + "for that.\nMaybe --model distilbert-base-uncased; or teach this one with %train DATASET --task "
                                + "masked-lm --model tunebook/encoder-mini, keep it with %save RUN FOLDER, and give --model FOLDER.");
        assertThatThrownBy(() -> new Context("tunebook/decoder-mini", .1)).isInstanceOf(UserException.class);
    }
}
