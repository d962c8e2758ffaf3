package dev.tunebook.kernel.run.client;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.client.Connection.Channel;
import dev.tunebook.kernel.run.client.KernelSockets.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running kernel and one client of it: starts it, runs code in it, interrupts it, ends it.
 *
 * <p>For one thread, but for {@link #requestInterrupt()}.
 */
public final class KernelSession implements AutoCloseable {
    private static final int START_ATTEMPTS = 3;
    private static final long POLL_MILLIS = 100;
    private static final long LAST_WORDS_MILLIS = 300;
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);
    private static final Duration HEED = Duration.ofSeconds(30);
    private static final Duration IDLE_AFTER_REPLY = Duration.ofSeconds(5);

    private final KernelProcess process;
    private final KernelSockets sockets;
    private final AtomicBoolean interruptRequested = new AtomicBoolean();
    private JsonObject info = new JsonObject();

    private KernelSession(KernelProcess process, KernelSockets sockets) {
        this.process = process;
        this.sockets = sockets;
    }

    /**
     * Starts a kernel and waits until it answers on its shell and its output can be heard.
     *
     * @param folder the kernel's working folder
     * @throws KernelDeath when it ends, or has not answered when the time is over
     */
    public static KernelSession start(KernelCommand command, Path folder, Duration timeout)
            throws IOException, KernelDeath {
        KernelDeath last = null;
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            Connection connection = Connection.reserve();
            KernelProcess process = KernelProcess.start(command, connection, folder);
            KernelSession session = new KernelSession(process, new KernelSockets(connection));
            try {
                session.awaitReady(timeout);
                return session;
            } catch (KernelDeath death) {
                session.close();
                if (!lostItsPort(death)) {
                    throw death;
                }
                last = death;
            }
        }
        throw last;
    }

    private static boolean lostItsPort(KernelDeath death) {
        return death.lastLines().stream()
                .anyMatch(line -> line.contains("Address already in use") || line.contains("Errno 48"));
    }

    private void awaitReady(Duration timeout) throws KernelDeath {
        Deadline deadline = Deadline.in(timeout);
        boolean heard = false;
        while (!deadline.over()) {
            // A subscription takes effect some time after connecting: ask until output is heard as well.
            sockets.send(Channel.SHELL, "kernel_info_request", new JsonObject());
            Deadline askAgain = Deadline.in(ASK_AGAIN);
            while (!askAgain.over()) {
                Optional<Received> received = next();
                heard |= received.isPresent() && received.get().channel() == Channel.IOPUB;
                received.filter(one -> one.message().type().equals("kernel_info_reply"))
                        .ifPresent(one -> info = one.message().content());
                if (heard && info.has("language_info")) {
                    return;
                }
            }
        }
        throw new KernelDeath(
                "The kernel did not answer within " + timeout.toSeconds() + " s of its start.", process.lastLines());
    }

    /** The content of the kernel's {@code kernel_info_reply}. */
    public JsonObject info() {
        return info;
    }

    /**
     * Runs code until the kernel has answered and is idle again.
     *
     * @param timeout after which the code is interrupted; zero means never
     * @throws KernelDeath when the process ends, or when it does not heed an interrupt
     */
    public Execution execute(String code, Duration timeout, OutputListener listener) throws KernelDeath {
        Execution execution = new Execution();
        String id = sockets.send(Channel.SHELL, "execute_request", request(code, listener.answersInput()));
        listener.asked(id);
        Deadline time = timeout.isZero() ? Deadline.NEVER : Deadline.in(timeout);
        Deadline heed = Deadline.NEVER;
        Deadline idle = Deadline.NEVER;
        while (!execution.complete() && !idle.over()) {
            if (time.over() && !execution.timedOut()) {
                execution.markTimedOut();
                requestInterrupt();
            }
            if (interruptRequested.compareAndSet(true, false)) {
                sockets.send(Channel.CONTROL, "interrupt_request", new JsonObject());
                heed = Deadline.in(HEED);
            }
            if (heed.over()) {
                throw new KernelDeath("The kernel did not heed an interrupt and was ended.", process.lastLines());
            }
            take(id, execution, listener);
            if (execution.replied() && idle == Deadline.NEVER) {
                idle = Deadline.in(IDLE_AFTER_REPLY);
            }
        }
        return execution;
    }

    private void take(String id, Execution execution, OutputListener listener) throws KernelDeath {
        Optional<Received> received = next();
        if (received.isEmpty()) {
            listener.waiting();
            return;
        }
        WireMessage message = received.get().message();
        boolean ours = message.parentId().equals(id);
        if (received.get().channel() == Channel.IOPUB) {
            if (ours) {
                execution.published(message);
            }
            listener.heard(message);
        } else if (ours && message.type().equals("execute_reply")) {
            execution.answered(message.content());
        } else if (message.type().equals("input_request")) {
            boolean password = message.content().has("password")
                    && message.content().get("password").getAsBoolean();
            JsonObject content = new JsonObject();
            content.addProperty("value", listener.answer(message.text("prompt"), password));
            sockets.send(Channel.STDIN, "input_reply", content);
        }
    }

    /**
     * Asks something else on the shell channel, between two executions.
     *
     * @return the reply's content; empty when none came in time
     */
    public JsonObject ask(String type, JsonObject content, Duration timeout) throws KernelDeath {
        String id = sockets.send(Channel.SHELL, type, content);
        Deadline time = Deadline.in(timeout);
        while (!time.over()) {
            Optional<Received> received = next();
            if (received.isPresent()
                    && received.get().channel() == Channel.SHELL
                    && received.get().message().parentId().equals(id)) {
                return received.get().message().content();
            }
        }
        return new JsonObject();
    }

    private static JsonObject request(String code, boolean input) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("silent", false);
        content.addProperty("store_history", true);
        content.add("user_expressions", new JsonObject());
        content.addProperty("allow_stdin", input);
        content.addProperty("stop_on_error", true);
        return content;
    }

    private Optional<Received> next() throws KernelDeath {
        Optional<Received> received = sockets.receive(POLL_MILLIS);
        if (received.isEmpty() && !process.alive()) {
            // What the process sent before its end may still be on its way.
            received = sockets.receive(LAST_WORDS_MILLIS);
            if (received.isEmpty()) {
                throw process.death();
            }
        }
        return received;
    }

    /** Asks for an interrupt of what is running. Safe to call from any thread. */
    public void requestInterrupt() {
        interruptRequested.set(true);
    }

    /** What the process wrote last on its own standard output and error. */
    public List<String> lastLines() {
        return process.lastLines();
    }

    /** Asks the kernel to end, and waits for that. */
    public void shutDown(Duration patience) {
        if (process.alive()) {
            JsonObject content = new JsonObject();
            content.addProperty("restart", false);
            sockets.send(Channel.CONTROL, "shutdown_request", content);
            process.awaitEnd(patience.toMillis());
        }
    }

    /** Asks the kernel to end, waits a little, then ends it. */
    @Override
    public void close() {
        shutDown(LAST_PATIENCE);
        sockets.close();
        process.close();
    }
}
