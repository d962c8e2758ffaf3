package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;
import dev.tunebook.kernel.lexer.Lexeme;
import dev.tunebook.kernel.shell.CodeAnalysis;
import dev.tunebook.kernel.shell.Shell;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Completes and explains unfinished cells: magics by themselves, Java by the compiler. */
public final class CodeHelp {
    private final LiveNotebook notebook;
    private final Supplier<Shell> shell;
    private CodeAnalysis analysis;

    public CodeHelp(LiveNotebook notebook, Supplier<Shell> shell) {
        this.notebook = notebook;
        this.shell = shell;
    }

    /** One candidate: its text, its kind as front ends know it, and its signature or nothing. */
    public record Match(String text, String type, String signature) {}

    /** Candidates that replace the characters from {@code start} to {@code end}. */
    public record Completion(List<Match> matches, int start, int end) {}

    /** Whether a cell ends here: the protocol's word, and the indent of the next line. */
    public record Completeness(String status, String indent) {}

    public Completion complete(String code, int cursor) {
        int lineStart = code.lastIndexOf('\n', cursor - 1) + 1;
        String line = code.substring(lineStart, cursor);
        if (line.stripLeading().startsWith("%") && !isBody(code, lineStart)) {
            return new MagicCompletion(notebook.magics()).of(line, lineStart);
        }
        int from = javaStart(code, cursor);
        Optional<Completion> path = completePath(code.substring(from, cursor), cursor);
        if (path.isPresent()) {
            return path.get();
        }
        CodeAnalysis.Continuations found = analysis().continuations(code.substring(from, cursor), cursor - from);
        List<Match> matches = found.texts().stream()
                .map(text -> new Match(text, kindOf(text), ""))
                .toList();
        return new Completion(matches, from + found.start(), cursor);
    }

    /** Whether a line is part of what a cell magic takes as it is. */
    private static boolean isBody(String code, int lineStart) {
        return lineStart > 0 && code.stripLeading().startsWith("%%");
    }

    public Optional<MimeBundle> inspect(String code, int cursor, boolean detailed) {
        int lineStart = code.lastIndexOf('\n', cursor - 1) + 1;
        String line = code.substring(lineStart).lines().findFirst().orElse("").strip();
        if (line.startsWith("%") || line.startsWith("?%")) {
            String name = line.replaceFirst("^\\??%{1,2}", "").split("[\\s?]", 2)[0];
            return notebook.magics().find(name).map(Magics::helpOf);
        }
        String word = wordAt(code, cursor);
        Optional<MimeBundle> variable = variable(word);
        if (variable.isPresent()) {
            return variable;
        }
        List<CodeAnalysis.Explanation> found = explain(code, cursor);
        return found.isEmpty() ? Optional.empty() : Optional.of(MimeBundle.text(textOf(found)));
    }

    public Completeness isComplete(String code) {
        List<CellPart> parts = CellSplitter.split(code);
        if (parts.isEmpty() || !(parts.get(parts.size() - 1) instanceof CellPart.Java java)) {
            boolean open = code.stripLeading().startsWith("%%") && !code.endsWith("\n\n");
            return new Completeness(open ? "incomplete" : "complete", "");
        }
        String status = analysis().completeness(java.text());
        return new Completeness(status, indentAfter(code));
    }

    /** Paths, where the cursor stands in a string. */
    private Optional<Completion> completePath(String java, int cursor) {
        return Lexeme.all(java).stream()
                .reduce((before, last) -> last)
                .filter(last -> last.kind() == Lexeme.Kind.STRING && !last.closed())
                .map(string -> {
                    String typed = string.text().substring(1);
                    List<Match> paths = PathCompletion.of(notebook.folder(), typed, file -> true).stream()
                            .map(text -> new Match(text, "path", ""))
                            .toList();
                    return new Completion(paths, cursor - typed.length(), cursor);
                });
    }

    /** Where the Java that the cursor is in begins: after the last magic before it. */
    private static int javaStart(String code, int cursor) {
        List<CellPart> parts = CellSplitter.split(code.substring(0, cursor));
        return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof CellPart.Java java ? java.offset() : 0;
    }

    private List<CodeAnalysis.Explanation> explain(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        int from = javaStart(code, end);
        String java = code.substring(from, end);
        boolean named = !java.isEmpty() && Character.isJavaIdentifierPart(java.charAt(java.length() - 1));
        if (named) {
            List<CodeAnalysis.Explanation> called = analysis().explain(java + "(", java.length() + 1, true);
            if (!called.isEmpty()) {
                return called;
            }
        }
        List<CodeAnalysis.Explanation> here = analysis().explain(java, java.length(), true);
        return here.isEmpty() ? analysis().explain(code.substring(from), cursor - from, true) : here;
    }

    private Optional<MimeBundle> variable(String word) {
        return notebook.variables().stream()
                .filter(each -> each.name().equals(word))
                .findFirst()
                .map(each -> MimeBundle.text(Views.shortType(each.type()) + " " + each.name() + "\n"
                        + Views.text(notebook.value(word).orElse(null))));
    }

    private static String wordAt(String code, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return start > 0 && code.charAt(start - 1) == '.' ? "" : code.substring(start, end);
    }

    private static String textOf(List<CodeAnalysis.Explanation> found) {
        return found.stream()
                .map(each -> simple(each.signature())
                        + (each.javadoc().isBlank() ? "" : "\n" + each.javadoc().strip()))
                .distinct()
                .collect(Collectors.joining("\n\n"));
    }

    /** A signature without packages, and without the class of the words that every cell may call. */
    private static String simple(String signature) {
        return Views.shortType(signature).replaceAll("\\b(?:Cell)?Words\\.", "");
    }

    private static String indentAfter(String code) {
        String last = code.lines().reduce((a, b) -> b).orElse("");
        String indent = last.substring(0, last.length() - last.stripLeading().length());
        return last.stripTrailing().endsWith("{") ? indent + "    " : indent;
    }

    private static String kindOf(String text) {
        if (text.endsWith("(") || text.endsWith(")")) {
            return "function";
        }
        if (text.endsWith(".")) {
            return "module";
        }
        return Character.isUpperCase(text.codePointAt(0)) ? "class" : "instance";
    }

    private synchronized CodeAnalysis analysis() {
        if (analysis == null) {
            analysis = new CodeAnalysis(shell.get());
        }
        return analysis;
    }
}
