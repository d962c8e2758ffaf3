package dev.tunebook.kernel.cell;

import java.util.Locale;

/** Magics about how and where cells run: time, class path, environment, folder. */
final class RunMagics {
    private final LiveNotebook notebook;

    private RunMagics(LiveNotebook notebook) {
        this.notebook = notebook;
    }

    static void install(LiveNotebook notebook) {
        RunMagics magics = new RunMagics(notebook);
        notebook.magic(new Simple(
                "time",
                "%time JAVA, or %%time above a whole cell",
                "Runs Java and prints how long it took.",
                magics::time));
    }

    private Object time(String line, String body) throws Exception {
        String java = body == null ? line : line + "\n" + body;
        long started = System.nanoTime();
        Object value = notebook.runNested(java);
        System.out.println(String.format(Locale.ROOT, "Wall time: %s", duration(System.nanoTime() - started)));
        return value;
    }

    static String duration(long nanos) {
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
        }
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
}
