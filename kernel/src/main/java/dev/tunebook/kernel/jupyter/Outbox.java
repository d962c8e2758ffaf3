package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The one queue that everything leaves by, so that output, results and replies keep their order.
 *
 * <p>Text printed in quick succession is joined. When too much waits, whoever prints waits too. No thread but the
 * outbox's own touches a socket, so a user's interrupted thread cannot harm one.
 */
final class Outbox {
    private static final int BATCH_CHARS = 256 * 1024;
    private static final int FULL_CHARS = 8 * 1024 * 1024;
    private static final long BATCH_NANOS = 15_000_000;

    private final Deque<Object> queue = new ArrayDeque<>();
    private long waitingChars;
    private boolean closed;

    /** Text of one stream below one cell, still growing. */
    private static final class Text {
        private final String stream;
        private final JsonObject parent;
        private final StringBuilder text = new StringBuilder();
        private final long since = System.nanoTime();

        Text(String stream, JsonObject parent) {
            this.stream = stream;
            this.parent = parent;
        }
    }

    synchronized void add(Outgoing message) {
        queue.addLast(message);
        notifyAll();
    }

    /** Adds printed text; waits while too much is unsent. */
    synchronized void print(String stream, JsonObject parent, String text) {
        boolean interrupted = false;
        while (waitingChars > FULL_CHARS && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        Text last = queue.peekLast() instanceof Text tail ? tail : null;
        if (last == null || !last.stream.equals(stream) || last.parent != parent || last.text.length() > BATCH_CHARS) {
            last = new Text(stream, parent);
            queue.addLast(last);
            notifyAll();
        } else if (last.text.length() + text.length() > BATCH_CHARS) {
            notifyAll();
        }
        last.text.append(text);
        waitingChars += text.length();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next message to send, or null when the outbox is closed and empty. Waits for it. */
    synchronized Outgoing take() throws InterruptedException {
        while (true) {
            Object head = queue.peekFirst();
            if (head == null) {
                if (closed) {
                    return null;
                }
                wait();
            } else if (head instanceof Text text && mayGrow(text)) {
                long millis = (BATCH_NANOS - (System.nanoTime() - text.since)) / 1_000_000;
                wait(Math.max(1, millis));
            } else {
                queue.removeFirst();
                return head instanceof Text text ? streamMessage(text) : (Outgoing) head;
            }
        }
    }

    /** Lets everything that waits leave, and nothing more be waited for. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Whether nothing more is to come. */
    synchronized boolean isClosed() {
        return closed;
    }

    private boolean mayGrow(Text text) {
        return queue.size() == 1
                && !closed
                && text.text.length() < BATCH_CHARS
                && System.nanoTime() - text.since < BATCH_NANOS;
    }

    private Outgoing streamMessage(Text text) {
        waitingChars -= text.text.length();
        notifyAll();
        JsonObject content = new JsonObject();
        content.addProperty("name", text.stream);
        content.addProperty("text", text.text.toString());
        return Outgoing.publish("stream", text.parent, content);
    }
}
