package dev.tunebook.engine.model.tokens;

import java.util.Arrays;

/**
 * The text of ids while they are generated, given out as soon as it cannot change any more.
 *
 * <p>A character may take several ids, and a word's first id may be spelled with or without a blank before it: ids are
 * decoded together with a few before them, and what ends in half a character is held back.
 */
public final class TextStream {
    private static final char HALF = '\uFFFD';

    /** Ids that are decoded once more with each new one. */
    private static final int CONTEXT = 6;

    private final HubTokens tokens;
    private int[] ids = new int[64];
    private int size;
    private int start;
    private int told;

    /** Begins with nothing. */
    public TextStream(HubTokens tokens) {
        this.tokens = tokens;
    }

    /** The text that the next id adds; empty while it is only half a character. */
    public String next(int id) {
        ids = size == ids.length ? Arrays.copyOf(ids, 2 * size) : ids;
        ids[size++] = id;
        String whole = text(size);
        if (!whole.isEmpty() && whole.charAt(whole.length() - 1) == HALF) {
            return "";
        }
        return tell(whole);
    }

    /** What was held back, at the end. */
    public String end() {
        return tell(text(size));
    }

    private String tell(String whole) {
        String before = text(told);
        told = size;
        start = Math.max(start, size - CONTEXT);
        // a decoder that tidies up may change what was told: the change is left out, never told twice
        return whole.substring(common(before, whole));
    }

    private static int common(String a, String b) {
        int difference = Arrays.mismatch(a.toCharArray(), b.toCharArray());
        return difference < 0 ? a.length() : difference;
    }

    private String text(int end) {
        return tokens.decode(Arrays.copyOfRange(ids, start, Math.max(start, end)));
    }
}
