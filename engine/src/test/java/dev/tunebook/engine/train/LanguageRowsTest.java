package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.Examples.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageRowsTest {
    private static final int END = 0;
    private static final int LINE_BREAK = 28;

    @TempDir
    Path folder;

    private LanguageModel model(TrainSpec spec) {
        return BaseModels.find(spec.model(), Progress.NONE).languageModel(Torch.start("cpu", 1), spec);
    }

    private TrainSpec encoder(List<String> texts) throws IOException {
        return TrainSpec.defaults()
                .model(TinyCheckpoint.bert(folder, texts).toString())
                .task(Task.MASKED_LM)
                .randomWeights(true)
                .maxTokens(12);
    }

    private TrainSpec decoder() throws IOException {
        return TrainSpec.defaults()
                .model(TinyCheckpoint.gpt2(folder).toString())
                .task(Task.CAUSAL_LM)
                .randomWeights(true)
                .maxTokens(8);
    }

    private static int[] spelled(String text) {
        return text.chars()
                .map(c -> c == ' ' ? 27 : c == '\n' ? LINE_BREAK : c == '.' ? END : c - 'a' + 1)
                .toArray();
    }

    @Test
    void laysTextsEndToEndInBlocks() throws IOException {
        try (LanguageModel model = model(decoder())) {
            Examples rows = CausalBlocks.of(List.of("abcde", "xy", "a b"), model, 8);
            assertThat(rows.ids()).containsExactly(spelled("abcde.xy"), spelled(".a b."));
            Example first = rows.example(0, 1);
            assertThat(first.targets()).containsExactly(1, 2, 3, 4, 5, 0, 24, 25);
            assertThat(first.counted()).isEqualTo(7);
            assertThat(rows.cut()).isZero();
        }
    }

    @Test
    void leavesOutABlockInWhichNothingCanBePredicted() throws IOException {
        try (LanguageModel model = model(decoder())) {
            assertThat(CausalBlocks.of(List.of("abcdefgh"), model, 8).ids()).hasSize(1);
            assertThat(CausalBlocks.of(List.of("abcdefghi"), model, 8).ids()).hasSize(2);
        }
    }

    @Test
    void countsTheOutputOfAPairAlone() throws IOException {
        Dataset pairs = TinyData.pairs(List.of("ab", "abcdefghij", "ab"), List.of("xy", "xy", "stuvwxyzst"));
        try (LanguageModel model = model(decoder())) {
            Examples rows = Answers.of(pairs, Part.TRAIN, model, 8);
            assertThat(rows.ids()).containsExactly(spelled("ab\nxy."), spelled("ghij\nxy."), spelled("\nstuvwxy"));
            assertThat(rows.cut()).isEqualTo(2);
            assertThat(rows.example(0, 1).targets()).containsExactly(-100, -100, -100, 24, 25, 0);
            assertThat(rows.example(0, 1).counted()).isEqualTo(3);
        }
    }

    @Test
    void hidesTokensInTheSharesThatThePaperGives() throws IOException {
        List<String> texts = TinyData.rows(2000).texts(TinyData.rows(2000).indices(Part.TRAIN));
        TrainSpec spec = encoder(texts);
        int tokens = 0;
        int hidden = 0;
        int masked = 0;
        int kept = 0;
        try (LanguageModel model = model(spec)) {
            int mask = model.tokens().mask().orElseThrow();
            MaskedBlocks rows = MaskedBlocks.of(texts, model, 12, 0.15);
            for (int row = 0; row < rows.size(); row++) {
                int[] whole = rows.ids().get(row);
                Example example = rows.example(row, 7L * row);
                assertThat(whole).startsWith(2).endsWith(3);
                assertThat(example.counted()).isPositive();
                for (int i = 0; i < whole.length; i++) {
                    tokens += model.tokens().isSpecial(whole[i]) ? 0 : 1;
                    if (example.targets()[i] == -100) {
                        assertThat(example.ids()[i]).isEqualTo(whole[i]);
                        continue;
                    }
                    assertThat(example.targets()[i]).isEqualTo(whole[i]);
                    assertThat(model.tokens().isSpecial(whole[i])).isFalse();
                    hidden++;
                    masked += example.ids()[i] == mask ? 1 : 0;
                    kept += example.ids()[i] == whole[i] ? 1 : 0;
                }
            }
        }
        // a block of ten without a hidden token gets one: 15% and 2% more
        assertThat(hidden / (double) tokens).isEqualTo(0.171, within(0.01));
        assertThat(masked / (double) hidden).isEqualTo(0.8, within(0.03));
        assertThat(kept / (double) hidden).isEqualTo(0.1, within(0.03));
    }

    @Test
    void masksTheSameForTheSameSeedAndAnewForAnother() throws IOException {
        List<String> texts = List.of("my card was stolen today", "please help me with the bill");
        try (LanguageModel model = model(encoder(texts))) {
            MaskedBlocks rows = MaskedBlocks.of(texts, model, 12, 0.3);
            assertThat(rows.example(0, 5)).usingRecursiveComparison().isEqualTo(rows.example(0, 5));
            long different = java.util.stream.LongStream.range(0, 20)
                    .filter(seed -> !Arrays.equals(
                            rows.example(0, seed).targets(), rows.example(0, 99).targets()))
                    .count();
            assertThat(different).isGreaterThan(15);
        }
    }

    @Test
    void refusesATaskThatTheModelHasNoHeadFor() throws IOException {
        TrainSpec causal = encoder(List.of("a b c")).task(Task.CAUSAL_LM);
        assertThatThrownBy(() -> model(causal))
                .isInstanceOf(UserException.class)
                .hasMessage("task (causal-lm) must be one that bert has a head for: classification, masked-lm.\n"
                        + "Maybe another --model: a decoder, such as gpt2, llama, qwen2 or qwen3.");
        assertThatThrownBy(() -> model(TrainSpec.defaults().task(Task.MASKED_LM)))
                .hasMessage("task (masked-lm) must be one that ngram-bag has a head for: classification.\n"
                        + "Maybe another --model: an encoder, such as bert, distilbert, roberta or modernbert.");
    }
}
