package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.tokens.HubTokens;
import java.util.Arrays;

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

    @Override
    public Config config() {
        return network.config();
    }
}
