package dev.tunebook.kernel.run.client;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.client.Connection.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A client's sockets to one kernel. For one thread only, as ZeroMQ sockets are. */
final class KernelSockets implements AutoCloseable {
    private static final String PROTOCOL = "5.4";

    /** A message and the channel that it came by. */
    record Received(Channel channel, WireMessage message) {}

    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final List<Channel> polled = List.of(Channel.IOPUB, Channel.SHELL, Channel.CONTROL, Channel.STDIN);
    private final ZMQ.Poller poller;
    private final WireCodec codec;
    private final String session = UUID.randomUUID().toString();

    KernelSockets(Connection connection) {
        codec = new WireCodec(connection.key());
        context.setLinger(0);
        sockets.put(Channel.IOPUB, open(connection, Channel.IOPUB, SocketType.SUB));
        sockets.get(Channel.IOPUB).subscribe(ZMQ.SUBSCRIPTION_ALL);
        sockets.put(Channel.SHELL, open(connection, Channel.SHELL, SocketType.DEALER));
        sockets.put(Channel.CONTROL, open(connection, Channel.CONTROL, SocketType.DEALER));
        sockets.put(Channel.STDIN, open(connection, Channel.STDIN, SocketType.DEALER));
        poller = context.createPoller(polled.size());
        polled.forEach(channel -> poller.register(sockets.get(channel), ZMQ.Poller.POLLIN));
    }

    private ZMQ.Socket open(Connection connection, Channel channel, SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setIdentity(session.getBytes(ZMQ.CHARSET));
        // Nothing that the kernel sends may be dropped here, however fast it prints.
        socket.setRcvHWM(0);
        socket.connect(connection.endpoint(channel));
        return socket;
    }

    /** Sends a request; what answers it carries the returned id in its parent header. */
    String send(Channel channel, String type, JsonObject content) {
        String id = UUID.randomUUID().toString();
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", id);
        header.addProperty("session", session);
        header.addProperty("username", "tunebook");
        header.addProperty("date", Instant.now().toString());
        header.addProperty("msg_type", type);
        header.addProperty("version", PROTOCOL);
        List<byte[]> frames = codec.encode(new WireMessage(header, new JsonObject(), new JsonObject(), content));
        ZMQ.Socket socket = sockets.get(channel);
        for (int index = 0; index < frames.size(); index++) {
            socket.send(frames.get(index), index < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
        return id;
    }

    /** The next message; output goes before replies, as it does in the kernel. Empty when none came in time. */
    Optional<Received> receive(long timeoutMillis) {
        poller.poll(timeoutMillis);
        for (int index = 0; index < polled.size(); index++) {
            if (poller.pollin(index)) {
                Channel channel = polled.get(index);
                return codec.decode(frames(sockets.get(channel))).map(message -> new Received(channel, message));
            }
        }
        return Optional.empty();
    }

    private static List<byte[]> frames(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        return frames;
    }

    @Override
    public void close() {
        poller.close();
        context.close();
    }
}
