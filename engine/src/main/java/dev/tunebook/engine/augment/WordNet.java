package dev.tunebook.engine.augment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.Exc;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/**
 * English synonyms from WordNet 3.1 (Princeton University), in the form of the word that they stand for.
 *
 * <p>Of the senses that a word has as its part of speech, the most frequent one alone is taken, which is the right one
 * most often. Plurals, third persons, gerunds and regular pasts get synonyms of the same form; of irregular forms, and of
 * words that inflect irregularly, there are none. Loaded when first asked, in about half a second.
 */
final class WordNet {
    private static final Map<String, POS> KINDS =
            Map.of("NOUN", POS.NOUN, "VERB", POS.VERB, "ADJ", POS.ADJECTIVE, "ADV", POS.ADVERB);

    /** Words that mean too little, or too much, to have synonyms. */
    private static final Set<String> STOP = Set.of(
            "be", "is", "are", "was", "were", "been", "being", "am", "have", "has", "had", "having", "do", "does",
            "did", "doing", "done", "get", "got", "go", "will", "would", "can", "could", "may", "might", "must",
            "shall", "should", "very", "so", "too", "just", "more", "most", "one", "other", "there", "here", "please",
            "thanks");

    private static final class Loaded {
        private static final Dictionary DICTIONARY = load();
        private static final Set<String> IRREGULAR = irregular();

        private static Dictionary load() {
            try {
                return Dictionary.getDefaultResourceInstance();
            } catch (JWNLException unreadable) {
                throw new IllegalStateException("WordNet must be on the class path", unreadable);
            }
        }

        /** Nouns and verbs of which a form is an exception. */
        private static Set<String> irregular() {
            try {
                Set<String> irregular = new HashSet<>();
                for (POS kind : List.of(POS.VERB, POS.NOUN)) {
                    for (Iterator<Exc> each = DICTIONARY.getExceptionIterator(kind); each.hasNext(); ) {
                        each.next().getExceptions().forEach(base -> irregular.add(kind.getKey() + base));
                    }
                }
                return irregular;
            } catch (JWNLException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private WordNet() {}

    /**
     * Synonyms of a word, in small letters; empty when there are none that fit.
     *
     * @param tag its part of speech, as of {@link PartsOfSpeech}
     */
    static synchronized List<String> synonyms(String word, String tag) {
        POS kind = KINDS.get(tag);
        String lower = word.toLowerCase(Locale.ROOT);
        if (kind == null || STOP.contains(lower) || lower.chars().anyMatch(c -> c > 127 || !Character.isLetter(c))) {
            return List.of();
        }
        try {
            IndexWord entry = Loaded.DICTIONARY.lookupIndexWord(kind, lower);
            return entry == null ? List.of() : inflected(entry, lower, kind);
        } catch (JWNLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<String> inflected(IndexWord entry, String word, POS kind) throws JWNLException {
        String lemma = entry.getLemma();
        Inflection form = Inflection.of(word, lemma, kind == POS.VERB, kind == POS.NOUN);
        List<String> synonyms = new ArrayList<>();
        if (form == Inflection.OTHER || entry.getSenses().isEmpty()) {
            return synonyms;
        }
        for (Word each : entry.getSenses().get(0).getWords()) {
            String other = each.getLemma();
            boolean plain = other.chars().allMatch(c -> c >= 'a' && c <= 'z') && other.length() > 2;
            boolean regular = form == Inflection.NONE || !Loaded.IRREGULAR.contains(kind.getKey() + other);
            if (plain && regular && !other.equals(lemma) && !other.equals(word)) {
                synonyms.add(form.apply(other));
            }
        }
        return synonyms;
    }
}
