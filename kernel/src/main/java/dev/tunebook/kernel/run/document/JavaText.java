package dev.tunebook.kernel.run.document;

import dev.tunebook.kernel.lexer.Lexeme;
import java.util.ArrayList;
import java.util.List;

/** As much of Java's grammar as finding and writing parameters takes. */
final class JavaText {
    private JavaText() {}

    /** A string literal. */
    static String quoted(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            switch (character) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                // Octal, since Java reads a Unicode escape before it looks for the end of a literal.
                default -> literal.append(character < ' ' ? String.format("\\%03o", (int) character) : character);
            }
        }
        return literal.append('"').toString();
    }

    /** Splits source at the separator wherever it stands outside literals, comments and brackets; comments are gone. */
    static List<String> split(String source, String separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (Lexeme each : Lexeme.all(source)) {
            depth += each.nesting();
            if (depth == 0 && each.is(separator)) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(each.kind() == Lexeme.Kind.COMMENT ? " " : each.text());
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
