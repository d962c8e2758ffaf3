package dev.tunebook.kernel.run.page;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours Java cells, with their lines of magic, by wrapping words in spans; the text stays as it is. */
final class JavaHighlighter {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>//[^\\n]*|/\\*.*?(?:\\*/|\\z))"
                    + "|(?<string>\"\"\".*?(?:\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\\n])*'?)"
                    + "|(?<magic>^[ \\t]*%[^\\n]*)"
                    + "|(?<annotation>@(?!interface\\b)[A-Za-z_][\\w.]*)"
                    + "|(?<number>\\b(?:0[xX][\\da-fA-F_]+|0[bB][01_]+|\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:[eE][-+]?\\d+)?)[lLfFdD]?\\b)"
                    + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern MAGIC_TOKEN = Pattern.compile("(?<name>^[ \\t]*%{1,2}[\\w.-]*)"
            + "|(?<option>(?<=\\s)--?[A-Za-z][\\w-]*|\\{\\w+\\})|(?<string>\"(?:\\\\.|[^\"\\\\])*\"?|'[^']*'?)");
    private static final Pattern CELL_MAGIC = Pattern.compile("\\A\\s*%%(\\S*)[^\\n]*");
    private static final Set<String> CELL_MAGICS_WITH_JAVA = Set.of("time", "timeit");
    private static final Set<String> KEYWORDS = Set.of(("abstract assert boolean break byte case catch char class"
                    + " const continue default do double else enum extends final finally float for goto if implements"
                    + " import instanceof int interface long native new package private protected public return short"
                    + " static strictfp super switch synchronized this throw throws transient try void volatile while"
                    + " var record sealed permits non yield true false null")
            .split(" "));

    private JavaHighlighter() {}

    /** Escaped HTML for the inside of a {@code <pre>}. */
    static String html(String source) {
        Matcher magic = CELL_MAGIC.matcher(source);
        if (magic.lookingAt() && !CELL_MAGICS_WITH_JAVA.contains(magic.group(1))) {
            return magicLine(magic.group()) + Html.escape(source.substring(magic.end()));
        }
        return replace(TOKEN.matcher(source), source, JavaHighlighter::token);
    }

    private static String token(Matcher match) {
        String text = match.group();
        if (match.group("magic") != null) {
            return magicLine(text);
        }
        if (match.group("word") != null) {
            return word(text);
        }
        for (String kind : new String[] {"comment", "string", "annotation", "number"}) {
            if (match.group(kind) != null) {
                return Html.span("hl-" + kind, text);
            }
        }
        return Html.escape(text);
    }

    private static String word(String text) {
        if (KEYWORDS.contains(text)) {
            return Html.span("hl-keyword", text);
        }
        return Character.isUpperCase(text.charAt(0)) ? Html.span("hl-type", text) : Html.escape(text);
    }

    private static String magicLine(String line) {
        return replace(MAGIC_TOKEN.matcher(line), line, match -> {
            String kind = match.group("name") != null ? "magic" : match.group("option") != null ? "option" : "string";
            return Html.span("hl-" + kind, match.group());
        });
    }

    private static String replace(
            Matcher match, String source, java.util.function.Function<Matcher, String> replacement) {
        StringBuilder html = new StringBuilder();
        int end = 0;
        while (match.find()) {
            html.append(Html.escape(source.substring(end, match.start()))).append(replacement.apply(match));
            end = match.end();
        }
        return html.append(Html.escape(source.substring(end))).toString();
    }
}
