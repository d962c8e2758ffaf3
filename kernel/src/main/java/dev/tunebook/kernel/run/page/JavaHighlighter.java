package dev.tunebook.kernel.run.page;

import dev.tunebook.kernel.lexer.Lexeme;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours Java cells, with their lines of magic, by wrapping words in spans; the text stays as it is. */
final class JavaHighlighter {
    /** Where Java stands that is neither comment nor literal. */
    private static final Pattern CODE = Pattern.compile(
            "(?<magic>^[ \\t]*%[^\\n]*)"
                    + "|(?<annotation>@(?!interface\\b)[A-Za-z_][\\w.]*)"
                    + "|(?<number>\\b(?:0[xX][\\da-fA-F_]+|0[bB][01_]+|\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:[eE][-+]?\\d+)?)[lLfFdD]?\\b)"
                    + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)",
            Pattern.MULTILINE);

    private static final Pattern MAGIC_TOKEN = Pattern.compile("(?<name>^[ \\t]*%{1,2}[\\w.-]*)"
            + "|(?<option>(?<=\\s)--?[A-Za-z][\\w-]*|\\{\\w+\\})|(?<string>\"(?:\\\\.|[^\"\\\\])*+\"?|'[^']*'?)");
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
        StringBuilder html = new StringBuilder();
        Matcher code = CODE.matcher(source).useAnchoringBounds(false).useTransparentBounds(true);
        for (int at = 0; at < source.length(); ) {
            Lexeme next = Lexeme.at(source, at);
            boolean found = switch (next.kind()) {
                case WORD, SIGN, BLANK -> code.region(at, source.length()).lookingAt();
                default -> false;
            };
            html.append(found ? code(code) : other(next));
            at = found ? code.end() : next.end();
        }
        return html.toString();
    }

    private static String code(Matcher match) {
        String text = match.group();
        if (match.group("magic") != null) {
            return magicLine(text);
        }
        if (match.group("word") != null) {
            return word(text);
        }
        return Html.span(match.group("number") != null ? "hl-number" : "hl-annotation", text);
    }

    private static String other(Lexeme lexeme) {
        return switch (lexeme.kind()) {
            case COMMENT -> Html.span("hl-comment", lexeme.text());
            case STRING, CHARACTER, TEXT_BLOCK -> Html.span("hl-string", lexeme.text());
            default -> Html.escape(lexeme.text());
        };
    }

    private static String word(String text) {
        if (KEYWORDS.contains(text)) {
            return Html.span("hl-keyword", text);
        }
        return Character.isUpperCase(text.charAt(0)) ? Html.span("hl-type", text) : Html.escape(text);
    }

    private static String magicLine(String line) {
        StringBuilder html = new StringBuilder();
        Matcher match = MAGIC_TOKEN.matcher(line);
        int end = 0;
        while (match.find()) {
            String kind = match.group("name") != null ? "magic" : match.group("option") != null ? "option" : "string";
            html.append(Html.escape(line.substring(end, match.start()))).append(Html.span("hl-" + kind, match.group()));
            end = match.end();
        }
        return html.append(Html.escape(line.substring(end))).toString();
    }
}
