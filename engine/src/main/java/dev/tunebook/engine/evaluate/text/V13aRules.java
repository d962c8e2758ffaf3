package dev.tunebook.engine.evaluate.text;

import java.util.regex.Pattern;

/** Sets ASCII punctuation apart, as NIST's mteval-v13a does. */
final class V13aRules {
    private static final Pattern MARK = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern STOP_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern STOP_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private V13aRules() {}

    static String apply(String text) {
        String plain = text.replace("<skipped>", "").replace("-\n", "").replace("\n", " ");
        return marksApart(" " + unescaped(plain) + " ");
    }

    static String marksApart(String text) {
        String apart = MARK.matcher(text).replaceAll(" $1 ");
        apart = STOP_AFTER_NO_DIGIT.matcher(apart).replaceAll("$1 $2 ");
        apart = STOP_BEFORE_NO_DIGIT.matcher(apart).replaceAll(" $1 $2");
        return DASH_AFTER_DIGIT.matcher(apart).replaceAll("$1 $2 ");
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }
}
