package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Turn;
import dev.tunebook.engine.data.Turn.Role;
import dev.tunebook.engine.model.ChatFormat.Spelled;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.ChatForm;
import dev.tunebook.engine.spec.Turns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatFormatTest {
    private static final List<Turn> SAID = List.of(
            new Turn(Role.SYSTEM, "Be kind."),
            new Turn(Role.USER, " Hi! "),
            new Turn(Role.ASSISTANT, "Ho."),
            new Turn(Role.USER, "And?"),
            new Turn(Role.ASSISTANT, "Bye."));

    @TempDir
    Path folder;

    private HubTokens tokens(String template, String... marks) throws IOException {
        return HubTokens.open(TinyCheckpoint.chat(folder, template, marks));
    }

    private static String whole(HubTokens tokens, Spelled spelled) {
        return tokens.decode(spelled.ids(), false);
    }

    private static String learnt(HubTokens tokens, Spelled spelled) {
        return tokens.decode(
                IntStream.range(0, spelled.ids().length)
                        .filter(i -> spelled.learnt()[i])
                        .map(i -> spelled.ids()[i])
                        .toArray(),
                false);
    }

    private static Spelled spell(HubTokens tokens) {
        return ChatFormat.of(ChatForm.AUTO, tokens).spell(SAID, Turns.ASSISTANT);
    }

    @Test
    void plainFormHasHeadingsAndTheAssistantsTurnsEndAsATextEnds() throws IOException {
        HubTokens tokens = tokens("");
        assertThat(whole(tokens, spell(tokens)))
                .isEqualTo("### System:\nBe kind.\n\n### User:\nHi!\n\n### Assistant:\nHo.<|endoftext|>\n\n"
                        + "### User:\nAnd?\n\n### Assistant:\nBye.<|endoftext|>\n\n");
        assertThat(learnt(tokens, spell(tokens))).isEqualTo("Ho.<|endoftext|>Bye.<|endoftext|>");
    }

    @Test
    void chatMlIsKnownByItsMarks() throws IOException {
        HubTokens tokens = tokens("{{ '<|im_start|>' + role }}", "<|im_start|>", "<|im_end|>");
        assertThat(whole(tokens, spell(tokens)))
                .isEqualTo("<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\nHi!<|im_end|>\n"
                        + "<|im_start|>assistant\nHo.<|im_end|>\n<|im_start|>user\nAnd?<|im_end|>\n"
                        + "<|im_start|>assistant\nBye.<|im_end|>\n");
        assertThat(learnt(tokens, spell(tokens))).isEqualTo("Ho.<|im_end|>Bye.<|im_end|>");
        assertThat(ChatFormat.of(ChatForm.AUTO, tokens).end()).hasValue(tokens.plainIds("<|im_end|>")[0]);
    }

    @Test
    void llama3IsKnownByItsMarks() throws IOException {
        HubTokens tokens =
                tokens("{{ '<|start_header_id|>' + role }}", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>");
        assertThat(whole(tokens, spell(tokens)))
                .startsWith("<|start_header_id|>system<|end_header_id|>\n\nBe kind.<|eot_id|><|start_header_id|>user")
                .endsWith("<|start_header_id|>assistant<|end_header_id|>\n\nBye.<|eot_id|>");
        assertThat(learnt(tokens, spell(tokens))).isEqualTo("Ho.<|eot_id|>Bye.<|eot_id|>");
    }

    @Test
    void zephyrEndsEveryTurnAsATextEnds() throws IOException {
        HubTokens tokens = tokens("{{ '<|user|>' }}{{ '<|assistant|>' }}");
        assertThat(whole(tokens, spell(tokens)))
                .startsWith("<|system|>\nBe kind.<|endoftext|>\n<|user|>\nHi!<|endoftext|>\n<|assistant|>\nHo.");
        assertThat(learnt(tokens, spell(tokens))).isEqualTo("Ho.<|endoftext|>Bye.<|endoftext|>");
    }

    @Test
    void aTemplateWhoseMarksTheVocabularyLacksIsNotFollowed() throws IOException {
        assertThat(ChatFormat.of(ChatForm.AUTO, tokens("{{ '<|im_start|>' }}", "<|im_start|>"))
                        .form())
                .isEqualTo(ChatForm.PLAIN);
    }

    @Test
    void theLastAnswerAloneOrEverythingCanBeLearnt() throws IOException {
        HubTokens tokens = tokens("");
        ChatFormat format = ChatFormat.of(ChatForm.AUTO, tokens);
        assertThat(learnt(tokens, format.spell(SAID, Turns.LAST))).isEqualTo("Bye.<|endoftext|>");
        assertThat(learnt(tokens, format.spell(SAID, Turns.ALL)))
                .isEqualTo(whole(tokens, format.spell(SAID, Turns.ALL)));
    }

    @Test
    void aQuestionEndsWhereTheAssistantBegins() throws IOException {
        HubTokens tokens = tokens("");
        assertThat(tokens.decode(ChatFormat.of(ChatForm.PLAIN, tokens).ask(SAID.subList(1, 2)), false))
                .isEqualTo("### User:\nHi!\n\n### Assistant:\n");
    }

    @Test
    void theFormIsSavedAsATemplateWhereTheCheckpointHasNone() throws IOException {
        ChatFormat.of(ChatForm.PLAIN, tokens("")).save(folder);
        assertThat(folder.resolve("chat_template.jinja"))
                .hasContent("{% for message in messages %}{{ '### ' + (message['role'] | capitalize) + ':\\n' + "
                        + "(message['content'] | trim) + (eos_token if message['role'] == 'assistant' else '') + '\\n\\n' }}"
                        + "{% endfor %}{% if add_generation_prompt %}{{ '### ' + ('assistant' | capitalize) + ':\\n' }}"
                        + "{% endif %}");
        Path other = Files.createDirectory(folder.resolve("other"));
        ChatFormat.of(ChatForm.AUTO, tokens("{{ '<|im_start|>' }}", "<|im_start|>", "<|im_end|>"))
                .save(other);
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void saysWhichMarksAModelLacks() throws IOException {
        HubTokens tokens = tokens("", "<|im_start|>");
        assertThatThrownBy(() -> ChatFormat.of(ChatForm.CHATML, tokens))
                .hasMessage("chat-form (chatml) must have its marks in the model's vocabulary; it lacks <|im_end|>.\n"
                        + "Maybe --chat-form plain, which any model can learn.");
    }
}
