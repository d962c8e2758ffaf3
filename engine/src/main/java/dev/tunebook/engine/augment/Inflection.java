package dev.tunebook.engine.augment;

/** Regular forms of English words. */
enum Inflection {
    /** The form of the dictionary. */
    NONE,
    /** The plural of a noun, the third person of a verb. */
    S,
    /** The gerund of a verb. */
    ING,
    /** The past of a verb. */
    ED,
    /** Anything else, which cannot be formed of another word. */
    OTHER;

    /** The form that a word is of its lemma. */
    static Inflection of(String word, String lemma, boolean verb, boolean noun) {
        if (word.equals(lemma)) {
            return NONE;
        }
        if (word.endsWith("s") && (verb || noun)) {
            return S;
        }
        if (verb && word.endsWith("ing")) {
            return ING;
        }
        return verb && word.endsWith("ed") ? ED : OTHER;
    }

    /** This form of a regular word. */
    String apply(String lemma) {
        return switch (this) {
            case S ->
                lemma.matches(".*(?:s|x|z|ch|sh)") ? lemma + "es" : endsInY(lemma) ? cut(lemma) + "ies" : lemma + "s";
            case ING -> lemma.matches(".*[^eoy]e") ? cut(lemma) + "ing" : doubled(lemma) + "ing";
            case ED -> lemma.endsWith("e") ? lemma + "d" : endsInY(lemma) ? cut(lemma) + "ied" : doubled(lemma) + "ed";
            default -> lemma;
        };
    }

    private static boolean endsInY(String lemma) {
        return lemma.matches(".*[^aeiou]y");
    }

    private static String cut(String lemma) {
        return lemma.substring(0, lemma.length() - 1);
    }

    /** With the last consonant doubled after a single stressed vowel: certain in words of one syllable only. */
    private static String doubled(String lemma) {
        return lemma.matches("[^aeiou]*[aeiou][bdgklmnprt]") ? lemma + lemma.charAt(lemma.length() - 1) : lemma;
    }
}
