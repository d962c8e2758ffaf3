package dev.tunebook.kernel.run.console;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.client.Execution;
import dev.tunebook.kernel.run.client.KernelDeath;
import dev.tunebook.kernel.run.client.KernelSession;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads cells, each until the kernel calls it complete, runs them and prints what they show. */
public final class Console {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final KernelSession session;
    private final CellReader reader;
    private final PrintStream out;
    private int number = 1;

    public Console(KernelSession session, CellReader reader, PrintStream out) {
        this.session = session;
        this.reader = reader;
        this.out = out;
    }

    /** Says who is there. */
    public void greet() {
        out.println(session.info().get("banner").getAsString());
    }

    /**
     * Runs cells until there are no more.
     *
     * @return whether the last one passed
     */
    public boolean run() throws KernelDeath {
        boolean passed = true;
        while (true) {
            try {
                Optional<String> cell = cell();
                if (cell.isEmpty()) {
                    return passed;
                }
                if (!cell.get().isBlank()) {
                    passed = run(cell.get());
                }
            } catch (CellReader.Cancelled again) {
                out.println();
            }
        }
    }

    private Optional<String> cell() throws CellReader.Cancelled, KernelDeath {
        String prompt = "[" + number + "] ";
        Optional<String> first = reader.line(prompt, "");
        if (first.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder cell = new StringBuilder(first.get());
        String indent = missing(cell.toString());
        while (indent != null) {
            Optional<String> more = reader.line(" ".repeat(Math.max(0, prompt.length() - 2)) + "… ", indent);
            if (more.isEmpty()) {
                break;
            }
            cell.append('\n').append(more.get());
            indent = missing(cell.toString());
        }
        return Optional.of(cell.toString());
    }

    /** The indent of the line that the cell still lacks, or null when it is complete. */
    private String missing(String cell) throws KernelDeath {
        if (cell.isBlank()) {
            return null;
        }
        JsonObject content = new JsonObject();
        content.addProperty("code", cell);
        JsonObject reply = session.ask("is_complete_request", content, ANSWER);
        boolean incomplete =
                reply.has("status") && reply.get("status").getAsString().equals("incomplete");
        return !incomplete ? null : reply.has("indent") ? reply.get("indent").getAsString() : "";
    }

    private boolean run(String cell) throws KernelDeath {
        ConsoleOutput output = new ConsoleOutput(reader, out);
        Execution execution = session.execute(cell, Duration.ZERO, output);
        output.end();
        JsonObject reply = execution.reply();
        if (reply.has("execution_count")) {
            number = reply.get("execution_count").getAsInt() + 1;
        }
        return reply.get("status").getAsString().equals("ok");
    }

    /** What may stand at a position of unfinished code, for whoever edits lines. */
    public static List<Completion> completions(KernelSession session, String code, int cursor) throws KernelDeath {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.codePointCount(0, cursor));
        JsonObject reply = session.ask("complete_request", content, ANSWER);
        List<Completion> found = new ArrayList<>();
        if (reply.has("matches")) {
            int start = code.offsetByCodePoints(0, reply.get("cursor_start").getAsInt());
            for (JsonElement each : reply.getAsJsonArray("matches")) {
                found.add(new Completion(start, each.getAsString()));
            }
        }
        return found;
    }

    /**
     * A candidate.
     *
     * @param start where the text begins that it replaces, in characters
     */
    public record Completion(int start, String text) {}
}
