package dev.tunebook.kernel.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.client.FakeKernel;
import dev.tunebook.kernel.run.client.KernelCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Notebooks made of a few cells, and the fake kernel to run them in. */
final class Notebooks {
    private Notebooks() {}

    /** The class path of the tests themselves. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static KernelCommand fakeKernel() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new KernelCommand(
                List.of(
                        java,
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        FakeKernel.class.getName(),
                        KernelCommand.CONNECTION_FILE),
                Map.of());
    }

    /** Code cells; a source that begins with {@code #tag } is tagged with its first line's word. */
    static String text(String... sources) {
        JsonObject notebook = new JsonObject();
        JsonArray cells = new JsonArray();
        for (String source : sources) {
            cells.add(cell(source));
        }
        notebook.add("cells", cells);
        notebook.add("metadata", new JsonObject());
        notebook.addProperty("nbformat", 4);
        notebook.addProperty("nbformat_minor", 5);
        return notebook.toString();
    }

    private static JsonObject cell(String source) {
        JsonObject metadata = new JsonObject();
        String code = source;
        if (source.startsWith("#")) {
            int lineEnd = source.indexOf('\n');
            JsonArray tags = new JsonArray();
            tags.add(source.substring(1, lineEnd));
            metadata.add("tags", tags);
            code = source.substring(lineEnd + 1);
        }
        JsonObject cell = new JsonObject();
        cell.addProperty("cell_type", "code");
        cell.addProperty("source", code);
        cell.add("metadata", metadata);
        cell.add("outputs", new JsonArray());
        cell.add("execution_count", null);
        return cell;
    }

    static Path file(Path folder, String... sources) throws IOException {
        return Files.writeString(folder.resolve("sample.ipynb"), text(sources));
    }
}
