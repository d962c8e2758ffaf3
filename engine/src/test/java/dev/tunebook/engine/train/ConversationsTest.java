package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.ChatForm;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.Turns;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.Examples.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationsTest {
    private static final List<List<String>> SAID = List.of(List.of("ab", "xy", "c", "z"));

    @TempDir
    Path folder;

    private TrainSpec spec;

    @BeforeEach
    void makesAModel() throws IOException {
        spec = TrainSpec.defaults()
                .model(TinyCheckpoint.chat(folder, "{{'<|im_start|>'}}", "<|im_start|>", "<|im_end|>")
                        .toString())
                .task(Task.CAUSAL_LM)
                .randomWeights(true)
                .chatForm("plain")
                .maxTokens(40);
    }

    private LanguageModel model() {
        return BaseModels.find(spec.model(), Progress.NONE).languageModel(Torch.start("cpu", 1), spec);
    }

    private static Examples rows(LanguageModel model, TrainSpec spec) {
        return rows(model, spec, SAID);
    }

    private static Examples rows(LanguageModel model, TrainSpec spec, List<List<String>> said) {
        return LanguageRows.of(TinyData.chats(said), Part.TRAIN, model, spec);
    }

    private static String said(LanguageModel model, Example row) {
        assertThat(row.ids()).hasSameSizeAs(row.targets());
        int[] learnt = Arrays.stream(row.targets())
                .filter(target -> target >= 0)
                .mapToInt(target -> (int) target)
                .toArray();
        assertThat(row.counted()).isEqualTo(learnt.length);
        return model.tokens().decode(learnt, false);
    }

    @Test
    void countWhatTheAssistantSaysAlone() {
        spec = spec.chatForm("chatml");
        try (LanguageModel model = model()) {
            Example row = rows(model, spec, List.of(List.of("ab", "xy"))).example(0, 1);
            assertThat(model.tokens().decode(row.ids(), false))
                    .isEqualTo("<|im_start|>user\nab<|im_end|>\n<|im_start|>assistant\nxy<|im_end|>\n");
            assertThat(said(model, row)).isEqualTo("xy<|im_end|>");
        }
    }

    @Test
    void loseTheirEndWhereTheyAreTooLong() {
        try (LanguageModel model = model()) {
            Examples rows = rows(model, spec);
            assertThat(rows.cut()).isEqualTo(1);
            assertThat(model.tokens().decode(rows.example(0, 1).ids(), false))
                    .isEqualTo("### User:\nab\n\n### Assistant:\nxy<|endoftext|>\n\n### Us")
                    .hasSize(40 - 1 + "<|endoftext|>".length());
            assertThat(said(model, rows.example(0, 1))).isEqualTo("xy<|endoftext|>");
        }
    }

    @Test
    void loseTheirBeginningWhereNothingWouldBeLeftToLearn() {
        try (LanguageModel model = model()) {
            Example row = rows(model, spec.turns(Turns.LAST)).example(0, 1);
            assertThat(row.ids()).hasSize(40);
            assertThat(said(model, row)).isEqualTo("z<|endoftext|>");
            assertThat(model.tokens().decode(row.ids(), false)).endsWith("c\n\n### Assistant:\nz<|endoftext|>\n\n");
        }
    }

    @Test
    void teachAModelToAnswerAndToStop() throws Exception {
        Dataset chats = TinyData.chatsOfMonths(240);
        TrainSpec training = spec.epochs(8)
                .batchSize(4)
                .learningRate(0.01)
                .dropout(0)
                .threads(1)
                .chatForm(ChatForm.CHATML);
        try (LanguageModel model = (LanguageModel) Trainer.fit(chats, training, event -> {})) {
            Generation said = model.answer("run1", GenerateSpec.defaults().prompt("jan"), ChatForm.AUTO, so -> {});
            assertThat(said.text()).isEqualTo("feb");
            assertThat(said.ending()).isEqualTo(Generation.Ending.END_OF_TEXT);
            Likelihoods scored = Likelihoods.of(chats, Part.TEST, model, training, 0);
            assertThat(scored.units()).hasSize(chats.indices(Part.TEST).length);
            assertThat(scored.bytes()).isEqualTo(3L * scored.units().size());
            assertThat(scored.sum().tokens()).isEqualTo(4L * scored.units().size());
        }
    }
}
