package dev.tunebook.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as they are committed: well-formed, for this kernel, with parameters and without outputs. */
class NotebooksTest {
    private static final Path FOLDER = Path.of(System.getProperty("tunebook.root", ".."), "notebooks");

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> notebooks = files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
            assertThat(notebooks).as("notebooks in " + FOLDER).isNotEmpty();
            return notebooks;
        }
    }

    private static JsonNode read(Path notebook) throws IOException {
        return new ObjectMapper().readTree(notebook.toFile());
    }

    private static List<JsonNode> cells(JsonNode notebook) {
        return StreamSupport.stream(notebook.get("cells").spliterator(), false).toList();
    }

    private static String source(JsonNode cell) {
        StringBuilder source = new StringBuilder();
        cell.get("source").forEach(line -> source.append(line.asText()));
        return source.toString();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void isForThisKernel(Path file) throws IOException {
        JsonNode notebook = read(file);

        assertThat(notebook.at("/nbformat").asInt()).isEqualTo(4);
        assertThat(notebook.at("/nbformat_minor").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(notebook.at("/metadata/kernelspec/name").asText()).isEqualTo("tunebook");
        assertThat(notebook.at("/metadata/kernelspec/language").asText()).isEqualTo("java");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void hasWhatTheFormatAsksOfACell(Path file) throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode cell : cells(read(file))) {
            String id = cell.at("/id").asText();
            assertThat(id).matches("[A-Za-z0-9_-]{1,64}");
            ids.add(id);
            assertThat(cell.at("/cell_type").asText()).isIn("markdown", "code");
            assertThat(cell.get("metadata").isObject()).isTrue();
            assertThat(source(cell)).as(id).isNotBlank();
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void isCommittedWithoutOutputs(Path file) throws IOException {
        for (JsonNode cell : cells(read(file))) {
            if (cell.at("/cell_type").asText().equals("code")) {
                assertThat(cell.get("outputs")).as(source(cell)).isEmpty();
                assertThat(cell.get("execution_count").isNull())
                        .as(source(cell))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void beginsWithATitleAndHasOneParametersCell(Path file) throws IOException {
        List<JsonNode> cells = cells(read(file));

        assertThat(source(cells.get(0))).startsWith("# ");
        assertThat(cells.stream()
                        .filter(cell -> cell.at("/metadata/tags").toString().contains("\"parameters\"")))
                .hasSize(1);
    }
}
