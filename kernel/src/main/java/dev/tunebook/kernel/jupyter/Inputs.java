package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Stands in for {@code System.in}: a read asks the front end for a line. */
final class Inputs extends InputStream {
    private final Outbox outbox;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private volatile Message request;
    private byte[] line = new byte[0];
    private int at;

    Inputs(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Makes a request the one whose front end is asked. */
    void enter(Message executeRequest) {
        request = executeRequest;
        synchronized (this) {
            line = new byte[0];
            at = 0;
        }
    }

    /** Takes the front end's answer. */
    void answer(Message reply) {
        answers.add(reply.text("value", ""));
    }

    /** Asks the front end for a line, without its end. */
    String ask(String prompt, boolean password) throws IOException {
        Message asked = request;
        if (asked == null || !asked.flag("allow_stdin", false)) {
            throw new IOException("This front end does not pass on input.\nMaybe put the value into the cell.");
        }
        JsonObject content = new JsonObject();
        content.addProperty("prompt", prompt);
        content.addProperty("password", password);
        answers.clear();
        outbox.add(Outgoing.reply(Channel.STDIN, asked, "input_request", content));
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    @Override
    public synchronized int read() throws IOException {
        fill();
        return line[at++] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        fill();
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return line.length - at;
    }

    private void fill() throws IOException {
        if (at >= line.length) {
            line = (ask("", false) + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
    }
}
