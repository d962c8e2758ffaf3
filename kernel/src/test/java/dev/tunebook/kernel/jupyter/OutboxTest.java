package dev.tunebook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Outbox outbox = new Outbox();
    private final JsonObject cell = new JsonObject();

    @Test
    void joinsTextAndKeepsTheOrder() throws InterruptedException {
        outbox.print("stdout", cell, "a");
        outbox.print("stdout", cell, "b");
        outbox.print("stderr", cell, "c");
        outbox.print("stdout", cell, "d");
        outbox.add(Outgoing.publish("status", cell, new JsonObject()));
        outbox.print("stdout", cell, "e");
        assertThat(drained()).containsExactly("stdout ab", "stderr c", "stdout d", "status", "stdout e");
    }

    @Test
    void keepsCellsApart() throws InterruptedException {
        outbox.print("stdout", cell, "a");
        outbox.print("stdout", new JsonObject(), "b");
        assertThat(drained()).containsExactly("stdout a", "stdout b");
    }

    @Test
    void makesThePrinterWaitAndLosesNothing() throws InterruptedException {
        String block = "x".repeat(1 << 20);
        Thread printer = new Thread(() -> {
            for (int i = 0; i < 40; i++) {
                outbox.print("stdout", cell, block);
            }
            outbox.close();
        });
        printer.start();
        long chars = 0;
        for (Outgoing next = outbox.take(); next != null; next = outbox.take()) {
            chars += next.content().get("text").getAsString().length();
        }
        assertThat(chars).isEqualTo(40L << 20);
    }

    private List<String> drained() throws InterruptedException {
        outbox.close();
        List<String> lines = new ArrayList<>();
        for (Outgoing next = outbox.take(); next != null; next = outbox.take()) {
            JsonObject content = next.content();
            lines.add(
                    next.type().equals("stream")
                            ? content.get("name").getAsString() + " "
                                    + content.get("text").getAsString()
                            : next.type());
        }
        return lines;
    }
}
