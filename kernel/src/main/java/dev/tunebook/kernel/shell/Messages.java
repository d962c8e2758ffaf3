package dev.tunebook.kernel.shell;

import dev.tunebook.kernel.shell.CompileFailure.Complaint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;

/** Words the compiler's complaints: javac's message without JShell's own names, and the source line with a caret. */
final class Messages {
    private static final int MOST_COMPLAINTS = 5;

    private Messages() {}

    static CompileFailure compileFailure(Source source, List<Diag> diagnostics) {
        List<Complaint> complaints = diagnostics.stream()
                .filter(Diag::isError)
                .limit(MOST_COMPLAINTS)
                .map(each -> complaint(source, each))
                .toList();
        return new CompileFailure(complaints.isEmpty() ? List.of(bare("This cannot be compiled.")) : complaints, "");
    }

    static CompileFailure incomplete(Source source) {
        int end = source.text().stripTrailing().length();
        String words = "The cell ends before its Java does.";
        return new CompileFailure(List.of(new Complaint("incomplete", words, place(source, end, end + 1), "")), "");
    }

    /** A name that is taken, with the line that takes it again. */
    static CompileFailure clash(String code, String words, Source source) {
        int end = source.text().indexOf('\n');
        String place = place(source, 0, end < 0 ? source.text().length() : end);
        return new CompileFailure(List.of(new Complaint(code, words, place, "")), "");
    }

    /** Why a method or class that was accepted cannot be used yet. */
    static CompileFailure unresolved(JShell jshell, DeclarationSnippet declaration) {
        String missing = jshell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
        String what =
                missing.isEmpty() ? summary(jshell.diagnostics(declaration).toList()) : missing + " is declared";
        return new CompileFailure(List.of(bare(declaration.name() + " cannot be used until " + what + ".")), "");
    }

    /** The first complaint's first line. */
    static String summary(List<Diag> diagnostics) {
        return compileFailure(new Source("", "", 0, 0), diagnostics).summary();
    }

    private static Complaint bare(String words) {
        return new Complaint("", words, "", "");
    }

    private static Complaint complaint(Source source, Diag diagnostic) {
        long start = diagnostic.getStartPosition();
        long end = diagnostic.getEndPosition();
        String text = source.text();
        String marked =
                start >= 0 && end <= text.length() && start <= end ? text.substring((int) start, (int) end) : "";
        return new Complaint(diagnostic.getCode(), clean(diagnostic), place(source, start, end), marked);
    }

    private static String place(Source source, long start, long end) {
        String line = source.lineTextOf(start);
        int column = Math.min(source.columnOf(start), line.length());
        int width = (int) Math.max(1, Math.min(end - start, line.length() - column));
        String margin = "line " + source.lineOf(start) + ": ";
        String indent = line.substring(0, column).replaceAll("\\S", " ");
        return margin + line + "\n" + " ".repeat(margin.length()) + indent + "^".repeat(width);
    }

    private static String clean(Diag diagnostic) {
        return diagnostic
                .getMessage(Locale.ENGLISH)
                .lines()
                .filter(line -> !line.strip().matches("location: class( REPL\\S*)?"))
                .map(line ->
                        line.replaceAll("REPL\\.\\$JShell\\$\\w+\\.", "").replaceAll("java\\.lang\\.(?=[A-Z])", ""))
                .collect(Collectors.joining("\n"));
    }
}
