package dev.tunebook.kernel.run.document;

import java.util.ArrayList;
import java.util.List;

/** As much of Java's grammar as finding and writing parameters takes: literals, comments, statements. */
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
    static List<String> split(String source, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        int index = 0;
        while (index < source.length()) {
            char character = source.charAt(index);
            int commentEnd = commentEnd(source, index);
            if (commentEnd > index) {
                part.append(' ');
                index = commentEnd;
                continue;
            }
            int end = character == '"' || character == '\'' ? literalEnd(source, index) : index + 1;
            depth += "([{".indexOf(character) >= 0 ? 1 : ")]}".indexOf(character) >= 0 ? -1 : 0;
            if (character == separator && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(source, index, end);
            }
            index = end;
        }
        parts.add(part.toString().strip());
        return parts;
    }

    /** The index behind the comment that begins here, or the same index when none does. */
    private static int commentEnd(String source, int start) {
        if (source.startsWith("//", start)) {
            return indexOrEnd(source, "\n", start, 0);
        }
        return source.startsWith("/*", start) ? indexOrEnd(source, "*/", start + 2, 2) : start;
    }

    private static int literalEnd(String source, int start) {
        if (source.startsWith("\"\"\"", start)) {
            return indexOrEnd(source, "\"\"\"", start + 3, 3);
        }
        char quote = source.charAt(start);
        int index = start + 1;
        while (index < source.length() && source.charAt(index) != quote) {
            index += source.charAt(index) == '\\' ? 2 : 1;
        }
        return Math.min(index + 1, source.length());
    }

    private static int indexOrEnd(String source, String text, int from, int behind) {
        int index = source.indexOf(text, from);
        return index < 0 ? source.length() : index + behind;
    }
}
