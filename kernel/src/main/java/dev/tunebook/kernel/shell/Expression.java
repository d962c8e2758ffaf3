package dev.tunebook.kernel.shell;

import dev.tunebook.kernel.lexer.Lexeme;
import dev.tunebook.kernel.lexer.Lexeme.Kind;
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
    private static final Set<String> NOT_OUTSIDE_BRACKETS = Set.of("=", "->", "::", "{", "@", "\\", "#", ";");

    /** The expression that a piece looks like; empty when it looks like a declaration, a statement, or what has no value. */
    static Optional<Expression> of(String piece) {
        List<Lexeme> code = new ArrayList<>(Lexeme.all(piece));
        code.removeIf(each -> !each.isCode());
        while (!code.isEmpty() && code.get(code.size() - 1).is(";")) {
            code.remove(code.size() - 1);
        }
        if (code.isEmpty() || STATEMENTS.contains(code.get(0).text()) || !looksLikeOne(code)) {
            return Optional.empty();
        }
        boolean isName = code.size() == 1 && SourceVersion.isName(code.get(0).text());
        return Optional.of(new Expression(isName, called(code)));
    }

    private static boolean looksLikeOne(List<Lexeme> code) {
        int depth = 0;
        Lexeme before = null;
        for (Lexeme each : code) {
            if (depth == 0 && (NOT_OUTSIDE_BRACKETS.contains(each.text()) || areOfDeclaration(before, each))
                    || isClassBody(before, each)) {
                return false;
            }
            depth += each.nesting();
            before = each;
        }
        return depth == 0;
    }

    private static boolean areOfDeclaration(Lexeme before, Lexeme each) {
        return before != null
                && each.kind() == Kind.WORD
                && !each.is("instanceof")
                && (before.is("]") || before.kind() == Kind.WORD && !before.is("new") && !before.is("instanceof"));
    }

    /** Perhaps of a class without a name, which JShell gives one, so that its members can be had of the result. */
    private static boolean isClassBody(Lexeme before, Lexeme each) {
        return before != null && before.is(")") && each.is("{");
    }

    private static String called(List<Lexeme> code) {
        int depth = 0;
        for (int i = code.size() - 1; i > 0; i--) {
            depth += code.get(i).is(")") ? 1 : code.get(i).is("(") ? -1 : 0;
            if (depth == 0) {
                Lexeme before = code.get(i - 1);
                return code.get(i).is("(") && before.kind() == Kind.WORD ? before.text() : "";
            }
        }
        return "";
    }
}
