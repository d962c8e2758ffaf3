package dev.tunebook.kernel.run.console;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.client.OutputListener;
import dev.tunebook.kernel.run.client.WireMessage;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints what a cell shows, as text. A display that is replaced again and again is printed once more, at the end. */
final class ConsoleOutput implements OutputListener {
    private final CellReader reader;
    private final PrintStream out;
    private final Map<String, String> replaced = new LinkedHashMap<>();
    private boolean lineOpen;

    ConsoleOutput(CellReader reader, PrintStream out) {
        this.reader = reader;
        this.out = out;
    }

    @Override
    public void asked(String requestId) {}

    @Override
    public void waiting() {}

    @Override
    public void heard(WireMessage output) {
        JsonObject content = output.content();
        switch (output.type()) {
            case "stream" -> print(content.get("text").getAsString());
            case "execute_result", "display_data" -> printLine(text(content));
            case "update_display_data" -> replaced.put(id(content), text(content));
            case "error" -> content.getAsJsonArray("traceback").forEach(line -> printLine(line.getAsString()));
            default -> out.flush();
        }
    }

    @Override
    public boolean answersInput() {
        return true;
    }

    @Override
    public String answer(String question, boolean password) {
        out.flush();
        lineOpen = false;
        return reader.answer(question, password);
    }

    /** The cell has ended. */
    void end() {
        replaced.values().forEach(this::printLine);
        if (lineOpen) {
            out.println();
        }
        out.flush();
    }

    private void print(String text) {
        out.print(text);
        lineOpen = !text.isEmpty() ? !text.endsWith("\n") : lineOpen;
    }

    private void printLine(String text) {
        if (lineOpen) {
            out.println();
        }
        out.println(text);
        lineOpen = false;
    }

    private static String id(JsonObject content) {
        return content.has("transient")
                ? String.valueOf(content.getAsJsonObject("transient").get("display_id"))
                : "";
    }

    private static String text(JsonObject content) {
        JsonElement text = content.getAsJsonObject("data").get("text/plain");
        return text == null ? "" : text.getAsString();
    }
}
