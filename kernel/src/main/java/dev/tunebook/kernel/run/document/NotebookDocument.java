package dev.tunebook.kernel.run.document;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** A notebook file of format 4, any minor version: read, changed in place, written as Jupyter itself writes it. */
public final class NotebookDocument {
    private static final int FORMAT = 4;
    private static final int FIRST_MINOR_WITH_IDS = 5;

    private final JsonObject json;

    private NotebookDocument(JsonObject json) {
        this.json = json;
    }

    /** @throws NotebookProblem when there is no such file, or it is no notebook of format 4 */
    public static NotebookDocument read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NotebookProblem(
                    "notebook (" + file + ") must be a file that exists.", "the path is meant from another folder.");
        }
        try {
            return parse(Files.readString(file), file.toString());
        } catch (CharacterCodingException notText) {
            throw new NotebookProblem("notebook (" + file + ") must be UTF-8 text.", "it is another kind of file.");
        }
    }

    /** @param name how errors call it */
    public static NotebookDocument parse(String text, String name) {
        try {
            JsonElement json = JsonParser.parseString(text);
            if (json.isJsonObject() && json.getAsJsonObject().get("cells") instanceof JsonArray) {
                NotebookDocument document = new NotebookDocument(json.getAsJsonObject());
                document.requireFormat(name);
                return document;
            }
        } catch (JsonParseException | IllegalStateException | NumberFormatException notANotebook) {
            throw notANotebook(name);
        }
        throw notANotebook(name);
    }

    private static NotebookProblem notANotebook(String name) {
        return new NotebookProblem(
                "notebook (" + name + ") must be JSON in Jupyter's notebook format 4.",
                "open it in Jupyter and save it again.");
    }

    private void requireFormat(String name) {
        int format = json.has("nbformat") ? json.get("nbformat").getAsInt() : 0;
        if (format != FORMAT) {
            throw notANotebook(name);
        }
    }

    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        array().forEach(cell -> cells.add(new Cell(cell.getAsJsonObject())));
        return cells;
    }

    private JsonArray array() {
        return json.getAsJsonArray("cells");
    }

    /** The notebook's metadata, made when it is absent. */
    public JsonObject metadata() {
        if (!json.has("metadata")) {
            json.add("metadata", new JsonObject());
        }
        return json.getAsJsonObject("metadata");
    }

    /** Forgets every earlier run, and gives each cell the id that the format asks for. */
    public void forgetRuns() {
        cells().stream().filter(Cell::isCode).forEach(Cell::forgetRun);
        metadata().remove("papermill");
        cells().forEach(this::identify);
    }

    private void identify(Cell cell) {
        boolean idsExpected =
                json.has("nbformat_minor") && json.get("nbformat_minor").getAsInt() >= FIRST_MINOR_WITH_IDS;
        if (idsExpected && !cell.json().has("id")) {
            cell.json().addProperty("id", UUID.randomUUID().toString().substring(0, 8));
        }
    }

    /** Puts a cell below another one. */
    public void insertBelow(Cell above, Cell cell) {
        identify(cell);
        List<JsonElement> order = new ArrayList<>(array().asList());
        int index = 0;
        while (order.get(index) != above.json()) {
            index++;
        }
        order.add(index + 1, cell.json());
        replaceCells(order);
    }

    /** Takes out every cell with a tag. */
    public void removeTagged(String tag) {
        replaceCells(cells().stream()
                .filter(cell -> !cell.hasTag(tag))
                .map(cell -> (JsonElement) cell.json())
                .toList());
    }

    private void replaceCells(List<JsonElement> order) {
        JsonArray cells = new JsonArray();
        order.forEach(cells::add);
        json.add("cells", cells);
    }

    /** The file's text: keys sorted, indented by one space, so that differences stay small. */
    public String toText() {
        StringWriter text = new StringWriter();
        JsonWriter writer = new JsonWriter(text);
        writer.setIndent(" ");
        new GsonBuilder().serializeNulls().disableHtmlEscaping().create().toJson(sorted(json), writer);
        return text.append('\n').toString();
    }

    private static JsonElement sorted(JsonElement element) {
        if (element.isJsonArray()) {
            JsonArray array = new JsonArray();
            element.getAsJsonArray().forEach(one -> array.add(sorted(one)));
            return array;
        }
        if (!element.isJsonObject()) {
            return element;
        }
        JsonObject object = new JsonObject();
        new TreeMap<>(element.getAsJsonObject().asMap()).forEach((key, value) -> object.add(key, sorted(value)));
        return object;
    }
}
