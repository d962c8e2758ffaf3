package dev.tunebook.kernel.shell;

import dev.tunebook.kernel.docs.JavadocText;
import dev.tunebook.kernel.docs.SourceDocs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What the compiler knows about unfinished Java: continuations, signatures, whether it ends here. */
public final class CodeAnalysis {
    private static final Pattern PACKAGE = Pattern.compile("[a-z]\\w*(?:\\.[a-z]\\w*)*\\.\\w*");
    private static final Pattern IMPORT = Pattern.compile("(?s)(?:.*[;\\s])?import\\s+(?:static\\s+)?");
    private static final String NO_PACKAGE = "!";

    private final Shell shell;
    private final SourceCodeAnalysis analysis;
    private final SourceDocs docs = new SourceDocs();
    private final Syntax syntax;

    public CodeAnalysis(Shell shell) {
        this.shell = shell;
        this.syntax = shell.syntax();
        this.analysis = holding(shell::analysis);
    }

    /**
     * Continuations at a position.
     *
     * @param start where the text begins that a continuation replaces
     * @param texts the continuations, those of the expected type first
     */
    public record Continuations(int start, List<String> texts) {}

    /**
     * A signature with its documentation, which is empty where there are no sources.
     */
    public record Explanation(String signature, String javadoc) {}

    public Continuations continuations(String java, int cursor) {
        int[] anchor = {cursor};
        String before = java.substring(0, cursor);
        String begun = begunPackage(before);
        int lastPart = cursor - (begun.length() - begun.lastIndexOf('.') - 1);
        List<Suggestion> suggestions = holding(() -> {
            shell.declarations().begunIn(before);
            return analysis.completionSuggestions(java, cursor, anchor);
        });
        Map<String, Boolean> texts = new LinkedHashMap<>();
        suggestions.stream().filter(Suggestion::matchesType).forEach(each -> texts.put(each.continuation(), true));
        suggestions.forEach(each -> texts.put(each.continuation(), true));
        if (!begun.equals(NO_PACKAGE) && (suggestions.isEmpty() || anchor[0] == lastPart)) {
            anchor[0] = lastPart;
            shell.packages().partsAfter(begun).forEach(each -> texts.put(each + ".", true));
        }
        return new Continuations(anchor[0], List.copyOf(texts.keySet()));
    }

    /** The name that unfinished Java ends in, if it may be the beginning of a package's. */
    private static String begunPackage(String java) {
        int start = java.length();
        while (start > 0 && (Character.isJavaIdentifierPart(java.charAt(start - 1)) || java.charAt(start - 1) == '.')) {
            start--;
        }
        String name = java.substring(start);
        boolean imported = IMPORT.matcher(java.substring(0, start)).matches();
        return imported || PACKAGE.matcher(name).matches() ? name : NO_PACKAGE;
    }

    /** Signatures of what the position is in or at; several when overloaded. */
    public List<Explanation> explain(String java, int cursor, boolean withJavadoc) {
        List<Explanation> found = new ArrayList<>();
        List<Documentation> documentation = holding(() -> {
            shell.declarations().mentionedIn(java);
            return analysis.documentation(java, cursor, withJavadoc);
        });
        for (Documentation each : documentation) {
            found.add(new Explanation(each.signature(), withJavadoc ? javadocOf(each) : ""));
        }
        return found;
    }

    /** From the JDK's sources, which JShell looks for, or else from those on the class path. */
    private String javadocOf(Documentation documentation) {
        String raw = documentation.javadoc();
        return raw != null
                ? JavadocText.of(raw)
                : docs.of(documentation.signature(), shell.classPath()).orElse("");
    }

    /** {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}, as the protocol says it. */
    public String completeness(String java) {
        String rest = java;
        while (!rest.isBlank()) {
            String unread = rest;
            SourceCodeAnalysis.CompletionInfo info = holding(() -> analysis.analyzeCompletion(unread));
            switch (info.completeness()) {
                case DEFINITELY_INCOMPLETE:
                    return "incomplete";
                case UNKNOWN:
                    return "invalid";
                case COMPLETE:
                    if (!syntax.isReadable(info.source())) {
                        return "invalid";
                    }
                    rest = info.remaining();
                    break;
                case COMPLETE_WITH_SEMI:
                    return syntax.isReadable(info.source()) ? "complete" : "invalid";
                default:
                    return "complete";
            }
        }
        return "complete";
    }

    private <T> T holding(Callable<T> work) {
        try {
            return shell.compiler().holding(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
