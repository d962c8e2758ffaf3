package dev.tunebook.dsl.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.dsl.FakeNotebook;
import dev.tunebook.dsl.TunebookExtension;
import dev.tunebook.dsl.words.DataWords;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.kernel.extension.CurrentNotebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Putting a dataset right, by magic and by word. */
class DataMagicsTest {
    @TempDir
    Path folder;

    private FakeNotebook notebook;

    @BeforeEach
    void opensNotebook() throws Exception {
        StringBuilder csv = new StringBuilder("text,label\n");
        for (int i = 0; i < 40; i++) {
            csv.append("the ").append(i % 2 == 0 ? "invoice" : "parcel").append(" of day ");
            csv.append(Integer.toString(1000 + 379 * i, 7)).append(" is lost,");
            csv.append(i % 2 == 0 ? "billing" : "delivery").append("\n");
        }
        csv.append("where is my money please,billing\nwhere is my money please,billing\n");
        Files.writeString(folder.resolve("tickets.csv"), csv);
        notebook = new FakeNotebook(folder);
        CurrentNotebook.set(notebook);
        new TunebookExtension().install(notebook);
        magic("dataset", "tickets", "tickets.csv");
    }

    @AfterEach
    void closesNotebook() {
        CurrentNotebook.set(null);
    }

    private Object magic(String... words) throws Exception {
        return notebook.magics.get(words[0]).run(List.of(words).subList(1, words.length), null);
    }

    private Dataset tickets() {
        return (Dataset) notebook.values.get("tickets");
    }

    @Test
    void fixBindsTheNewVersionToTheNameAndShowsTheAudit() throws Exception {
        Dataset before = tickets();
        Object shown = magic("fix", "tickets", "--dedup", "exact");

        assertThat(shown).isInstanceOf(Revision.class);
        assertThat(tickets().size()).isEqualTo(before.size() - 1);
        assertThat(((Revision) shown).before()).isSameAs(before);
        assertThat(notebook.types).containsEntry("tickets", Dataset.class.getCanonicalName());
    }

    @Test
    void fixLeavesTheVariableAloneWhenAnotherNameIsGiven() throws Exception {
        Dataset before = tickets();
        magic("fix", "tickets", "--dedup", "exact", "--as", "thin");

        assertThat(tickets()).isSameAs(before);
        assertThat(((Dataset) notebook.values.get("thin")).size()).isEqualTo(before.size() - 1);
    }

    @Test
    void undoGoesBackOneByOne() throws Exception {
        Dataset loaded = tickets();
        magic("fix", "tickets", "--dedup", "exact");
        Dataset once = tickets();
        magic("fix", "tickets", "--balance", "down");
        magic("undo", "tickets");
        assertThat(tickets()).isSameAs(once);
        magic("fix", "tickets", "--balance", "down");
        magic("undo", "tickets", "--steps", "2");
        assertThat(tickets()).isSameAs(loaded);
        assertThatThrownBy(() -> magic("undo", "tickets"))
                .hasMessage("tickets (as it was loaded) must have been revised.\nMaybe %fix tickets --dedup near.");
    }

    @Test
    void theWordDoesTheSameAndShowsTheAuditToo() throws Exception {
        Dataset fixed = DataWords.fix(tickets(), s -> s.dedup("exact"));
        assertThat(notebook.shown).containsExactly(DataWords.audit(fixed));
        magic("fix", "tickets", "--dedup", "exact");
        assertThat(fixed.fingerprint()).isEqualTo(tickets().fingerprint());
        assertThat(DataWords.undo(fixed)).isNotSameAs(fixed);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> magic("fix", "tickets"))
                .hasMessage("fix (tickets) must be asked to put something right.\n"
                        + "Maybe --dedup near --keep majority-label; the lines of the report's findings work too.");
        assertThatThrownBy(() -> magic("fix", "tickets", "--keep", "longets"))
                .hasMessage("keep (longets) must be one of first, last, longest, shortest, majority-label, test, "
                        + "train, highest:COLUMN, lowest:COLUMN.\nMaybe keep longest.");
    }
}
