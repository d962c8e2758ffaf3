package dev.tunebook.kernel.run.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A kernel over real ZeroMQ in a JVM of its own, whose cells are small scripts that say what to answer: see
 * {@link FakeScript}.
 */
public final class FakeKernel {
    private final ZContext context = new ZContext();
    private final JsonObject connection;
    private final WireCodec codec;
    private final ZMQ.Socket output;

    private FakeKernel(JsonObject connection) {
        this.connection = connection;
        this.codec = new WireCodec(connection.get("key").getAsString());
        this.output = bind(SocketType.PUB, "iopub_port");
        output.setSndHWM(0);
    }

    /** @param arguments the connection file */
    public static void main(String[] arguments) throws Exception {
        String text = Files.readString(Path.of(arguments[0]));
        new FakeKernel(JsonParser.parseString(text).getAsJsonObject()).serve();
    }

    private ZMQ.Socket bind(SocketType type, String port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(500);
        socket.bind("tcp://127.0.0.1:" + connection.get(port).getAsInt());
        return socket;
    }

    private void serve() {
        ZMQ.Socket control = bind(SocketType.ROUTER, "control_port");
        FakeScript script = new FakeScript(this);
        Thread listener = new Thread(() -> listen(control, script));
        listener.setDaemon(true);
        listener.start();
        ZMQ.Socket shell = bind(SocketType.ROUTER, "shell_port");
        while (true) {
            Request request = receive(shell);
            publish(request.message, "status", "{\"execution_state\":\"busy\"}");
            JsonObject reply = new JsonObject();
            if (request.message.type().equals("execute_request")) {
                reply = script.run(request.message);
            } else {
                reply.add("language_info", JsonParser.parseString("{\"name\":\"java\",\"version\":\"17\"}"));
            }
            String type = request.message.type().replace("_request", "_reply");
            send(shell, request.identity, message(request.message, type, reply));
            publish(request.message, "status", "{\"execution_state\":\"idle\"}");
        }
    }

    private void listen(ZMQ.Socket control, FakeScript script) {
        while (true) {
            Request request = receive(control);
            if (request.message.type().equals("shutdown_request")) {
                System.exit(0);
            }
            script.interrupt();
            send(control, request.identity, message(request.message, "interrupt_reply", new JsonObject()));
        }
    }

    private record Request(byte[] identity, WireMessage message) {}

    private Request receive(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        return new Request(frames.get(0), codec.decode(frames).orElseThrow());
    }

    private static WireMessage message(WireMessage request, String type, JsonObject content) {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("msg_type", type);
        return new WireMessage(header, request.header(), new JsonObject(), content);
    }

    void publish(WireMessage request, String type, String content) {
        publish(request, type, JsonParser.parseString(content).getAsJsonObject());
    }

    synchronized void publish(WireMessage request, String type, JsonObject content) {
        send(output, null, message(request, type, content));
    }

    private void send(ZMQ.Socket socket, byte[] identity, WireMessage message) {
        if (identity != null) {
            socket.sendMore(identity);
        }
        List<byte[]> frames = codec.encode(message);
        for (int index = 0; index < frames.size(); index++) {
            socket.send(frames.get(index), index < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }
}
