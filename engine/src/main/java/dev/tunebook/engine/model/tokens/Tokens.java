package dev.tunebook.engine.model.tokens;

import java.nio.file.Path;

/** Turns texts into the ids that a model reads. Safe to use from any thread. */
public interface Tokens {
    /** Number of different ids; every id is below it. */
    int size();

    /** The id that fills up short rows of a batch. */
    int padding();

    /**
     * The ids of a text, cut to a length.
     *
     * @param mostTokens the longest text that is read whole, in the tokens that this kind counts: ids, or words
     */
    Encoded encode(String text, int mostTokens);

    /** The ids of two texts that belong together; where a kind has no way to join them, they are one after the other. */
    default Encoded encodePair(String first, String second, int mostTokens) {
        return encode(first + "\n" + second, mostTokens);
    }

    /** Writes the files that it is found again by into a model's folder. */
    void save(Path folder);

    /**
     * A text as ids.
     *
     * @param ids at least one
     * @param cut whether the text was longer than allowed
     */
    record Encoded(int[] ids, boolean cut) {}
}
