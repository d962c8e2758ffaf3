package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.CellFailure;
import dev.tunebook.kernel.cell.CellRunner;
import dev.tunebook.kernel.cell.History;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Runs cells, and after a failure refuses those that were already waiting behind it. */
final class ExecuteRequests implements Requests.Answer {
    private final CellRunner runner;
    private final IoPub ioPub;
    private final Inputs inputs;
    private final History history;
    private final Collection<Message> waiting;
    private final Set<String> aborted = new HashSet<>();
    private int count;

    ExecuteRequests(CellRunner runner, IoPub ioPub, Inputs inputs, History history, Collection<Message> waiting) {
        this.runner = runner;
        this.ioPub = ioPub;
        this.inputs = inputs;
        this.history = history;
        this.waiting = waiting;
    }

    @Override
    public JsonObject to(Message request) {
        if (aborted.remove(request.id())) {
            return Replies.aborted();
        }
        String code = request.text("code", "");
        boolean silent = request.flag("silent", false);
        boolean stored = request.flag("store_history", !silent) && !silent;
        ioPub.enter(request);
        inputs.enter(request);
        if (stored) {
            history.add(++count, code);
        }
        if (!silent) {
            ioPub.executeInput(code, count);
        }
        Optional<CellFailure> failure = runner.run(code, count, shown -> {
            if (!silent) {
                ioPub.executeResult(shown, count);
            }
        });
        return failure.map(why -> failed(request, why, silent)).orElseGet(() -> succeeded(request));
    }

    private JsonObject failed(Message request, CellFailure failure, boolean silent) {
        if (!silent) {
            ioPub.error(failure);
        }
        if (request.flag("stop_on_error", true)) {
            waiting.stream()
                    .filter(each -> each.type().equals("execute_request"))
                    .forEach(each -> aborted.add(each.id()));
        }
        JsonObject content = Replies.error(failure);
        content.addProperty("execution_count", count);
        content.add("user_expressions", new JsonObject());
        content.add("payload", new JsonArray());
        return content;
    }

    private JsonObject succeeded(Message request) {
        JsonObject values = new JsonObject();
        request.object("user_expressions")
                .entrySet()
                .forEach(each ->
                        values.add(each.getKey(), valueOf(each.getValue().getAsString())));
        JsonObject content = Replies.ok();
        content.addProperty("execution_count", count);
        content.add("user_expressions", values);
        content.add("payload", new JsonArray());
        return content;
    }

    private JsonObject valueOf(String expression) {
        MimeBundle[] value = {new MimeBundle(java.util.Map.of())};
        Optional<CellFailure> failure = runner.run(expression, count, shown -> value[0] = shown);
        if (failure.isPresent()) {
            return Replies.error(failure.get());
        }
        JsonObject content = IoPub.dataOf(value[0]);
        content.addProperty("status", "ok");
        return content;
    }
}
