package dev.tunebook.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts the Java of a cell into the snippets that JShell takes one by one. */
final class Snippets {
    private Snippets() {}

    static List<Source> of(String java, Source whole, SourceCodeAnalysis analysis) {
        List<Source> pieces = new ArrayList<>();
        int at = skipBlank(java, 0);
        while (at < java.length()) {
            String rest = java.substring(at);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            boolean last = !info.completeness().isComplete() || info.remaining().isEmpty();
            String text = last ? rest : info.source();
            pieces.add(new Source(text, whole.cell(), whole.offset() + at, whole.cellNumber()));
            at = last
                    ? java.length()
                    : skipBlank(java, java.length() - info.remaining().length());
        }
        return pieces;
    }

    /**
     * The first position from {@code at} on that is neither white space nor comment. JShell takes an import with a
     * comment before it for another import than the same without, and would reset what depends on it.
     */
    static int skipBlank(String java, int at) {
        int position = at;
        while (position < java.length()) {
            if (Character.isWhitespace(java.charAt(position)) || java.charAt(position) == ';') {
                position++;
            } else if (java.startsWith("//", position)) {
                int end = java.indexOf('\n', position);
                position = end < 0 ? java.length() : end + 1;
            } else if (java.startsWith("/*", position)) {
                int end = java.indexOf("*/", position + 2);
                if (end < 0) {
                    return position;
                }
                position = end + 2;
            } else {
                return position;
            }
        }
        return position;
    }
}
