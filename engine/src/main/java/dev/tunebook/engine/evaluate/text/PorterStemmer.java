package dev.tunebook.engine.evaluate.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Cuts the endings off English words, so that "connected" and "connection" count as equal.
 *
 * <p>Porter, "An algorithm for suffix stripping", 1980, with the departures that NLTK documents for its
 * default mode, because rouge_score stems with that one and scores depend on it. No Java library has
 * them.
 */
final class PorterStemmer {
    private static final Map<String, String> IRREGULAR = pairs("sky sky skies sky dying die lying lie tying tie "
            + "news news innings inning inning inning outings outing outing outing cannings canning canning canning "
            + "howe howe proceed proceed exceed exceed succeed succeed");

    private static final PorterRules PLURALS =
            PorterRules.of(stem -> true, "sses", "ss", "ies", "i", "ss", "ss", "s", "");

    private static final PorterRules REPAIR = PorterRules.of(stem -> true, "at", "ate", "bl", "ble", "iz", "ize");

    private static final PorterRules DOUBLE_ENDINGS = PorterRules.of(
            stem -> PorterMeasure.measure(stem) > 0,
            "ational",
            "ate",
            "tional",
            "tion",
            "enci",
            "ence",
            "anci",
            "ance",
            "izer",
            "ize",
            "bli",
            "ble",
            "alli",
            "al",
            "entli",
            "ent",
            "eli",
            "e",
            "ousli",
            "ous",
            "ization",
            "ize",
            "ation",
            "ate",
            "ator",
            "ate",
            "alism",
            "al",
            "iveness",
            "ive",
            "fulness",
            "ful",
            "ousness",
            "ous",
            "aliti",
            "al",
            "iviti",
            "ive",
            "biliti",
            "ble",
            "fulli",
            "ful");

    private static final PorterRules ADJECTIVES = PorterRules.of(
            stem -> PorterMeasure.measure(stem) > 0,
            "icate",
            "ic",
            "ative",
            "",
            "alize",
            "al",
            "iciti",
            "ic",
            "ical",
            "ic",
            "ful",
            "",
            "ness",
            "");

    private static final PorterRules SINGLE_ENDINGS = PorterRules.of(
            stem -> PorterMeasure.measure(stem) > 1,
            "al",
            "",
            "ance",
            "",
            "ence",
            "",
            "er",
            "",
            "ic",
            "",
            "able",
            "",
            "ible",
            "",
            "ant",
            "",
            "ement",
            "",
            "ment",
            "",
            "ent",
            "");

    private static final PorterRules LAST_ENDINGS = PorterRules.of(
            stem -> PorterMeasure.measure(stem) > 1,
            "ou",
            "",
            "ism",
            "",
            "ate",
            "",
            "iti",
            "",
            "ous",
            "",
            "ive",
            "",
            "ize",
            "");

    private PorterStemmer() {}

    /** Takes a word in lower case. */
    static String stem(String word) {
        if (IRREGULAR.containsKey(word)) {
            return IRREGULAR.get(word);
        }
        if (word.length() <= 2) {
            return word;
        }
        String stem = finalY(pastAndProgressive(plural(word)));
        stem = ADJECTIVES.apply(doubleEnding(stem));
        return doubleL(finalE(singleEnding(stem)));
    }

    private static String plural(String word) {
        return word.length() == 4 && word.endsWith("ies") ? cut(word, 1) : PLURALS.apply(word);
    }

    private static String pastAndProgressive(String word) {
        if (word.endsWith("ied")) {
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

    private static String repaired(String stem) {
        String repaired = REPAIR.apply(stem);
        if (!repaired.equals(stem)) {
            return repaired;
        }
        if (PorterMeasure.endsInDouble(stem)) {
            return "lsz".indexOf(stem.charAt(stem.length() - 1)) < 0 ? cut(stem, 1) : stem;
        }
        return PorterMeasure.measure(stem) == 1 && PorterMeasure.endsShort(stem) ? stem + "e" : stem;
    }

    private static String finalY(String word) {
        boolean afterConsonant =
                word.endsWith("y") && word.length() > 2 && PorterMeasure.isConsonant(word, word.length() - 2);
        return afterConsonant ? cut(word, 1) + "i" : word;
    }

    private static String doubleEnding(String word) {
        if (word.endsWith("alli") && PorterMeasure.measure(cut(word, 4)) > 0) {
            return doubleEnding(cut(word, 2));
        }
        // "logi" keeps its l in the part that is measured.
        if (word.endsWith("logi")) {
            return PorterMeasure.measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
        }
        return DOUBLE_ENDINGS.apply(word);
    }

    private static String singleEnding(String word) {
        if (word.endsWith("ion")) {
            String stem = cut(word, 3);
            boolean afterSOrT = stem.endsWith("s") || stem.endsWith("t");
            return afterSOrT && PorterMeasure.measure(stem) > 1 ? stem : word;
        }
        String cut = SINGLE_ENDINGS.apply(word);
        return cut.equals(word) ? LAST_ENDINGS.apply(word) : cut;
    }

    private static String finalE(String word) {
        String stem = word.endsWith("e") ? cut(word, 1) : word;
        int measure = PorterMeasure.measure(stem);
        return measure > 1 || measure == 1 && !PorterMeasure.endsShort(stem) ? stem : word;
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
