package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.model.Generation.Ending;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generation by a small model that has learned to count the months. */
class GenerateTest {
    private static final GenerateSpec SPEC =
            GenerateSpec.defaults().prompt("jan feb ").maxTokens(8);

    @TempDir
    private static Path folder;

    private static LanguageModel model;

    private final List<Generation> told = new ArrayList<>();

    @BeforeAll
    static void train() throws IOException {
        Dataset dataset = TinyData.counting(300);
        TrainSpec spec = TrainSpec.defaults()
                .model(TinyCheckpoint.gpt2(folder).toString())
                .task(Task.CAUSAL_LM)
                .randomWeights(true)
                .maxTokens(32)
                .epochs(4)
                .batchSize(4)
                .learningRate(0.01)
                .dropout(0)
                .threads(1);
        model = (LanguageModel) Trainer.fit(dataset, spec, event -> {});
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private Generation generate(GenerateSpec spec) {
        told.clear();
        return model.generate("months", spec, spec.prompt(), told::add);
    }

    @Test
    void goesOnWithWhatItLearned() {
        Generation said = generate(SPEC);
        assertThat(said.text()).isEqualTo("mar apr ");
        assertThat(said.ending()).isEqualTo(Ending.MAX_TOKENS);
        assertThat(said.tokens()).isEqualTo(8);
        assertThat(said.cut()).isZero();
    }

    @Test
    void tellsEveryTokenAsItComes() {
        generate(SPEC);
        assertThat(told)
                .extracting(Generation::text)
                .startsWith("m", "ma", "mar")
                .hasSize(7);
        assertThat(told).extracting(Generation::ending).containsOnly(Ending.GOING_ON);
    }

    @Test
    void stopsAtAText() {
        Generation said = generate(SPEC.stop("pr", "zz"));
        assertThat(said.text()).isEqualTo("mar a");
        assertThat(said.ending()).isEqualTo(Ending.STOP_TEXT);
    }

    @Test
    void stopsWhereTheModelSaysThatATextEnds() {
        Generation said = generate(SPEC.prompt("may jun jul aug sep oct nov ").maxTokens(12));
        assertThat(said.ending()).isEqualTo(Ending.END_OF_TEXT);
        assertThat(said.text()).isEqualTo("dec");
    }

    @Test
    void stopsWhereTheModelHasNoMorePlaces() {
        Generation said = generate(SPEC.prompt("jan ".repeat(9)).maxTokens(100).temperature(1));
        assertThat(said.ending()).isIn(Ending.MAX_POSITIONS, Ending.END_OF_TEXT);
        Generation cut = generate(SPEC.prompt("jan ".repeat(20)).maxTokens(100));
        assertThat(cut.cut()).isEqualTo(80 - 39);
        assertThat(cut.tokens()).isEqualTo(1);
        assertThat(cut.ending()).isEqualTo(Ending.MAX_POSITIONS);
    }

    @Test
    void drawsTheSameForTheSameSeedAndOtherwiseForAnother() {
        GenerateSpec hot = SPEC.temperature(3).maxTokens(20);
        assertThat(generate(hot).text()).isEqualTo(generate(hot).text());
        assertThat(generate(hot.seed(7)).text()).isNotEqualTo(generate(hot).text());
        assertThat(generate(hot.topK(1)).text())
                .isEqualTo(generate(SPEC.maxTokens(20)).text());
    }

    @Test
    void endsAtOnceWhenInterruptedAndClearsTheFlag() {
        Generation said = model.generate("months", SPEC, SPEC.prompt(), so -> {
            if (so.tokens() == 3) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(said.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(said.tokens()).isEqualTo(4);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void beginsFromNothingWithTheEndOfATextBefore() {
        assertThat(generate(SPEC.prompt("").maxTokens(3)).text()).hasSize(3);
    }

    @Test
    void refusesAModelThatOnlyFillsGaps(@TempDir Path other) throws IOException {
        Dataset dataset = TinyData.counting(40);
        TrainSpec spec = TrainSpec.defaults()
                .model(TinyCheckpoint.bert(other, List.of("jan feb")).toString())
                .task(Task.MASKED_LM)
                .randomWeights(true)
                .epochs(1)
                .learningRate(0.01)
                .threads(1);
        try (LanguageModel masked = (LanguageModel) Trainer.fit(dataset, spec, event -> {})) {
            assertThatThrownBy(() -> masked.generate("run1", SPEC, "", so -> {}))
                    .isInstanceOf(UserException.class)
                    .hasMessage("run1 (masked-lm) must be a causal language model to generate.\n"
                            + "Maybe a run with --task causal-lm, or a decoder such as gpt2.");
        }
    }
}
