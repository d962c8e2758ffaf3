package dev.tunebook.kernel.shell;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Whether Java can be parsed, by javac's parser alone: JShell's own analysis overlooks {@code int a a = 1;}, and its
 * snippets cannot be had of an expression whose names another snippet of the cell is yet to declare.
 */
final class Syntax {
    /** An expression is a snippet, though not a statement. */
    private static final String BARE_EXPRESSION = "compiler.err.not.stmt";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files = new PluginlessFiles(compiler.getStandardFileManager(each -> {}, null, null));

    /** Whether all of the snippets can be parsed. */
    boolean isReadable(List<String> snippets) {
        return parses("class Cell { void run() throws Throwable {\n" + String.join("\n;", snippets) + "\n;} }")
                || snippets.stream().allMatch(this::isReadable);
    }

    /** Whether a snippet can be parsed: as statements, a member of a class, or an import; its last semicolon may lack. */
    boolean isReadable(String snippet) {
        return parses("class Cell { void run() throws Throwable {\n" + snippet + "\n;} }")
                || parses("class Cell {\n" + snippet + "\n;}")
                || parses(snippet + "\n;");
    }

    private boolean parses(String java) {
        List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();
        JavacTask task = (JavacTask) compiler.getTask(
                null,
                files,
                each -> {
                    if (each.getKind() == Diagnostic.Kind.ERROR
                            && !each.getCode().equals(BARE_EXPRESSION)) {
                        errors.add(each);
                    }
                },
                List.of("-proc:none"),
                null,
                List.of(new Text(java)));
        try {
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return errors.isEmpty();
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String java;

        Text(String java) {
            super(URI.create("string:///Cell.java"), Kind.SOURCE);
            this.java = java;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return java;
        }
    }
}
