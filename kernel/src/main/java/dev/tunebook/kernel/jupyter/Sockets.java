package dev.tunebook.kernel.jupyter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The kernel's sockets, all owned by one thread that sleeps until one of them has something.
 *
 * <p>What is to be sent comes in by a short queue, and a signal by an in-process socket. A front end that reads too slowly
 * fills its own queue; then nothing is dropped, but the short one is left unread until there is room, and whoever prints
 * has to wait.
 */
final class Sockets {
    private static final String WAKE = "inproc://wake";
    private static final int UNSENT_MESSAGES = 400;
    private static final int PIPE_MESSAGES = 16;
    private static final int LINGER_MILLIS = 1000;
    private static final int RETRY_MILLIS = 2;
    private static final Channel[] ROUTERS = {Channel.SHELL, Channel.CONTROL, Channel.STDIN};

    private final ZContext context = new ZContext(1);
    private final Map<Channel, ZMQ.Socket> byChannel = new EnumMap<>(Channel.class);
    private final BlockingQueue<Ready> publishes = new ArrayBlockingQueue<>(PIPE_MESSAGES);
    private final BlockingQueue<Ready> replies = new ArrayBlockingQueue<>(PIPE_MESSAGES);
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ZMQ.Socket wakeIn;
    private final ZMQ.Socket heartbeat;
    private final BiConsumer<Channel, List<byte[]>> receiver;
    private List<byte[]> unsent;
    private volatile boolean running = true;

    /** A message on its way to a socket. */
    private record Ready(Channel channel, List<byte[]> frames) {}

    /**
     * Binds everything, so that a front end may connect from now on.
     *
     * @param receiver told the frames of every message, on the thread that calls {@link #run}
     */
    Sockets(Connection connection, BiConsumer<Channel, List<byte[]>> receiver) {
        this.receiver = receiver;
        context.setLinger(LINGER_MILLIS);
        for (Channel channel : Channel.values()) {
            SocketType type = channel == Channel.IOPUB ? SocketType.XPUB : SocketType.ROUTER;
            ZMQ.Socket socket = context.createSocket(type);
            if (channel == Channel.IOPUB) {
                socket.setSndHWM(UNSENT_MESSAGES);
                socket.setXpubNoDrop(true);
            } else {
                socket.setRouterHandover(true);
            }
            socket.bind(connection.address(connection.port(channel)));
            byChannel.put(channel, socket);
        }
        heartbeat = context.createSocket(SocketType.REP);
        heartbeat.bind(connection.address(connection.heartbeatPort()));
        wakeIn = context.createSocket(SocketType.PULL);
        wakeIn.bind(WAKE);
    }

    /** Where one other thread may put messages to send; it blocks while the front end is too slow. */
    Outlet outlet() {
        return new Outlet();
    }

    /** Sends and receives until {@link Outlet#end()}. */
    void run() {
        ZMQ.Poller poller = context.createPoller(ROUTERS.length + 3);
        for (Channel channel : ROUTERS) {
            poller.register(byChannel.get(channel), ZMQ.Poller.POLLIN);
        }
        poller.register(byChannel.get(Channel.IOPUB), ZMQ.Poller.POLLIN);
        poller.register(heartbeat, ZMQ.Poller.POLLIN);
        poller.register(wakeIn, ZMQ.Poller.POLLIN);
        while (running) {
            if (unsent == null) {
                poller.poll(publishes.isEmpty() ? -1 : 0);
            } else {
                poller.poll(RETRY_MILLIS);
            }
            receive(poller);
            sendWhatWaits();
        }
        context.close();
    }

    private void receive(ZMQ.Poller poller) {
        for (int i = 0; i < ROUTERS.length; i++) {
            if (poller.pollin(i)) {
                receive(ROUTERS[i]);
            }
        }
        if (poller.pollin(ROUTERS.length)) {
            frames(byChannel.get(Channel.IOPUB));
        }
        if (poller.pollin(ROUTERS.length + 1)) {
            heartbeat.send(heartbeat.recv(ZMQ.DONTWAIT), ZMQ.DONTWAIT);
        }
        if (poller.pollin(ROUTERS.length + 2)) {
            wakeIn.recv(ZMQ.DONTWAIT);
            woken.set(false);
        }
    }

    /** Some of it, so that a flood of output keeps nobody from being heard. */
    private void sendWhatWaits() {
        for (Ready next = replies.poll(); next != null; next = replies.poll()) {
            reply(next);
        }
        if (unsent != null) {
            publish(unsent);
        }
        for (int i = 0; i < PIPE_MESSAGES && unsent == null; i++) {
            Ready next = publishes.poll();
            if (next == null) {
                return;
            }
            publish(next.frames);
        }
    }

    private void receive(Channel channel) {
        try {
            receiver.accept(channel, frames(byChannel.get(channel)));
        } catch (RuntimeException e) {
            Log.warn("A message could not be read", e);
        }
    }

    private void reply(Ready ready) {
        if (!send(byChannel.get(ready.channel), ready.frames)) {
            Log.warn("A reply could not be sent: the front end does not read.");
        }
    }

    private void publish(List<byte[]> frames) {
        if (frames.isEmpty()) {
            running = false;
            return;
        }
        unsent = send(byChannel.get(Channel.IOPUB), frames) ? null : frames;
    }

    private static boolean send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            int more = i < frames.size() - 1 ? ZMQ.SNDMORE : 0;
            try {
                if (!socket.send(frames.get(i), more | ZMQ.DONTWAIT) && i == 0) {
                    return false;
                }
            } catch (ZMQException e) {
                Log.warn("A message could not be sent", e);
                return true;
            }
        }
        return true;
    }

    private static List<byte[]> frames(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv(ZMQ.DONTWAIT);
            frames.add(frame == null ? new byte[0] : frame);
        } while (socket.hasReceiveMore());
        return frames;
    }

    /** The sending end, for one thread. */
    final class Outlet {
        private final ZMQ.Socket wake = context.createSocket(SocketType.PUSH);

        private Outlet() {
            wake.connect(WAKE);
        }

        void send(Channel channel, List<byte[]> frames) throws InterruptedException {
            (channel == Channel.IOPUB ? publishes : replies).put(new Ready(channel, frames));
            if (!woken.getAndSet(true)) {
                wake.send(new byte[0]);
            }
        }

        /** Closes the sockets once everything before has been sent. */
        void end() throws InterruptedException {
            send(Channel.IOPUB, List.of());
        }
    }
}
