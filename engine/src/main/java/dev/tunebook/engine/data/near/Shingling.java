package dev.tunebook.engine.data.near;

import java.util.List;

/** What two texts are compared by. */
public enum Shingling {
    /** Every five characters in a row: for short texts, where a word that is misspelled still counts in part. */
    CHARACTERS,
    /** Every three words in a row: for long texts, which share most of their five-character pieces anyway. */
    WORDS;

    private static final int LONG_CHARACTERS = 1_000;

    /** {@link #WORDS} when the texts have more than 1,000 characters on average. */
    public static Shingling of(List<String> texts) {
        long characters = texts.stream().mapToLong(String::length).sum();
        return characters > (long) LONG_CHARACTERS * texts.size() ? WORDS : CHARACTERS;
    }
}
