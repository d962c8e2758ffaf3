package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.CodeHelp;
import dev.tunebook.kernel.cell.LiveNotebook;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.Optional;

/** Answers what an editor asks about unfinished code. */
final class CodeRequests {
    private final CodeHelp help;

    CodeRequests(LiveNotebook notebook, WarmShell shell) {
        this.help = new CodeHelp(notebook, shell);
    }

    void register(Requests requests) {
        requests.on("complete_request", this::complete);
        requests.on("inspect_request", this::inspect);
        requests.on("is_complete_request", this::isComplete);
    }

    private JsonObject complete(Message request) {
        String code = request.text("code", "");
        int cursor = Positions.toChars(code, request.number("cursor_pos", code.length()));
        CodeHelp.Completion completion = help.complete(code, cursor);
        JsonArray matches = new JsonArray();
        JsonArray types = new JsonArray();
        int start = Positions.toCodePoints(code, completion.start());
        int end = Positions.toCodePoints(code, completion.end());
        completion.matches().forEach(match -> {
            matches.add(match.text());
            JsonObject row = new JsonObject();
            row.addProperty("text", match.text());
            row.addProperty("type", match.type());
            row.addProperty("signature", match.signature());
            row.addProperty("start", start);
            row.addProperty("end", end);
            types.add(row);
        });
        JsonObject metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        JsonObject content = Replies.ok();
        content.add("matches", matches);
        content.addProperty("cursor_start", start);
        content.addProperty("cursor_end", end);
        content.add("metadata", metadata);
        return content;
    }

    private JsonObject inspect(Message request) {
        String code = request.text("code", "");
        int cursor = Positions.toChars(code, request.number("cursor_pos", code.length()));
        Optional<MimeBundle> found = help.inspect(code, cursor, request.number("detail_level", 0) > 0);
        JsonObject content = found.map(IoPub::dataOf).orElseGet(() -> IoPub.dataOf(new MimeBundle(java.util.Map.of())));
        content.addProperty("status", "ok");
        content.addProperty("found", found.isPresent());
        return content;
    }

    private JsonObject isComplete(Message request) {
        CodeHelp.Completeness completeness = help.isComplete(request.text("code", ""));
        JsonObject content = new JsonObject();
        content.addProperty("status", completeness.status());
        if (completeness.status().equals("incomplete")) {
            content.addProperty("indent", completeness.indent());
        }
        return content;
    }
}
