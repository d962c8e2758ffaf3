package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.Likelihoods;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A speller of months that is asked for outputs, and judged by how well it says texts. */
class LanguageEvaluationTest {
    @TempDir
    private static Path folder;

    private static Run texts;
    private static Run outputs;

    @BeforeAll
    static void train() throws IOException {
        Path base = TinyCheckpoint.gpt2(Files.createDirectory(folder.resolve("gpt2")));
        TrainSpec spec = TrainSpec.defaults()
                .model(base.toString())
                .task(Task.CAUSAL_LM)
                .randomWeights(true)
                .maxTokens(32)
                .epochs(4)
                .batchSize(4)
                .learningRate(0.01)
                .dropout(0)
                .threads(1);
        RunStore store = RunStore.in(folder);
        texts = store.train("months", TinyData.counting(300), spec, event -> {});
        outputs = store.train("next", TinyData.following(240), spec.epochs(8), event -> {});
    }

    @Test
    void judgesWhatItWrites() {
        TextEvaluation evaluation =
                outputs.evaluateTexts(EvaluateSpec.defaults().rows(8));
        assertThat(evaluation.inputs()).hasSize(8);
        assertThat(evaluation.figures().keySet())
                .containsExactly(
                        "chrF",
                        "BLEU",
                        "TER",
                        "ROUGE-1",
                        "ROUGE-2",
                        "ROUGE-L",
                        "ROUGE-Lsum",
                        "exact match",
                        "token F1",
                        "perplexity");
        assertThat(evaluation.figures().get("exact match").estimate()).isGreaterThan(0.6);
        assertThat(evaluation.figures().get("perplexity").estimate()).isBetween(1.0, 2.0);
        assertThat(evaluation.signatures().get(0))
                .startsWith("BLEU|nrefs:1|bs:1000|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:");
        assertThat(evaluation.signatures().get(4))
                .matches(
                        "PPL\\|window:32\\|stride:32\\|tokens:\\d+ = \\d\\.\\d\\d of the references, in tokens of a vocabulary of 29");
        assertThat(evaluation.about().notes())
                .anySatisfy(
                        note -> assertThat(note).startsWith("Texts were written for 8 of 12 inputs, drawn by chance"));
        assertThat(evaluation.table().rowCount()).isEqualTo(8);
        assertThat(evaluation.slices())
                .allSatisfy(slice -> assertThat(slice.figure()).isEqualTo("mean chrF"));
        assertThat(evaluation.neighbours()).hasSameSizeAs(evaluation.mistakes());
    }

    @Test
    void saysHowManyInputsADifferenceNeeds() {
        Run poor = RunStore.in(folder)
                .train("poor", TinyData.following(240), outputs.spec().epochs(1), event -> {});
        assertThat(poor.evaluateTexts(EvaluateSpec.defaults()).about().warnings())
                .anySatisfy(
                        warning -> assertThat(warning)
                                .matches(
                                        "12 test inputs are too few to show a change of 2% in chrF: about [\\d,]+ are needed."));
    }

    @Test
    void takesRowsWithTheSameInputForOneQuestionWithSeveralReferences() {
        Dataset dataset = TinyData.pairs(List.of("a", "b", "a"), List.of("one", "two", "three"));
        LanguageEvaluating.Questions questions = LanguageEvaluating.Questions.of(dataset, Part.TRAIN, 0);
        assertThat(questions.inputs()).containsExactly("a", "b");
        assertThat(questions.references()).containsExactly(List.of("one", "three"), List.of("two"));
    }

    @Test
    void judgesHowWellItSaysTexts() {
        TokenEvaluation evaluation = texts.evaluateTokens(EvaluateSpec.defaults());
        assertThat(evaluation.perplexity().window()).isEqualTo(32);
        assertThat(evaluation.perplexity().stride()).isEqualTo(32);
        assertThat(evaluation.figures().get("perplexity").estimate())
                .isEqualTo(evaluation.perplexity().value(), within(1e-9))
                .isBetween(1.0, 2.5);
        assertThat(Stream.concat(evaluation.about().warnings().stream(), evaluation.about().notes().stream()))
                .anySatisfy(
                        said -> assertThat(said).contains(" test windows are ", "change of 2% in perplexity: about "));
        assertThat(evaluation.tokenised()).isEqualTo("in tokens of a vocabulary of 29");
        assertThat(evaluation.about().notes())
                .anySatisfy(note -> assertThat(note).contains("bits per byte"));
    }

    @Test
    void windowsThatOverlapScoreEachTokenOnce() {
        Likelihoods apart = likelihoods(0);
        Likelihoods half = likelihoods(16);
        Likelihoods one = likelihoods(1);
        assertThat(apart.sum().tokens())
                .isEqualTo(apart.tokens() - apart.units().size());
        assertThat(half.sum().tokens()).as("all but the very first").isEqualTo(half.tokens() - 1);
        assertThat(one.sum().tokens()).isEqualTo(one.tokens() - 1);
        double best = texts.events().stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .mapToDouble(event -> ((TrainEvent.Evaluated) event).validationLoss())
                .min()
                .orElseThrow();
        Likelihoods validation =
                Likelihoods.of(texts.dataset(), Part.VALIDATION, texts.languageModel(), texts.spec(), 0);
        assertThat(validation.sum().mean()).as("as training saw it").isEqualTo(best, within(1e-5));
        assertThatThrownBy(() -> likelihoods(33))
                .hasMessage("stride (33) must be at most what the model reads at once, 32 tokens.\n"
                        + "Maybe stride 16, half of it.");
    }

    private static Likelihoods likelihoods(int stride) {
        LanguageModel model = texts.languageModel();
        return Likelihoods.of(texts.dataset(), Part.TEST, model, texts.spec(), stride);
    }

    @Test
    void refusesToWriteWhereThereAreNoOutputs() {
        assertThatThrownBy(() -> texts.evaluateTexts(EvaluateSpec.defaults()))
                .hasMessage("months (plain-text) must write outputs for this.\n"
                        + "Maybe %evaluate months, which knows each kind.");
    }
}
