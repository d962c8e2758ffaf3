package dev.tunebook.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One request and what the kernel made of it. */
final class Exchange {
    private final KernelSession session;
    private final KernelSession.Channel channel;
    private final String id;
    private final List<Heard> heard = new ArrayList<>();
    private Heard reply;

    Exchange(KernelSession session, KernelSession.Channel channel, String id) {
        this.session = session;
        this.channel = channel;
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Collects what is published for this request until the kernel is idle. */
    Exchange untilIdle() {
        while (heard.isEmpty() || !isIdle(heard.get(heard.size() - 1))) {
            next();
        }
        return this;
    }

    /** Collects until a line of that beginning is published for this request. */
    Exchange until(String line) {
        while (heard.isEmpty() || !heard.get(heard.size() - 1).line().startsWith(line)) {
            next();
        }
        return this;
    }

    /** Checks what was published between busy and idle, in order, without the echo of the code. */
    Exchange says(String... lines) {
        assertThat(lines()).containsExactly(lines);
        return this;
    }

    /** What was published for this request, a line each; stream messages that follow each other are joined. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String before = "";
        for (Heard each : heard) {
            if (each.type().equals("status") || each.type().equals("execute_input")) {
                continue;
            }
            String name =
                    each.type().equals("stream") ? each.content().get("name").getAsString() : "";
            if (!name.isEmpty() && name.equals(before)) {
                String joined = lines.remove(lines.size() - 1);
                lines.add(joined + each.content().get("text").getAsString());
            } else {
                lines.add(each.line());
            }
            before = name;
        }
        return lines;
    }

    List<Heard> heard() {
        return heard;
    }

    /** The error's text without its colours. */
    String traceback() {
        return heard.stream()
                .filter(each -> each.type().equals("error"))
                .flatMap(each -> each.content().getAsJsonArray("traceback").asList().stream())
                .map(line -> line.getAsString().replaceAll("\u001b\\[[0-9;]*m", ""))
                .collect(Collectors.joining("\n"));
    }

    /** The reply's content. */
    JsonObject reply() {
        if (reply == null) {
            reply = session.replyTo(channel, id);
        }
        return reply.content();
    }

    /** The number in brackets before the cell. */
    int count() {
        return reply().get("execution_count").getAsInt();
    }

    Exchange replies(String status) {
        assertThat(reply().get("status").getAsString()).isEqualTo(status);
        return this;
    }

    private void next() {
        heard.add(session.publishedFor(id, () -> "a message for the request, after " + lines()));
    }

    private static boolean isIdle(Heard message) {
        return message.type().equals("status")
                && message.content().get("execution_state").getAsString().equals("idle");
    }
}
