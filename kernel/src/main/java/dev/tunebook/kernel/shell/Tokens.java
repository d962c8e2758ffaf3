package dev.tunebook.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Java cut into words, signs and literals; what a literal says, comments and blanks are left out. */
final class Tokens {
    private static final Set<String> SIGNS = Set.of("==", "<=", ">=", "!=", "->", "::");
    private static final String TEXT = "\"";
    private static final String LONG_TEXT = "\"\"\"";

    private final String java;
    private final List<String> found = new ArrayList<>();
    private int at;

    private Tokens(String java) {
        this.java = java;
    }

    static List<String> of(String java) {
        Tokens tokens = new Tokens(java);
        while (tokens.at < java.length()) {
            tokens.next();
        }
        return tokens.found;
    }

    /** Whether a token is a name, a word of the language, or a number. */
    static boolean isWord(String token) {
        return !token.isEmpty() && Character.isJavaIdentifierPart(token.charAt(0));
    }

    private void next() {
        char first = java.charAt(at);
        if (Character.isWhitespace(first)) {
            at++;
        } else if (java.startsWith("//", at)) {
            endAt(java.indexOf('\n', at), 1);
        } else if (java.startsWith("/*", at)) {
            endAt(java.indexOf("*/", at + 2), 2);
        } else if (java.startsWith(LONG_TEXT, at)) {
            literal(LONG_TEXT);
        } else if (first == '"' || first == '\'') {
            literal(String.valueOf(first));
        } else if (Character.isJavaIdentifierPart(first)) {
            word();
        } else {
            boolean two = at + 2 <= java.length() && SIGNS.contains(java.substring(at, at + 2));
            found.add(java.substring(at, at + (two ? 2 : 1)));
            at += two ? 2 : 1;
        }
    }

    private void word() {
        int start = at;
        while (at < java.length() && Character.isJavaIdentifierPart(java.charAt(at))) {
            at++;
        }
        found.add(java.substring(start, at));
    }

    private void literal(String quotes) {
        at += quotes.length();
        while (at < java.length() && !java.startsWith(quotes, at)) {
            at += java.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(java.length(), at + quotes.length());
        found.add(TEXT);
    }

    private void endAt(int end, int length) {
        at = end < 0 ? java.length() : end + length;
    }
}
