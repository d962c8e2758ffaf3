package dev.tunebook.kernel.cell;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tunebook.kernel.extension.Comm;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The open comms, whichever side has opened them. */
public final class Comms {
    private final Output output;
    private final Map<String, Line> open = new ConcurrentHashMap<>();
    private final Map<String, Consumer<? super Comm>> targets = new ConcurrentHashMap<>();

    Comms(Output output) {
        this.output = output;
    }

    /** Opens one from here. */
    Comm open(String target, String data, String metadata) {
        Line line = new Line(UUID.randomUUID().toString(), target);
        open.put(line.id, line);
        JsonObject content = line.content(data);
        content.addProperty("target_name", target);
        output.comm("comm_open", content, JsonParser.parseString(metadata).getAsJsonObject());
        return line;
    }

    /** Says who takes the comms that the front end opens to a target. */
    void target(String name, Consumer<? super Comm> taker) {
        targets.put(name, taker);
    }

    /** The front end has opened one; where nobody takes it, it is closed again. */
    public void opened(String id, String target) {
        Line line = new Line(id, target);
        Consumer<? super Comm> taker = targets.get(target);
        if (taker == null) {
            line.close();
            return;
        }
        open.put(id, line);
        taker.accept(line);
    }

    /** The front end has sent something. */
    public void message(String id, JsonObject data) {
        Optional.ofNullable(open.get(id)).ifPresent(line -> line.listener.accept(data.toString()));
    }

    /** The front end has closed one. */
    public void closed(String id) {
        open.remove(id);
    }

    /** Target by id, of all or of one target's. */
    public Map<String, String> list(String onlyTarget) {
        Map<String, String> found = new TreeMap<>();
        open.forEach((id, line) -> {
            if (onlyTarget.isEmpty() || line.target.equals(onlyTarget)) {
                found.put(id, line.target);
            }
        });
        return found;
    }

    private final class Line implements Comm {
        private final String id;
        private final String target;
        private volatile Consumer<String> listener = ignored -> {};

        Line(String id, String target) {
            this.id = id;
            this.target = target;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void send(String data) {
            output.comm("comm_msg", content(data), new JsonObject());
        }

        @Override
        public void onMessage(Consumer<String> heard) {
            listener = heard;
        }

        @Override
        public void close() {
            open.remove(id);
            output.comm("comm_close", content("{}"), new JsonObject());
        }

        private JsonObject content(String data) {
            JsonObject content = new JsonObject();
            content.addProperty("comm_id", id);
            content.add("data", JsonParser.parseString(data));
            return content;
        }
    }
}
