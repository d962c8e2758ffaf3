package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.CellFailure;
import dev.tunebook.kernel.cell.CellRunner;
import dev.tunebook.kernel.cell.History;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs cells, and after a failure refuses those that were already waiting behind it. */
final class ExecuteRequests implements Requests.Answer {
    private final CellRunner runner;
    private final IoPub ioPub;
    private final Inputs inputs;
    private final History history;
    private final AtomicInteger count;
    private final Lane lane;
    private final Consumer<Message> enter;
    private final Set<String> aborted = new HashSet<>();
    private List<String> notes = List.of();

    /** In the main lane. */
    ExecuteRequests(CellRunner runner, IoPub ioPub, Inputs inputs, History history, Lane lane) {
        this(runner, ioPub, inputs, history, lane, new AtomicInteger(), ioPub::enterMain);
    }

    private ExecuteRequests(
            CellRunner runner,
            IoPub ioPub,
            Inputs inputs,
            History history,
            Lane lane,
            AtomicInteger count,
            Consumer<Message> enter) {
        this.runner = runner;
        this.ioPub = ioPub;
        this.inputs = inputs;
        this.history = history;
        this.lane = lane;
        this.count = count;
        this.enter = enter;
    }

    /** The same in a subshell's lane: one count and one history for all. */
    ExecuteRequests beside(CellRunner other, Lane subshell) {
        return new ExecuteRequests(other, ioPub, inputs, history, subshell, count, ioPub::enter);
    }

    /** What went wrong before the first cell, to be told below that. */
    void startedWith(List<String> failures) {
        notes = failures;
    }

    @Override
    public JsonObject to(Message request) {
        if (aborted.remove(request.id())) {
            return Replies.aborted();
        }
        String code = request.text("code", "");
        boolean silent = request.flag("silent", false);
        boolean stored = request.flag("store_history", !silent) && !silent;
        enter.accept(request);
        inputs.enter(request);
        int number = stored ? count.incrementAndGet() : count.get();
        if (stored) {
            history.add(number, code);
        }
        if (!silent) {
            ioPub.executeInput(code, number);
        }
        notes.forEach(System.err::println);
        notes = List.of();
        Optional<CellFailure> failure = runner.run(code, number, shown -> {
            if (!silent) {
                ioPub.executeResult(shown, number);
            }
        });
        JsonObject content =
                failure.map(why -> failed(request, why, silent)).orElseGet(() -> succeeded(request, number));
        content.addProperty("execution_count", number);
        return content;
    }

    private JsonObject failed(Message request, CellFailure failure, boolean silent) {
        if (!silent) {
            ioPub.error(failure);
        }
        if (request.flag("stop_on_error", true)) {
            lane.waiting().stream()
                    .filter(each -> each.type().equals("execute_request"))
                    .forEach(each -> aborted.add(each.id()));
        }
        JsonObject content = Replies.error(failure);
        content.add("user_expressions", new JsonObject());
        content.add("payload", new JsonArray());
        return content;
    }

    private JsonObject succeeded(Message request, int number) {
        JsonObject values = new JsonObject();
        request.object("user_expressions")
                .entrySet()
                .forEach(each ->
                        values.add(each.getKey(), valueOf(each.getValue().getAsString(), number)));
        JsonArray payload = new JsonArray();
        runner.takePages().forEach(each -> {
            JsonObject page = IoPub.dataOf(each);
            page.addProperty("source", "page");
            page.addProperty("start", 0);
            payload.add(page);
        });
        JsonObject content = Replies.ok();
        content.add("user_expressions", values);
        content.add("payload", payload);
        return content;
    }

    private JsonObject valueOf(String expression, int number) {
        MimeBundle[] value = {new MimeBundle(java.util.Map.of())};
        Optional<CellFailure> failure = runner.run(expression, number, shown -> value[0] = shown);
        if (failure.isPresent()) {
            return Replies.error(failure.get());
        }
        JsonObject content = IoPub.dataOf(value[0]);
        content.addProperty("status", "ok");
        return content;
    }
}
