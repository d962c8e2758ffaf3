package dev.tunebook.engine.evaluate.text;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How BLEU cuts a text into words; scores of different tokenizers must not be compared.
 *
 * <p>Rules of NIST's mteval-v13a and mteval-v14, as sacreBLEU documents them.
 */
public enum BleuTokenizer {
    /** At blanks only. */
    NONE("none", Function.identity()),
    /** Blanks around ASCII punctuation, but not inside numbers. The default. */
    V13A("13a", V13aRules::apply),
    /** The same by Unicode categories; symbols stand alone. */
    INTERNATIONAL("intl", BleuTokenizer::international),
    /** Every character a word: for languages without blanks. */
    CHARACTERS("char", BleuTokenizer::characters),
    /** Every Chinese character a word, the rest as 13a. */
    CHINESE("zh", ChineseRules::apply);

    private static final Pattern MARK_AFTER_NO_NUMBER = Pattern.compile("(\\P{N})(\\p{P})");
    private static final Pattern MARK_BEFORE_NO_NUMBER = Pattern.compile("(\\p{P})(\\P{N})");
    private static final Pattern SYMBOL = Pattern.compile("(\\p{S})");

    private final String code;
    private final Function<String, String> rules;

    BleuTokenizer(String code, Function<String, String> rules) {
        this.code = code;
        this.rules = rules;
    }

    /** As in the signature. */
    public String code() {
        return code;
    }

    public List<String> words(String text) {
        return WhiteSpace.split(rules.apply(text));
    }

    private static String international(String text) {
        String apart = MARK_AFTER_NO_NUMBER.matcher(text).replaceAll("$1 $2 ");
        apart = MARK_BEFORE_NO_NUMBER.matcher(apart).replaceAll(" $1 $2");
        return SYMBOL.matcher(apart).replaceAll(" $1 ");
    }

    private static String characters(String text) {
        StringBuilder apart = new StringBuilder();
        text.codePoints().forEach(codePoint -> apart.appendCodePoint(codePoint).append(' '));
        return apart.toString();
    }
}
