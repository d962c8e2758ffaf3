package dev.tunebook.engine.model;

import dev.tunebook.engine.data.Turn;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.ChatForm;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A model that says tokens: those behind masks, or the next one. */
public final class LanguageModel implements TextModel {
    /** What stands between an input and its output, in training and in asking. */
    public static final String ANSWER = "\n";

    private final Network network;
    private final HubTokens tokens;

    LanguageModel(Network network, HubTokens tokens) {
        this.network = network;
        this.tokens = tokens;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public HubTokens tokens() {
        return tokens;
    }

    @Override
    public LanguageModel copy() {
        return new LanguageModel(network.copy(), tokens);
    }

    /** The ids of a text that is to be gone on with: with the special tokens that begin a text, without those that end it. */
    public int[] promptIds(String text) {
        int[] before = tokens.before();
        int[] plain = tokens.plainIds(text);
        int[] ids = Arrays.copyOf(before, before.length + plain.length);
        System.arraycopy(plain, 0, ids, before.length, plain.length);
        return ids;
    }

    /** A prompt that has no more than so many ids: what is too much is taken out at its beginning, behind the special tokens. */
    public int[] fitting(int[] prompt, int most) {
        if (prompt.length <= most) {
            return prompt;
        }
        int kept = tokens.before().length;
        int[] ids = Arrays.copyOf(prompt, most);
        System.arraycopy(prompt, prompt.length - (most - kept), ids, kept, most - kept);
        return ids;
    }

    /**
     * Loads a causal language model, goes on with a text, and lets go of the model.
     *
     * @param name what the model is called in the result
     * @param place its folder, or its name on the hub
     */
    public static Generation generate(String name, String place, GenerateSpec spec, Consumer<Generation> listener) {
        Torch torch = Torch.start(spec.device(), spec.threads());
        TrainSpec loading = TrainSpec.defaults().task(Task.CAUSAL_LM);
        try (LanguageModel model = BaseModels.find(place, Progress.NONE).languageModel(torch, loading)) {
            return model.generate(name, spec, spec.prompt(), listener);
        }
    }

    /**
     * Goes on with a text. An interrupt of the thread ends it early; its flag is then cleared.
     *
     * @param name what the model is called in the result
     * @param spec how; its prompt is what is shown
     * @param asked what the model reads: the prompt, or what it was trained to read in its place
     * @param listener is told after every token how far it is, on the calling thread
     * @throws UserException when the model cannot generate
     */
    public Generation generate(String name, GenerateSpec spec, String asked, Consumer<Generation> listener) {
        return generate(name, spec, promptIds(asked), tokens.end(), listener);
    }

    /** The same for a question to a model that was trained on conversations, written as those were. */
    public Generation answer(String name, GenerateSpec spec, ChatForm form, Consumer<Generation> listener) {
        ChatFormat format = ChatFormat.of(form, tokens);
        int[] asked = format.ask(List.of(new Turn(Turn.Role.USER, spec.prompt())));
        return generate(name, spec, asked, format.end(), listener);
    }

    /** Writes beside a saved model how conversations are to be written for it. */
    public void saveChatForm(ChatForm form, Path folder) {
        ChatFormat.of(form, tokens).save(folder);
    }

    private Generation generate(
            String name, GenerateSpec spec, int[] asked, OptionalInt end, Consumer<Generation> listener) {
        if (network.head().task() != Task.CAUSAL_LM) {
            throw new UserException(
                    name + " (" + network.head().task().optionName() + ") must be a causal language model to generate.",
                    "a run with --task causal-lm, or a decoder such as gpt2.");
        }
        return new Writing(this, name, spec, asked, end, listener).write();
    }

    @Override
    public Config config() {
        return network.config();
    }
}
