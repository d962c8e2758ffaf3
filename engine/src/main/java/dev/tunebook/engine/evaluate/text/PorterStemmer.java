package dev.tunebook.engine.evaluate.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Cuts the endings off English words, so that "connected" and "connection" count as equal.
 *
 * <p>Porter, "An algorithm for suffix stripping", 1980, in the three versions that NLTK documents: as printed, with the
 * corrections of Porter's later programs, and with NLTK's additions. rouge_score stems with the last, and scores depend
 * on it. No Java library has them.
 */
final class PorterStemmer {
    private static final Map<String, String> IRREGULAR = pairs("sky sky skies sky dying die lying lie tying tie "
            + "news news innings inning inning inning outings outing outing outing cannings canning canning canning "
            + "howe howe proceed proceed exceed exceed succeed succeed");

    private final Stemming version;
    private final boolean nltk;

    private PorterStemmer(Stemming version) {
        this.version = version;
        this.nltk = version == Stemming.NLTK;
    }

    /** Takes a word in lower case. */
    static String stem(String word, Stemming version) {
        return version == Stemming.NONE ? word : new PorterStemmer(version).stem(word);
    }

    private String stem(String word) {
        if (nltk && IRREGULAR.containsKey(word)) {
            return IRREGULAR.get(word);
        }
        if (word.length() <= 2 && version != Stemming.ORIGINAL) {
            return word;
        }
        String stem = finalY(pastAndProgressive(plural(word)));
        stem = PorterEndings.ADJECTIVES.apply(doubleEnding(stem));
        return doubleL(finalE(singleEnding(stem)));
    }

    private String plural(String word) {
        return nltk && word.length() == 4 && word.endsWith("ies") ? cut(word, 1) : PorterEndings.PLURALS.apply(word);
    }

    private String pastAndProgressive(String word) {
        if (nltk && word.endsWith("ied")) {
            return cut(word, word.length() == 4 ? 1 : 2);
        }
        if (word.endsWith("eed")) {
            return PorterMeasure.measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
        }
        for (String ending : new String[] {"ed", "ing"}) {
            if (word.endsWith(ending) && PorterMeasure.hasVowel(cut(word, ending.length()))) {
                return repaired(cut(word, ending.length()));
            }
        }
        return word;
    }

    private String repaired(String stem) {
        String repaired = PorterEndings.REPAIR.apply(stem);
        if (!repaired.equals(stem)) {
            return repaired;
        }
        if (PorterMeasure.endsInDouble(stem)) {
            return "lsz".indexOf(stem.charAt(stem.length() - 1)) < 0 ? cut(stem, 1) : stem;
        }
        return PorterMeasure.measure(stem) == 1 && endsShort(stem) ? stem + "e" : stem;
    }

    private String finalY(String word) {
        if (!word.endsWith("y")) {
            return word;
        }
        String stem = cut(word, 1);
        boolean becomesI = nltk
                ? stem.length() > 1 && PorterMeasure.isConsonant(stem, stem.length() - 1)
                : PorterMeasure.hasVowel(stem);
        return becomesI ? stem + "i" : word;
    }

    private String doubleEnding(String word) {
        if (nltk && endsAfterMeasure(word, "alli", 4)) {
            return doubleEnding(cut(word, 2));
        }
        if (word.endsWith("bli")) {
            return bli(word);
        }
        if (nltk && word.endsWith("fulli")) {
            return endsAfterMeasure(word, "fulli", 5) ? cut(word, 2) : word;
        }
        // In NLTK's version "logi" keeps its l in the part that is measured.
        if (word.endsWith("logi") && version != Stemming.ORIGINAL) {
            return endsAfterMeasure(word, "logi", nltk ? 3 : 4) ? cut(word, 1) : word;
        }
        return PorterEndings.DOUBLE.apply(word);
    }

    /** As printed, only "abli" becomes "able"; later any "bli" became "ble". */
    private String bli(String word) {
        boolean fits =
                version == Stemming.ORIGINAL ? endsAfterMeasure(word, "abli", 4) : endsAfterMeasure(word, "bli", 3);
        return fits ? cut(word, 1) + "e" : word;
    }

    private static boolean endsAfterMeasure(String word, String ending, int letters) {
        return word.endsWith(ending) && PorterMeasure.measure(cut(word, letters)) > 0;
    }

    private static String singleEnding(String word) {
        if (word.endsWith("ion")) {
            String stem = cut(word, 3);
            boolean afterSOrT = stem.endsWith("s") || stem.endsWith("t");
            return afterSOrT && PorterMeasure.measure(stem) > 1 ? stem : word;
        }
        String cut = PorterEndings.SINGLE.apply(word);
        return cut.equals(word) ? PorterEndings.LAST.apply(word) : cut;
    }

    private String finalE(String word) {
        String stem = word.endsWith("e") ? cut(word, 1) : word;
        int measure = PorterMeasure.measure(stem);
        return measure > 1 || measure == 1 && !endsShort(stem) ? stem : word;
    }

    /** NLTK also takes a word of one vowel and one consonant, as "us", for a short syllable. */
    private boolean endsShort(String stem) {
        return nltk && stem.length() == 2
                ? !PorterMeasure.isConsonant(stem, 0) && PorterMeasure.isConsonant(stem, 1)
                : PorterMeasure.endsShort(stem);
    }

    private static String doubleL(String word) {
        return word.endsWith("ll") && PorterMeasure.measure(cut(word, 1)) > 1 ? cut(word, 1) : word;
    }

    private static Map<String, String> pairs(String words) {
        String[] alternating = words.split(" ");
        Map<String, String> pairs = new HashMap<>();
        for (int index = 0; index < alternating.length; index += 2) {
            pairs.put(alternating[index], alternating[index + 1]);
        }
        return pairs;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
