package dev.tunebook.dsl;

import dev.tunebook.kernel.extension.CurrentNotebook;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test in a notebook of its own, in a folder of its own: what is typed there finds Tunebook's magics and views. */
public abstract class InNotebook {
    @TempDir
    protected Path folder;

    protected FakeNotebook notebook;

    @BeforeEach
    protected final void opensNotebook() {
        notebook = new FakeNotebook(folder);
        CurrentNotebook.set(notebook);
        new TunebookExtension().install(notebook);
    }

    @AfterEach
    protected final void closesNotebook() {
        CurrentNotebook.set(null);
    }

    /** What a line magic gives, its words already parted. */
    protected Object magic(String... words) throws Exception {
        return notebook.magics.get(words[0]).run(List.of(words).subList(1, words.length), null);
    }
}
