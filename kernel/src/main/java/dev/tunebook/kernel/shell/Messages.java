package dev.tunebook.kernel.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/** Words the compiler's complaints: the source line, a caret, and javac's message without JShell's own names. */
final class Messages {
    private Messages() {}

    static CompileFailure compileFailure(Source source, List<Diag> complaints) {
        List<Diag> errors = complaints.stream().filter(Diag::isError).toList();
        String text = errors.stream().map(each -> describe(source, each)).collect(Collectors.joining("\n"));
        String summary = errors.isEmpty() ? "cannot be compiled" : firstLine(clean(errors.get(0)));
        return new CompileFailure(summary, text.isEmpty() ? source.text() : text);
    }

    static CompileFailure incomplete(Source source) {
        String end = source.text().stripTrailing();
        String summary = "the cell ends before its Java does";
        return new CompileFailure(summary, pointAt(source, end.length(), end.length() + 1) + "\n" + summary);
    }

    private static String describe(Source source, Diag complaint) {
        return pointAt(source, complaint.getStartPosition(), complaint.getEndPosition()) + "\n" + clean(complaint);
    }

    private static String pointAt(Source source, long start, long end) {
        String line = source.lineTextOf(start);
        int column = Math.min(source.columnOf(start), line.length());
        int width = (int) Math.max(1, Math.min(end - start, line.length() - column));
        String indent = line.substring(0, column).replaceAll("\\S", " ");
        return "line " + source.lineOf(start) + ": " + line + "\n"
                + " ".repeat(("line " + source.lineOf(start) + ": ").length()) + indent + "^".repeat(width);
    }

    private static String clean(Diag complaint) {
        return complaint
                .getMessage(Locale.ENGLISH)
                .lines()
                .filter(line -> !line.strip().matches("location: class( REPL\\S*)?"))
                .map(line -> line.replaceAll("REPL\\.\\$JShell\\$\\w+\\.", ""))
                .collect(Collectors.joining("\n"));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
