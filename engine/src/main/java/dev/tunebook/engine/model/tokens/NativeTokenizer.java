package dev.tunebook.engine.model.tokens;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Arrays;

/**
 * The Hugging Face tokenizers library, called without DJL's wrapper, which copies far more out of it than ids.
 *
 * <p>It neither cuts nor pads, so that it has no state and any thread may use it.
 */
final class NativeTokenizer {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final TokenizersLibrary LIBRARY = load();

    private final long handle;

    /**
     * Makes a tokenizer.
     *
     * @param json the content of a {@code tokenizer.json}
     * @throws RuntimeException the library's words about what is wrong with it
     */
    NativeTokenizer(String json) {
        long created = LIBRARY.createTokenizerFromString(json);
        handle = created;
        CLEANER.register(this, () -> LIBRARY.deleteTokenizer(created));
        LIBRARY.disableTruncation(handle);
        LIBRARY.disablePadding(handle);
    }

    /** Never downloads: the library for processors is in the jar, and is right for machines with a GPU as well. */
    private static TokenizersLibrary load() {
        System.getProperties().putIfAbsent("ai.djl.offline", "true");
        System.getProperties().putIfAbsent("RUST_FLAVOR", "cpu");
        LibUtils.checkStatus();
        return TokenizersLibrary.LIB;
    }

    /** A text's ids. */
    int[] ids(String text, boolean withSpecialTokens) {
        long encoding = LIBRARY.encode(handle, text, withSpecialTokens);
        try {
            return ints(LIBRARY.getTokenIds(encoding));
        } finally {
            LIBRARY.deleteEncoding(encoding);
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Two texts' ids, as the tokenizer joins them.
     *
     * @param ids with special tokens
     * @param types segment ids
     * @param sequences 0 for the first text, 1 for the second, other values for special tokens
     */
    record Pair(int[] ids, int[] types, int[] sequences) {}

    /** The ids of two texts. */
    Pair pair(String first, String second) {
        long encoding = LIBRARY.encodeDual(handle, first, second, true);
        try {
            return new Pair(
                    ints(LIBRARY.getTokenIds(encoding)),
                    ints(LIBRARY.getTypeIds(encoding)),
                    ints(LIBRARY.getSequenceIds(encoding)));
        } finally {
            LIBRARY.deleteEncoding(encoding);
            Reference.reachabilityFence(this);
        }
    }

    /** The text of ids. */
    String text(int[] ids, boolean skipSpecialTokens) {
        try {
            return LIBRARY.decode(handle, Arrays.stream(ids).asLongStream().toArray(), skipSpecialTokens);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static int[] ints(long[] values) {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
    }
}
