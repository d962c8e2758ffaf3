package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.shell.CompileFailure;
import dev.tunebook.kernel.shell.InterruptedCell;
import dev.tunebook.kernel.shell.SnippetFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Words what went wrong in a cell: the user's own frames, or an exception's own explanation and nothing else. */
final class Failures {
    private static final String RED = "\u001b[31m";
    private static final String BOLD_RED = "\u001b[1;31m";
    private static final String FAINT = "\u001b[90m";
    private static final String PLAIN = "\u001b[0m";

    /** Of a deep stack, such as that of an endless recursion, the two ends are shown. */
    private static final int FIRST_FRAMES = 30;

    private static final int LAST_FRAMES = 10;

    private final Map<Class<?>, Function<Throwable, String>> explained = new ConcurrentHashMap<>();

    <E extends Throwable> void explain(Class<E> type, Function<? super E, String> text) {
        explained.put(type, thrown -> text.apply(type.cast(thrown)));
    }

    CellFailure describe(Throwable thrown) {
        if (thrown instanceof InterruptedCell stopped) {
            CellFailure said = explanation(stopped.getCause());
            return said != null
                    ? new CellFailure("KeyboardInterrupt", said.value(), said.traceback())
                    : new CellFailure("KeyboardInterrupt", "Interrupted.", List.of(RED + "Interrupted." + PLAIN));
        }
        if (thrown instanceof CompileFailure failure) {
            return new CellFailure("CompileError", failure.summary(), coloured(failure.getMessage()));
        }
        Throwable root = thrown instanceof SnippetFailure failure ? failure.getCause() : thrown;
        CellFailure explanation = explanation(root);
        if (explanation != null) {
            return explanation;
        }
        List<SnippetFailure.Frame> frames =
                thrown instanceof SnippetFailure failure ? failure.frames() : List.<SnippetFailure.Frame>of();
        return new CellFailure(name(root), firstLine(message(root)), trace(root, frames));
    }

    static CellFailure timedOut(Duration time) {
        String words = "cell (still running) must end within " + Timing.duration(time.toNanos())
                + ".\nMaybe %timeout 0, which sets no limit.";
        return new CellFailure("CellTimeout", firstLine(words), coloured(words));
    }

    private CellFailure explanation(Throwable root) {
        int depth = 0;
        for (Throwable cause = root; cause != null && depth++ < 50; cause = cause.getCause()) {
            Function<Throwable, String> text = explanationFor(cause.getClass());
            if (text != null) {
                String words = text.apply(cause);
                return new CellFailure(name(cause), firstLine(words), coloured(words));
            }
        }
        return null;
    }

    private Function<Throwable, String> explanationFor(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (explained.containsKey(each)) {
                return explained.get(each);
            }
        }
        return null;
    }

    private static List<String> coloured(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add((lines.isEmpty() ? RED : "") + line + (lines.isEmpty() ? PLAIN : "")));
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static List<String> trace(Throwable root, List<SnippetFailure.Frame> frames) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(root));
        int folded = 0;
        for (int i = 0; i < frames.size(); i++) {
            SnippetFailure.Frame frame = frames.get(i);
            if (i == 0 || frame.user() && (i < FIRST_FRAMES || i >= frames.size() - LAST_FRAMES)) {
                addFolded(lines, folded);
                folded = 0;
                lines.add(frame.user() ? "    at " + frame.where() : FAINT + "    at " + frame.where() + PLAIN);
            } else {
                folded++;
            }
        }
        addFolded(lines, folded);
        int depth = 0;
        for (Throwable cause = root.getCause(); cause != null && depth++ < 20; cause = cause.getCause()) {
            lines.add("Caused by: " + headline(cause));
        }
        return lines;
    }

    private static void addFolded(List<String> lines, int folded) {
        if (folded > 0) {
            lines.add(FAINT + "    … " + folded + " more" + PLAIN);
        }
    }

    private static String headline(Throwable thrown) {
        String message = message(thrown);
        return BOLD_RED
                + thrown.getClass().getName().replaceAll("^REPL\\.\\$JShell\\$\\w+\\$", "")
                + PLAIN
                + (message.isEmpty() ? "" : ": " + message);
    }

    private static String name(Throwable thrown) {
        String simple = thrown.getClass().getSimpleName();
        return simple.isEmpty() ? thrown.getClass().getName() : simple;
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? "" : thrown.getMessage().replaceAll("REPL\\.\\$JShell\\$\\w+[.$]", "");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
