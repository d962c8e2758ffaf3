package dev.tunebook.kernel.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.client.WireMessage;
import dev.tunebook.kernel.run.document.Cell;
import dev.tunebook.kernel.run.document.DisplayIds;
import dev.tunebook.kernel.run.document.OutputArea;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Brings each output to the cell whose request it answers, also when that cell has ended long ago. */
final class OutputRouter {
    private record Target(Cell cell, OutputArea area) {}

    private final DisplayIds displayIds = new DisplayIds();
    private final Map<String, Target> targets = new HashMap<>();
    private final Set<Target> changed = new HashSet<>();

    void open(String requestId, Cell cell) {
        targets.put(requestId, new Target(cell, new OutputArea(displayIds)));
    }

    void take(WireMessage message) {
        Target target = targets.get(message.parentId());
        if (target != null && target.area.take(message.type(), message.content())) {
            changed.add(target);
        }
    }

    /** Adds an error that the kernel could not report itself. */
    void addError(String requestId, String name, String text) {
        JsonObject content = new JsonObject();
        JsonArray traceback = new JsonArray();
        traceback.add(name + ": " + text);
        content.addProperty("ename", name);
        content.addProperty("evalue", text);
        content.add("traceback", traceback);
        Target target = targets.get(requestId);
        target.area.take("error", content);
        changed.add(target);
    }

    /** Writes what came into the cells. */
    void flush() {
        changed.forEach(target -> target.cell.outputs(target.area.toJson()));
        changed.clear();
    }
}
