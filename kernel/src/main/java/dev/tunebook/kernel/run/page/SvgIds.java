package dev.tunebook.kernel.run.page;

import java.util.regex.Pattern;

/**
 * Makes the ids of one SVG its own.
 *
 * <p>Several charts in one page often use the same ids, such as {@code clip1}; a reference then finds the first
 * chart's shape, and the second is cut wrongly.
 */
final class SvgIds {
    private static final Pattern PROLOGUE = Pattern.compile(
            "\\A\\s*(?:<\\?xml.*?\\?>\\s*)?(?:<!DOCTYPE[^>\\[]*(?:\\[.*?\\])?\\s*>\\s*)?", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("(\\sid\\s*=\\s*[\"'])");
    private static final Pattern REFERENCE = Pattern.compile("(url\\(\\s*[\"']?#|href\\s*=\\s*[\"']#)");

    private SvgIds() {}

    /** The SVG element without XML prologue, each id and each reference to one prefixed. */
    static String prefix(String svg, String prefix) {
        String element = PROLOGUE.matcher(svg).replaceFirst("");
        String named = ID.matcher(element).replaceAll("$1" + prefix);
        return REFERENCE.matcher(named).replaceAll("$1" + prefix);
    }
}
