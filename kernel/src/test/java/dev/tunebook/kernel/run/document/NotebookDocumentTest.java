package dev.tunebook.kernel.run.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookDocumentTest {
    /** As Jupyter writes it: one space of indentation, keys sorted, empty lists on one line. */
    private static final String AS_JUPYTER_WRITES_IT = """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "a1b2",
               "metadata": {
                "rate": 1.50,
                "tags": []
               },
               "outputs": [],
               "source": [
                "var ä = \\"<b>\\\\u001b\\";\\n",
                "ä"
               ]
              }
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """;

    @TempDir
    Path folder;

    @Test
    void writesANotebookByteForByteAsJupyterDoes() {
        assertThat(NotebookDocument.parse(AS_JUPYTER_WRITES_IT, "sample.ipynb").toText())
                .isEqualTo(AS_JUPYTER_WRITES_IT);
    }

    @Test
    void readsASourceThatIsOneText() {
        NotebookDocument document = NotebookDocument.parse(
                "{\"cells\":[{\"cell_type\":\"code\",\"source\":\"\\n a\\nb\"}],\"nbformat\":4}", "sample.ipynb");

        assertThat(document.cells().get(0).source()).isEqualTo("\n a\nb");
        assertThat(document.cells().get(0).firstLine()).isEqualTo(" a");
    }

    @Test
    void forgetsEarlierRunsAndGivesEachCellAnId() {
        NotebookDocument document = NotebookDocument.parse("""
                {"cells":[{"cell_type":"code","source":"1","execution_count":3,
                 "metadata":{"execution":{"a":"b"},"papermill":{},"tags":["kept"]},
                 "outputs":[{"output_type":"stream","name":"stdout","text":"1"}]},
                 {"cell_type":"markdown","source":"text","metadata":{}}],
                 "metadata":{"papermill":{}},"nbformat":4,"nbformat_minor":5}""", "sample.ipynb");

        document.forgetRuns();

        Cell cell = document.cells().get(0);
        assertThat(cell.executionCount()).isEmpty();
        assertThat(cell.outputs()).isEmpty();
        assertThat(cell.metadata().keySet()).containsExactly("tags");
        assertThat(document.metadata().keySet()).isEmpty();
        assertThat(document.cells()).allMatch(one -> one.json().has("id"));
    }

    @Test
    void addsNoIdsToAnOlderMinorVersion() {
        NotebookDocument document = NotebookDocument.parse(
                "{\"cells\":[{\"cell_type\":\"code\",\"source\":\"1\"}],\"nbformat\":4,\"nbformat_minor\":4}",
                "a.ipynb");

        document.forgetRuns();

        assertThat(document.cells().get(0).json().has("id")).isFalse();
    }

    @Test
    void saysThatAFileIsAbsent() {
        assertThatThrownBy(() -> NotebookDocument.read(Path.of("no", "such.ipynb")))
                .hasMessage("""
                        notebook (no/such.ipynb) must be a file that exists.
                        Maybe the path is meant from another folder.""".replace('/', java.io.File.separatorChar));
    }

    @Test
    void saysThatAFileIsNoNotebook() throws IOException {
        for (String text : new String[] {"", "[1]", "{", "{\"cells\":[],\"nbformat\":3}", "{\"nbformat\":4}"}) {
            Path file = Files.writeString(folder.resolve("other.ipynb"), text);

            assertThatThrownBy(() -> NotebookDocument.read(file))
                    .as("a file with the text '%s'", text)
                    .hasMessage("notebook (" + file + ") must be JSON in Jupyter's notebook format 4.\n"
                            + "Maybe open it in Jupyter and save it again.");
        }
    }

    @Test
    void leavesNoDraftBehind() throws IOException {
        Path file = folder.resolve("new").resolve("page.html");

        AtomicFile.write(file, "old");
        AtomicFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(file.getParent().toFile().list()).containsExactly("page.html");
    }
}
