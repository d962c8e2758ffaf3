package dev.tunebook.kernel.shell;

import dev.tunebook.kernel.lexer.Lexeme;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts the Java of a cell into the snippets that JShell takes one by one, and refuses what cannot be read at all. */
final class Snippets {
    private final JShell jshell;
    private final Syntax syntax;

    Snippets(JShell jshell, Syntax syntax) {
        this.jshell = jshell;
        this.syntax = syntax;
    }

    /**
     * @throws CompileFailure when the Java is cut short or cannot be parsed; nothing has run then
     */
    List<Source> of(String java, Source whole) throws CompileFailure {
        SourceCodeAnalysis analysis = jshell.sourceCodeAnalysis();
        List<Source> pieces = new ArrayList<>();
        int at = skipBlank(java, 0);
        while (at < java.length()) {
            String rest = java.substring(at);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            boolean last = !info.completeness().isComplete() || info.remaining().isEmpty();
            String text = last ? closed(rest, info) : info.source();
            Source piece = new Source(text, whole.cell(), whole.offset() + at, whole.cellNumber());
            refuseUnfinished(piece, info.completeness());
            pieces.add(piece);
            at = last
                    ? java.length()
                    : skipBlank(java, java.length() - info.remaining().length());
        }
        if (pieces.size() > 1
                && !syntax.isReadable(pieces.stream().map(Source::text).toList())) {
            for (Source piece : pieces) {
                refuseUnreadable(piece);
            }
        }
        return pieces;
    }

    /** The last piece with the semicolon that it may do without; on its own line, behind any comment. */
    private static String closed(String rest, CompletionInfo info) {
        return switch (info.completeness()) {
            case COMPLETE_WITH_SEMI -> info.source();
            case CONSIDERED_INCOMPLETE -> rest + "\n;";
            default -> rest;
        };
    }

    private void refuseUnfinished(Source piece, Completeness completeness) throws CompileFailure {
        if (completeness == Completeness.DEFINITELY_INCOMPLETE) {
            throw Messages.incomplete(piece);
        }
        if (completeness == Completeness.UNKNOWN) {
            refuseUnreadable(piece);
        }
    }

    private void refuseUnreadable(Source piece) throws CompileFailure {
        if (syntax.isReadable(piece.text())) {
            return;
        }
        for (Snippet snippet : jshell.sourceCodeAnalysis().sourceToSnippets(piece.text())) {
            if (snippet.kind() == Snippet.Kind.ERRONEOUS) {
                // Rejected before anything runs, so evaluating it only yields its messages.
                List<SnippetEvent> events = jshell.eval(piece.text());
                throw Messages.compileFailure(
                        piece, jshell.diagnostics(events.get(0).snippet()).toList());
            }
        }
    }

    /**
     * The first position from {@code at} on that is neither white space nor comment. JShell takes an import with a
     * comment before it for another import than the same without, and would reset what depends on it.
     */
    private static int skipBlank(String java, int at) {
        int position = at;
        while (position < java.length()) {
            Lexeme next = Lexeme.at(java, position);
            if (next.isCode() && !next.is(";") || !next.closed()) {
                return position;
            }
            position = next.end();
        }
        return position;
    }
}
