package dev.tunebook.engine.evaluate.text;

import dev.tunebook.engine.spec.UserException;

/**
 * Which chrF is meant.
 *
 * @param characters longest run of characters, 6 by default
 * @param words longest run of words: 0 for chrF, 2 for chrF++
 * @param beta how many times more recall weighs than precision, 2 by default
 * @param whiteSpace counts as a character; by default it is dropped
 * @param everyOrder count also lengths that a text is too short for, as chrF++.py, Moses and NLTK do
 */
public record ChrfSpec(
        int characters, int words, double beta, boolean lowercase, boolean whiteSpace, boolean everyOrder) {
    public static final ChrfSpec DEFAULT = new ChrfSpec(6, 0, 2, false, false, false);
    public static final ChrfSpec PLUS_PLUS = DEFAULT.words(2);

    public ChrfSpec {
        if (characters < 1 || words < 0 || !(beta > 0)) {
            throw new UserException(
                    "characters, words and beta (%d, %d, %s) must be at least 1, at least 0 and above 0."
                            .formatted(characters, words, beta),
                    "6, 0 and 2, the default.");
        }
    }

    public ChrfSpec words(int value) {
        return new ChrfSpec(characters, value, beta, lowercase, whiteSpace, everyOrder);
    }

    public ChrfSpec lowercase(boolean value) {
        return new ChrfSpec(characters, words, beta, value, whiteSpace, everyOrder);
    }

    public ChrfSpec whiteSpace(boolean value) {
        return new ChrfSpec(characters, words, beta, lowercase, value, everyOrder);
    }

    public ChrfSpec everyOrder(boolean value) {
        return new ChrfSpec(characters, words, beta, lowercase, whiteSpace, value);
    }

    int orders() {
        return characters + words;
    }

    /** What to print beside every score; {@code references} is how many each row has, or {@code var}. */
    public String signature(String references) {
        return "nrefs:%s|case:%s|eff:%s|nc:%d|nw:%d|space:%s|version:%s"
                .formatted(
                        references,
                        lowercase ? "lc" : "mixed",
                        everyOrder ? "no" : "yes",
                        characters,
                        words,
                        whiteSpace ? "yes" : "no",
                        BleuSpec.SACREBLEU_VERSION);
    }
}
