package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.lexer.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a cell into Java and magics.
 *
 * <p>A magic stands at the start of a line, outside comments, strings, text blocks and brackets. Indented, it must
 * follow a finished statement, so that a remainder on a line of its own stays Java.
 */
final class CellSplitter {
    private static final Pattern CELL_MAGIC = Pattern.compile("\\s*%%([A-Za-z][\\w.-]*)(\\?)?([^\\n]*)(\\n|$)");
    private static final Pattern LINE_MAGIC =
            Pattern.compile("([ \\t]*)(?:%([A-Za-z][\\w.-]*)(\\?)?|\\?%{1,2}([A-Za-z][\\w.-]*))(?=\\s|$)([^\\n]*)");

    private final String cell;
    private final List<CellPart> parts = new ArrayList<>();
    private int javaStart;
    /** How far the Java since its start has been read, and what is known there. */
    private int read;

    private int depth;
    private boolean statementFinished = true;

    private CellSplitter(String cell) {
        this.cell = cell;
    }

    static List<CellPart> split(String cell) {
        Matcher whole = CELL_MAGIC.matcher(cell);
        if (whole.lookingAt()) {
            return List.of(new CellPart.MagicCall(
                    whole.group(1), whole.group(3).strip(), cell.substring(whole.end()), whole.group(2) != null, 1));
        }
        return new CellSplitter(cell).parts();
    }

    private List<CellPart> parts() {
        int at = 0;
        while (at <= cell.length()) {
            Matcher magic = LINE_MAGIC.matcher(cell).region(at, cell.length());
            magic.useTransparentBounds(true);
            if (magic.lookingAt() && mayBeMagic(at, magic.group(1).isEmpty())) {
                addJava(at);
                at = addMagic(magic);
                beginJava(at);
            } else {
                int next = cell.indexOf('\n', at);
                at = next < 0 ? cell.length() + 1 : next + 1;
            }
        }
        addJava(cell.length());
        return parts;
    }

    private boolean mayBeMagic(int lineStart, boolean atMargin) {
        while (read < lineStart) {
            Lexeme next = Lexeme.at(cell, read);
            depth += next.nesting();
            statementFinished = next.isCode() ? next.is(";") || next.is("}") : statementFinished;
            read = next.end();
        }
        boolean outside = read == lineStart && depth <= 0;
        return outside && (atMargin || statementFinished);
    }

    private void beginJava(int at) {
        javaStart = at;
        read = at;
        depth = 0;
        statementFinished = true;
    }

    private void addJava(int end) {
        if (end > javaStart && !cell.substring(javaStart, end).isBlank()) {
            parts.add(new CellPart.Java(cell.substring(javaStart, end), javaStart));
        }
    }

    private int addMagic(Matcher magic) {
        boolean asked = magic.group(4) != null;
        String name = asked ? magic.group(4) : magic.group(2);
        StringBuilder line = new StringBuilder(magic.group(5).strip());
        int end = magic.end();
        while (continues(line) && end < cell.length()) {
            int next = cell.indexOf('\n', end + 1);
            int stop = next < 0 ? cell.length() : next;
            line.setLength(line.length() - 1);
            line.append(' ')
                    .append(cell.substring(Math.min(end + 1, stop), stop).strip());
            end = stop;
        }
        int number = (int) cell.substring(0, magic.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        parts.add(new CellPart.MagicCall(name, line.toString(), null, asked || magic.group(3) != null, number));
        return Math.min(end + 1, cell.length() + 1) > cell.length() ? cell.length() : end + 1;
    }

    private static boolean continues(StringBuilder line) {
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\\' && (end == 1 || line.charAt(end - 2) != '\\');
    }
}
