package dev.tunebook.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A front end made of plain sockets and a kernel process that it has started. */
final class KernelSession implements AutoCloseable {
    enum Channel {
        SHELL,
        CONTROL,
        STDIN,
        IOPUB,
        HB
    }

    static final int PATIENCE_MILLIS = 60_000;

    private final ZContext context = new ZContext(1);
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final String session = UUID.randomUUID().toString();
    private final Map<String, Deque<Heard>> backlog = new HashMap<>();
    private final JsonObject connection;
    private final Process process;
    private final Path folder;

    private KernelSession(Map<String, String> environment, List<String> jvmArguments) {
        try {
            folder = Files.createTempDirectory("kernel session ä");
            connection = KernelLaunch.connection();
            Path file = Files.writeString(folder.resolve("connection.json"), connection.toString());
            process = KernelLaunch.start(file, environment, jvmArguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connect();
    }

    /** Starts a kernel as the launcher does. */
    static KernelSession start(String... jvmArguments) {
        return startIn(Map.of(), jvmArguments);
    }

    /** The same, with variables of the environment. */
    static KernelSession startIn(Map<String, String> environment, String... jvmArguments) {
        KernelSession session = new KernelSession(environment, List.of(jvmArguments));
        // A port that was free may be taken before the kernel gets it; then the kernel ends, and others are tried.
        for (int more = 3; !session.beats() && more > 0; more--) {
            session.close();
            session = new KernelSession(environment, List.of(jvmArguments));
        }
        session.waitUntilReady();
        return session;
    }

    /** Whether the kernel answers a heartbeat before its process ends. */
    private boolean beats() {
        ZMQ.Socket heart = sockets.get(Channel.HB);
        heart.setReceiveTimeOut(50);
        heart.send("beat");
        for (int waited = 0; waited < PATIENCE_MILLIS && process.isAlive(); waited += 50) {
            if (heart.recv() != null) {
                return true;
            }
        }
        return false;
    }

    /** The folder that the kernel was started in. */
    Path folder() {
        return folder;
    }

    /** What the kernel has written to its standard error, for the front end's log. */
    String log() throws IOException {
        return Files.readString(folder.resolve("kernel.log"));
    }

    Process process() {
        return process;
    }

    /** Runs a cell to its end. */
    Exchange run(String code) {
        return request(Channel.SHELL, "execute_request", executeContent(code)).untilIdle();
    }

    /** Sends a cell and returns at once. */
    Exchange begin(String code) {
        return request(Channel.SHELL, "execute_request", executeContent(code));
    }

    /** Sends a request and waits until the kernel is idle again. */
    Exchange ask(Channel channel, String type, String content) {
        return request(channel, type, JsonParser.parseString(content).getAsJsonObject())
                .untilIdle();
    }

    Exchange request(Channel channel, String type, JsonObject content) {
        return request(channel, header(type), content);
    }

    Exchange request(Channel channel, JsonObject header, JsonObject content) {
        sendFrames(channel, Frames.of(header, content));
        return new Exchange(this, channel, header.get("msg_id").getAsString());
    }

    static JsonObject executeContent(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("silent", false);
        content.addProperty("store_history", true);
        content.addProperty("allow_stdin", true);
        content.addProperty("stop_on_error", true);
        return content;
    }

    JsonObject header(String type) {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("session", session);
        header.addProperty("username", "test");
        header.addProperty("date", Instant.now().toString());
        header.addProperty("msg_type", type);
        header.addProperty("version", "5.4");
        return header;
    }

    void sendFrames(Channel channel, List<byte[]> frames) {
        ZMQ.Socket socket = sockets.get(channel);
        frames.subList(0, frames.size() - 1).forEach(socket::sendMore);
        socket.send(frames.get(frames.size() - 1));
    }

    /** The next message on a channel, or null when none comes in time. */
    Heard receive(Channel channel, int timeoutMillis) {
        ZMQ.Socket socket = sockets.get(channel);
        socket.setReceiveTimeOut(timeoutMillis);
        List<byte[]> frames = new ArrayList<>();
        byte[] frame = socket.recv();
        if (frame == null) {
            return null;
        }
        frames.add(frame);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return Heard.of(frames);
    }

    /** The next published message for a request; those for others are kept for them. */
    Heard publishedFor(String id, Supplier<String> what) {
        return next(Channel.IOPUB, id, what);
    }

    /** The reply to a request; those to others are kept for them. */
    Heard replyTo(Channel channel, String id) {
        return next(channel, id, () -> "a reply");
    }

    private Heard next(Channel channel, String id, Supplier<String> what) {
        Deque<Heard> kept = backlog.computeIfAbsent(channel + id, key -> new ArrayDeque<>());
        while (kept.isEmpty()) {
            Heard heard = receive(channel, PATIENCE_MILLIS);
            assertThat(heard).as(what).isNotNull();
            backlog.computeIfAbsent(channel + heard.parentId(), key -> new ArrayDeque<>())
                    .add(heard);
        }
        return kept.remove();
    }

    /** Where the kernel listens on this machine. */
    int port(Channel channel) {
        return connection.get(KernelLaunch.port(channel)).getAsInt();
    }

    ZMQ.Socket socket(Channel channel) {
        return sockets.get(channel);
    }

    /** Waits for the process to end, and says whether it did. */
    boolean endsWithin(int millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        sockets.values().forEach(socket -> socket.setLinger(0));
        context.close();
    }

    private void connect() {
        for (Channel channel : Channel.values()) {
            SocketType type = switch (channel) {
                case IOPUB -> SocketType.SUB;
                case HB -> SocketType.REQ;
                default -> SocketType.DEALER;
            };
            ZMQ.Socket socket = context.createSocket(type);
            socket.setLinger(0);
            socket.setRcvHWM(0);
            if (type == SocketType.DEALER) {
                socket.setIdentity(session.getBytes(StandardCharsets.UTF_8));
            } else if (type == SocketType.SUB) {
                socket.subscribe(new byte[0]);
            }
            socket.connect("tcp://127.0.0.1:" + port(channel));
            sockets.put(channel, socket);
        }
    }

    /** Asks until the kernel's published messages arrive, too. */
    private void waitUntilReady() {
        for (int attempt = 0; attempt < 100; attempt++) {
            Exchange asked = request(Channel.SHELL, "kernel_info_request", new JsonObject());
            asked.reply();
            if (receive(Channel.IOPUB, 200) != null) {
                while (receive(Channel.IOPUB, 200) != null) {}
                return;
            }
        }
        throw new AssertionError("The kernel publishes nothing.");
    }
}
