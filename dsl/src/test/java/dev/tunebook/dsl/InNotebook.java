package dev.tunebook.dsl;

import dev.tunebook.kernel.extension.CurrentNotebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test in a notebook of its own, in a folder of its own: what is typed there finds Tunebook's magics and views. */
public abstract class InNotebook {
    /** What texts are about, each thing a class. */
    protected static final List<String> THINGS = List.of("card", "parcel", "invoice", "lamp");

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

    /** Loads sixty short texts, told apart by the thing that they name, as the dataset {@code things}. */
    protected final void loadThings() throws Exception {
        StringBuilder csv = new StringBuilder("text,label\n");
        for (int i = 0; i < 60; i++) {
            csv.append("my %s %s is late,%s%n".formatted(THINGS.get(i % 4), Integer.toString(i * 7919, 36), i % 4));
        }
        Files.writeString(folder.resolve("things.csv"), csv);
        magic("dataset", "things", "things.csv", "--group", "none");
    }

    /** What a line magic gives, its words already parted. */
    protected Object magic(String... words) throws Exception {
        return notebook.magics.get(words[0]).run(List.of(words).subList(1, words.length), null);
    }
}
