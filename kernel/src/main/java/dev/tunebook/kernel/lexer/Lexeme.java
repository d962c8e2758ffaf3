package dev.tunebook.kernel.lexer;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of Java, which need not be right: every character is part of one piece.
 *
 * @param text the piece as it stands, with its quotes or comment signs
 * @param start where it begins
 * @param closed false for a literal or comment that is cut short: one on one line by the line's end, others by the text's
 */
public record Lexeme(Kind kind, String text, int start, boolean closed) {
    /** What a piece is. */
    public enum Kind {
        COMMENT,
        STRING,
        CHARACTER,
        TEXT_BLOCK,
        /** A name, a word of the language, or as much of a number as has no point or sign in it. */
        WORD,
        /** One character, or two where the first by itself would say something else. */
        SIGN,
        /** White space, at most to the end of its line. */
        BLANK
    }

    /** The pieces of a text in order. */
    public static List<Lexeme> all(String java) {
        List<Lexeme> found = new ArrayList<>();
        for (int at = 0; at < java.length(); ) {
            Lexeme next = at(java, at);
            found.add(next);
            at = next.end();
        }
        return found;
    }

    /** The piece that begins at a position, which must be within the text and outside comments and literals. */
    public static Lexeme at(String java, int start) {
        char first = java.charAt(start);
        if (Character.isWhitespace(first)) {
            return piece(Kind.BLANK, java, start, blankEnd(java, start));
        }
        if (Character.isJavaIdentifierPart(first)) {
            return piece(Kind.WORD, java, start, wordEnd(java, start));
        }
        return switch (first) {
            case '"' ->
                java.startsWith("\"\"\"", start)
                        ? literal(Kind.TEXT_BLOCK, "\"\"\"", java, start)
                        : literal(Kind.STRING, "\"", java, start);
            case '\'' -> literal(Kind.CHARACTER, "'", java, start);
            case '/' -> commentOrSign(java, start);
            default -> sign(java, start);
        };
    }

    /** Where the piece ends; the next begins there. */
    public int end() {
        return start + text.length();
    }

    /** Whether the compiler would read it: not a blank and not a comment. */
    public boolean isCode() {
        return kind != Kind.BLANK && kind != Kind.COMMENT;
    }

    /** Whether it is that word or sign. */
    public boolean is(String wordOrSign) {
        return text.equals(wordOrSign);
    }

    /** How much deeper in brackets the next piece is: 1 behind an opening one, -1 behind a closing one, else 0. */
    public int nesting() {
        return switch (text) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    private static Lexeme commentOrSign(String java, int start) {
        if (java.startsWith("//", start)) {
            return piece(Kind.COMMENT, java, start, lineEnd(java, start));
        }
        if (java.startsWith("/*", start)) {
            int closing = java.indexOf("*/", start + 2);
            return closing < 0
                    ? new Lexeme(Kind.COMMENT, java.substring(start), start, false)
                    : piece(Kind.COMMENT, java, start, closing + 2);
        }
        return sign(java, start);
    }

    private static Lexeme sign(String java, int start) {
        char first = java.charAt(start);
        boolean two = start + 1 < java.length()
                && switch (java.charAt(start + 1)) {
                    case '=' -> "=<>!".indexOf(first) >= 0;
                    case '>' -> first == '-';
                    case ':' -> first == ':';
                    default -> false;
                };
        return piece(Kind.SIGN, java, start, start + (two ? 2 : 1));
    }

    private static Lexeme literal(Kind kind, String quotes, String java, int start) {
        int at = start + quotes.length();
        while (at < java.length() && !cuts(kind, java.charAt(at))) {
            if (java.startsWith(quotes, at)) {
                return piece(kind, java, start, at + quotes.length());
            }
            boolean escapes = java.charAt(at) == '\\' && at + 1 < java.length() && !cuts(kind, java.charAt(at + 1));
            at += escapes ? 2 : 1;
        }
        return new Lexeme(kind, java.substring(start, at), start, false);
    }

    private static boolean cuts(Kind kind, char next) {
        return kind != Kind.TEXT_BLOCK && isLineEnd(next);
    }

    private static int lineEnd(String java, int start) {
        int at = start;
        while (at < java.length() && !isLineEnd(java.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }

    private static int wordEnd(String java, int start) {
        int at = start;
        while (at < java.length() && Character.isJavaIdentifierPart(java.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int blankEnd(String java, int start) {
        int at = start;
        while (at < java.length() && Character.isWhitespace(java.charAt(at))) {
            if (java.charAt(at++) == '\n') {
                break;
            }
        }
        return at;
    }

    private static Lexeme piece(Kind kind, String java, int start, int end) {
        return new Lexeme(kind, java.substring(start, end), start, true);
    }
}
