package dev.tunebook.engine.evaluate.text;

/** The shape of a word in Porter's terms: consonants, vowels, and how often they change. */
final class PorterMeasure {
    private PorterMeasure() {}

    /** Y is a vowel after a consonant, as in "sky". */
    static boolean isConsonant(String word, int index) {
        return switch (word.charAt(index)) {
            case 'a', 'e', 'i', 'o', 'u' -> false;
            case 'y' -> index == 0 || !isConsonant(word, index - 1);
            default -> true;
        };
    }

    /** How often a consonant follows a vowel. */
    static int measure(String stem) {
        int changes = 0;
        for (int index = 1; index < stem.length(); index++) {
            changes += isConsonant(stem, index) && !isConsonant(stem, index - 1) ? 1 : 0;
        }
        return changes;
    }

    static boolean hasVowel(String stem) {
        for (int index = 0; index < stem.length(); index++) {
            if (!isConsonant(stem, index)) {
                return true;
            }
        }
        return false;
    }

    static boolean endsInDouble(String word) {
        int last = word.length() - 1;
        return last > 0 && word.charAt(last) == word.charAt(last - 1) && isConsonant(word, last);
    }

    /** Ends in a short syllable, as "hop" or "win" but not "snow" or "box". */
    static boolean endsShort(String word) {
        int last = word.length() - 1;
        return last > 1
                && isConsonant(word, last)
                && !isConsonant(word, last - 1)
                && isConsonant(word, last - 2)
                && "wxy".indexOf(word.charAt(last)) < 0;
    }
}
