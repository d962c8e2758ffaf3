package dev.tunebook.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * What looks like an expression that has a value. To parse it would take longer than it saves, and the compiler has the last
 * word: this only must not take for one what JShell shows no value of.
 *
 * @param isName whether it is a mere name
 * @param called the name of the method whose call it ends with, or empty
 */
record Expression(boolean isName, String called) {
    private static final Set<String> STATEMENTS =
            Set.of("if", "for", "while", "do", "try", "switch", "synchronized", "return", "throw", "assert", "null");
    private static final Set<String> NOT_OUTSIDE_BRACKETS = Set.of("=", "->", "::", "{", "@", "\\", "#");

    /** The expression that a piece looks like; empty when it looks like a declaration, a statement, or what has no value. */
    static Optional<Expression> of(String piece) {
        List<String> tokens = new ArrayList<>(Tokens.of(piece));
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(";")) {
            tokens.remove(tokens.size() - 1);
        }
        if (tokens.isEmpty() || STATEMENTS.contains(tokens.get(0)) || !looksLikeOne(tokens)) {
            return Optional.empty();
        }
        return Optional.of(new Expression(tokens.size() == 1 && SourceVersion.isName(tokens.get(0)), called(tokens)));
    }

    private static boolean looksLikeOne(List<String> tokens) {
        int depth = 0;
        String before = "";
        for (String token : tokens) {
            if (depth == 0
                            && (NOT_OUTSIDE_BRACKETS.contains(token)
                                    || token.equals(";")
                                    || areOfDeclaration(before, token))
                    || isClassBody(before, token)) {
                return false;
            }
            depth += switch (token) {
                case "(", "[", "{" -> 1;
                case ")", "]", "}" -> -1;
                default -> 0;
            };
            before = token;
        }
        return depth == 0;
    }

    private static boolean areOfDeclaration(String before, String token) {
        return Tokens.isWord(token)
                && !token.equals("instanceof")
                && (before.equals("]")
                        || Tokens.isWord(before) && !before.equals("new") && !before.equals("instanceof"));
    }

    /** Perhaps of a class without a name, which JShell gives one, so that its members can be had of the result. */
    private static boolean isClassBody(String before, String token) {
        return token.equals("{") && before.equals(")");
    }

    private static String called(List<String> tokens) {
        int depth = 0;
        for (int i = tokens.size() - 1; i > 0; i--) {
            depth += tokens.get(i).equals(")") ? 1 : tokens.get(i).equals("(") ? -1 : 0;
            if (depth == 0) {
                return tokens.get(i).equals("(") && Tokens.isWord(tokens.get(i - 1)) ? tokens.get(i - 1) : "";
            }
        }
        return "";
    }
}
