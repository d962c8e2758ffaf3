package dev.tunebook.kernel.run;

import java.util.regex.Pattern;

/** Text that is safe to print on a terminal: nothing in it steers the terminal. */
final class PlainText {
    private static final Pattern ESCAPES = Pattern.compile(
            "\\u001b\\[[0-?]*[ -/]*[@-~]|\\u001b\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)|\\u001b[@-Z\\\\-_]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private PlainText() {}

    /** The text without colours and control characters; line ends and tabs stay. */
    static String of(String text) {
        return CONTROLS.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("");
    }
}
