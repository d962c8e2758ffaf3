package dev.tunebook.engine.evaluate.slice;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A guess at a text's language, good enough to put rows into groups: by script, and for Latin letters by the commonest
 * small words of ten languages. Short texts without any of these are {@value #UNSURE}.
 */
public final class Language {
    /** What a text is that gives nothing to guess from. */
    public static final String UNSURE = "unsure";

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}']+");
    private static final Map<String, Set<String>> SMALL_WORDS = smallWords();

    private Language() {}

    /** An English name such as {@code German}, a script such as {@code Cyrillic}, or {@value #UNSURE}. */
    public static String of(String text) {
        UnicodeScript script = script(text);
        if (script == null) {
            return UNSURE;
        }
        return switch (script) {
            case LATIN -> latin(text);
            case HIRAGANA, KATAKANA -> "Japanese";
            case HAN -> "Chinese";
            case HANGUL -> "Korean";
            default -> {
                String name = script.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                yield Character.toUpperCase(name.charAt(0)) + name.substring(1);
            }
        };
    }

    /** The script of most letters; any kana make Japanese of Chinese characters. */
    private static UnicodeScript script(String text) {
        Map<UnicodeScript, Integer> counts = new LinkedHashMap<>();
        text.codePoints()
                .filter(Character::isLetter)
                .limit(2_000)
                .forEach(letter -> counts.merge(UnicodeScript.of(letter), 1, Integer::sum));
        UnicodeScript most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        return most == UnicodeScript.HAN && counts.containsKey(UnicodeScript.HIRAGANA) ? UnicodeScript.HIRAGANA : most;
    }

    private static String latin(String text) {
        String[] words = NO_LETTERS.split(text.toLowerCase(Locale.ROOT));
        String best = UNSURE;
        int most = 0;
        boolean tied = false;
        for (Map.Entry<String, Set<String>> language : SMALL_WORDS.entrySet()) {
            int hits = (int)
                    Arrays.stream(words).filter(language.getValue()::contains).count();
            tied = hits == most ? tied || hits > 0 : hits < most && tied;
            if (hits > most) {
                most = hits;
                best = language.getKey();
                tied = false;
            }
        }
        return tied ? UNSURE : best;
    }

    private static Map<String, Set<String>> smallWords() {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        words.put(
                "English",
                words(
                        "the and of to is it was for you my not this that with have are but what can i'm i how they be on"));
        words.put(
                "German",
                words(
                        "der die das und ist nicht ich ein eine mit auf für sie wir haben wurde wie mein meine zu von den"));
        words.put(
                "French",
                words(
                        "le la les et est je ne pas une un pour que qui dans avec mon ma mes vous nous sur c'est j'ai des"));
        words.put(
                "Spanish",
                words("el los las y es no una para que con por mi mis lo se está pero como muy del al tengo"));
        words.put(
                "Italian",
                words("il gli e è non una per che con mio mia sono ho della del di questo ma come più alla"));
        words.put(
                "Portuguese",
                words("o os as e é não uma para que com meu minha eu está mas como muito do da na foi em"));
        words.put(
                "Dutch",
                words("de het een en is niet ik van met voor mijn op dat wij hebben maar hoe naar ook wat zijn"));
        words.put("Polish", words("i nie jest to na się że z do mam moje jak ale co tak po dla przez mój czy już są"));
        words.put(
                "Swedish", words("och är inte jag det en ett för att med min mitt som på har vi men hur till av den"));
        words.put(
                "Turkish",
                words("ve bir bu için değil ile benim ne çok ama nasıl var yok mi mı da daha gibi olarak ben"));
        return words;
    }

    private static Set<String> words(String words) {
        return new HashSet<>(Arrays.asList(words.split(" ")));
    }
}
