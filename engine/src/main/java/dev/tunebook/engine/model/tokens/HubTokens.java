package dev.tunebook.engine.model.tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The tokens of a downloaded checkpoint, with the ids that the Hugging Face tokenizers library gives.
 *
 * <p>Special tokens stand where the tokenizer's post-processor puts them; a text that is too long loses its end (or its
 * beginning, where {@code truncation_side} says so), never a special token.
 */
public final class HubTokens implements Tokens {
    private static final String PROBE = "a";

    private final TokenizerFiles files;
    private final NativeTokenizer tokenizer;
    private final int size;
    private final Map<String, Integer> roles;
    private final int[] before;
    private final int[] behind;
    private final boolean cutsBeginning;

    private HubTokens(TokenizerFiles files) {
        this.files = files;
        ObjectNode json = files.json();
        this.tokenizer = made(json);
        this.cutsBeginning = files.settings()
                .tokenizer()
                .path("truncation_side")
                .asText("right")
                .equals("left");
        int[] bare = tokenizer.ids(PROBE, false);
        int[] whole = tokenizer.ids(PROBE, true);
        int start = place(bare, whole);
        this.before = Arrays.copyOf(whole, start);
        this.behind = Arrays.copyOfRange(whole, start + bare.length, whole.length);
        Vocabulary vocabulary = new Vocabulary(json);
        this.size = vocabulary.size();
        this.roles = vocabulary.roles(files.settings());
    }

    /**
     * Reads the tokenizer of a checkpoint's folder: {@code tokenizer.json}, or {@code vocab.txt}, or {@code vocab.json}
     * with {@code merges.txt}, with the settings beside them.
     *
     * @throws UserException when there is none, or it is broken
     */
    public static HubTokens open(Path folder) {
        return new HubTokens(TokenizerFiles.read(folder));
    }

    private NativeTokenizer made(ObjectNode json) {
        try {
            return new NativeTokenizer(json.toString());
        } catch (RuntimeException refused) {
            throw new UserException(
                    files.source() + " (" + refused.getMessage() + ") must be a tokenizer.",
                    "fetch the checkpoint again, with its tokenizer.",
                    refused);
        }
    }

    private static int place(int[] bare, int[] whole) {
        for (int start = 0; start + bare.length <= whole.length; start++) {
            if (Arrays.equals(whole, start, start + bare.length, bare, 0, bare.length)) {
                return start;
            }
        }
        throw new UserException(
                "tokenizer (post-processor) must keep a text's ids in one piece.", "another checkpoint of this model.");
    }

    @Override
    public int size() {
        return size;
    }

    /** The id of the padding token; where there is none, that of the end of a text, else 0. */
    @Override
    public int padding() {
        return roles.getOrDefault("pad", roles.getOrDefault("eos", 0));
    }

    /** The id that begins a text. */
    public OptionalInt beginning() {
        return role("bos");
    }

    /** The id that ends a text, and generation. */
    public OptionalInt end() {
        return role("eos");
    }

    /** The id that stands for a hidden token. */
    public OptionalInt mask() {
        return role("mask");
    }

    /** The id that a classifier reads its answer at. */
    public OptionalInt classification() {
        return role("cls");
    }

    /** The id between two texts. */
    public OptionalInt separator() {
        return role("sep");
    }

    /** The id of what the vocabulary cannot spell. */
    public OptionalInt unknown() {
        return role("unk");
    }

    private OptionalInt role(String role) {
        Integer id = roles.get(role);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A text that has no ids at all, and no special tokens around it, becomes the one id that begins or ends a text.
     *
     * @throws UserException when not even the special tokens fit
     */
    @Override
    public Encoded encode(String text, int mostIds) {
        int room = mostIds - before.length - behind.length;
        if (room < 0 || mostIds < 1) {
            throw new UserException(
                    "max tokens (" + mostIds + ") must be at least " + (before.length + behind.length + 1)
                            + ": this model's special tokens take " + (before.length + behind.length) + ".",
                    "max tokens 128.");
        }
        int[] ids = plainIds(text);
        int kept = Math.min(room, ids.length);
        int length = before.length + kept + behind.length;
        if (length == 0) {
            return new Encoded(new int[] {beginning().orElse(end().orElse(padding()))}, false);
        }
        int[] whole = new int[length];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(ids, cutsBeginning ? ids.length - kept : 0, whole, before.length, kept);
        System.arraycopy(behind, 0, whole, before.length + kept, behind.length);
        return new Encoded(whole, kept < ids.length);
    }

    /** The checkpoint's chat template, a Jinja program; empty where it has none. It is not run. */
    public String chatTemplate() {
        return files.chatTemplate();
    }

    /** The special tokens that stand before every text. */
    public int[] before() {
        return before.clone();
    }

    /** The special tokens that stand behind every text. */
    public int[] behind() {
        return behind.clone();
    }

    /** Whether an id stands for no text but for a role, such as padding, or for what cannot be spelled. */
    public boolean isSpecial(int id) {
        return roles.containsValue(id);
    }

    /** The ids of a text without any special tokens, such as a prompt's continuation. */
    public int[] plainIds(String text) {
        try {
            return tokenizer.ids(text, false);
        } catch (RuntimeException refused) {
            throw new UserException(
                    files.source() + " (" + refused.getMessage() + ") must be able to spell every text.",
                    "fetch the checkpoint again, with its tokenizer.",
                    refused);
        }
    }

    /**
     * The ids of two texts as the model's post-processor joins them; the longer one is cut first.
     *
     * @param mostIds the longest result
     */
    public EncodedPair encode(String first, String second, int mostIds) {
        return PairCut.of(tokenizer.pair(first, second), mostIds, cutsBeginning);
    }

    @Override
    public Encoded encodePair(String first, String second, int mostIds) {
        EncodedPair pair = encode(first, second, mostIds);
        return new Encoded(pair.ids(), pair.cut());
    }

    /**
     * Two texts as ids.
     *
     * @param types segment ids, as long as ids
     * @param cut whether either text was longer than allowed
     */
    public record EncodedPair(int[] ids, int[] types, boolean cut) {}

    /** The text of ids, without special tokens. */
    public String decode(int... ids) {
        return decode(ids, true);
    }

    /**
     * The text of ids.
     *
     * @throws UserException when an id is not below {@link #size()}
     */
    public String decode(int[] ids, boolean skipSpecialTokens) {
        for (int id : ids) {
            if (id < 0 || id >= size) {
                throw new UserException(
                        "id (" + id + ") must be from 0 to " + (size - 1) + ".",
                        "the tokenizer that the ids were made with.");
            }
        }
        return tokenizer.text(ids, skipSpecialTokens);
    }

    /**
     * Checks that a model has an embedding for every id; it may have more.
     *
     * @param vocabularySize {@code vocab_size} of the model's config
     * @throws UserException when it has fewer
     */
    public void requireFits(int vocabularySize) {
        if (size > vocabularySize) {
            throw new UserException(
                    "config.json: vocab_size (" + vocabularySize + ") must be at least " + size + ", the size of "
                            + files.source() + "'s vocabulary.",
                    "the tokenizer that belongs to this checkpoint.");
        }
    }

    /** {@inheritDoc} They are the checkpoint's files, byte for byte. */
    @Override
    public void save(Path folder) {
        files.save(folder);
    }
}
