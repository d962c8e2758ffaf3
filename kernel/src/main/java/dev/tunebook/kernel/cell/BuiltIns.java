package dev.tunebook.kernel.cell;

/** The kernel's own start-up code, magics and views. */
public final class BuiltIns {
    private static final String IMPORTS = """
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;
            import java.nio.file.*;
            import java.io.*;
            import java.time.*;
            import java.math.*;
            import dev.tunebook.kernel.extension.Notebook;
            import static dev.tunebook.kernel.cell.CellWords.*;
            """;

    private BuiltIns() {}

    /** Gives a notebook what every one has, before any extension. */
    public static void install(LiveNotebook notebook) {
        notebook.startup(IMPORTS);
        HelpMagics.install(notebook);
        ShowMagics.install(notebook);
        RunMagics.install(notebook);
        PlaceMagics.install(notebook);
        notebook.magic(new MavenMagic(notebook));
        DefaultViews.install(notebook);
    }
}
