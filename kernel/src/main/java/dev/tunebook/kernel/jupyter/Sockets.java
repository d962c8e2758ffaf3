package dev.tunebook.kernel.jupyter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * The kernel's sockets, owned by two threads: one receives, and sends replies; the other publishes.
 *
 * <p>The first sleeps until one of its sockets has something; replies come to it by a short queue, and a signal by an
 * in-process socket. A front end that reads what is published too slowly holds up the second thread: nothing is dropped,
 * and whoever prints has to wait.
 */
final class Sockets {
    private static final String WAKE = "inproc://wake";
    /** For each front end; of the largest, that is some 20 MB. */
    private static final int UNSENT_MESSAGES = 64;

    private static final int WAITING_REPLIES = 16;
    private static final int LINGER_MILLIS = 1000;
    private static final int PUBLISHING_MILLIS = 200;
    /** JeroMQ makes room for a frame as soon as its length is told; whoever tells a greater one is disconnected. */
    private static final long LARGEST_FRAME_BYTES =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4);

    private static final Channel[] ROUTERS = {Channel.SHELL, Channel.CONTROL, Channel.STDIN};

    private final ZContext context = new ZContext(1);
    private final Map<Channel, ZMQ.Socket> byChannel = new EnumMap<>(Channel.class);
    private final BlockingQueue<Reply> replies = new ArrayBlockingQueue<>(WAITING_REPLIES);
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ZMQ.Socket wakeIn;
    private final ZMQ.Socket heartbeat;
    private final BiConsumer<Channel, List<byte[]>> receiver;
    private boolean running = true;

    /** A message on its way to a socket; without frames, the end. */
    private record Reply(Channel channel, List<byte[]> frames) {}

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
                socket.setSendTimeOut(PUBLISHING_MILLIS);
            } else {
                socket.setRouterHandover(true);
            }
            limitFrames(socket, channel.name().toLowerCase(Locale.ROOT));
            socket.bind(connection.address(connection.port(channel)));
            byChannel.put(channel, socket);
        }
        heartbeat = context.createSocket(SocketType.REP);
        limitFrames(heartbeat, "heartbeat");
        heartbeat.bind(connection.address(connection.heartbeatPort()));
        wakeIn = context.createSocket(SocketType.PULL);
        wakeIn.bind(WAKE);
    }

    /** Who sends too large a frame is disconnected; why, JeroMQ tells the thread alone on which that happens. */
    private static void limitFrames(ZMQ.Socket socket, String name) {
        socket.setMaxMsgSize(LARGEST_FRAME_BYTES);
        socket.setEventHook(
                event -> {
                    if (socket.errno() == ZError.EMSGSIZE) {
                        Log.warn("Refused a frame of more than " + (LARGEST_FRAME_BYTES >> 20) + " MB on the " + name
                                + " channel, and disconnected who sent it.");
                    }
                },
                ZMQ.EVENT_DISCONNECTED);
    }

    /**
     * Where one other thread may put messages to send; it blocks while the front end is too slow.
     *
     * @param ending whether what a front end does not read may be dropped, since all comes to an end
     */
    Outlet outlet(BooleanSupplier ending) {
        return new Outlet(ending);
    }

    /** Receives, and sends replies, until {@link Outlet#end()}. */
    void run() {
        ZMQ.Poller poller = context.createPoller(ROUTERS.length + 2);
        for (Channel channel : ROUTERS) {
            poller.register(byChannel.get(channel), ZMQ.Poller.POLLIN);
        }
        poller.register(heartbeat, ZMQ.Poller.POLLIN);
        poller.register(wakeIn, ZMQ.Poller.POLLIN);
        while (running) {
            poller.poll(-1);
            receive(poller);
            sendReplies();
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
            heartbeat.send(heartbeat.recv(ZMQ.DONTWAIT), ZMQ.DONTWAIT);
        }
        if (poller.pollin(ROUTERS.length + 1)) {
            wakeIn.recv(ZMQ.DONTWAIT);
            woken.set(false);
        }
    }

    private void receive(Channel channel) {
        try {
            receiver.accept(channel, frames(byChannel.get(channel)));
        } catch (RuntimeException e) {
            Log.warn("A message could not be read", e);
        }
    }

    private void sendReplies() {
        for (Reply next = replies.poll(); next != null; next = replies.poll()) {
            if (next.frames.isEmpty()) {
                running = false;
            } else if (!send(byChannel.get(next.channel), next.frames, ZMQ.DONTWAIT)) {
                Log.warn("A reply could not be sent: the front end does not read.");
            }
        }
    }

    private static boolean send(ZMQ.Socket socket, List<byte[]> frames, int flags) {
        for (int i = 0; i < frames.size(); i++) {
            int more = i < frames.size() - 1 ? ZMQ.SNDMORE : 0;
            try {
                if (!socket.send(frames.get(i), more | flags) && i == 0) {
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

    /** The sending end, for one thread, which owns the socket that publishes. */
    final class Outlet {
        private final ZMQ.Socket wake = context.createSocket(SocketType.PUSH);
        private final ZMQ.Socket publisher = byChannel.get(Channel.IOPUB);
        private final BooleanSupplier ending;
        private boolean givenUp;

        private Outlet(BooleanSupplier ending) {
            this.ending = ending;
            wake.connect(WAKE);
        }

        void send(Channel channel, List<byte[]> frames) throws InterruptedException {
            if (channel == Channel.IOPUB) {
                publish(frames);
            } else {
                reply(channel, frames);
            }
        }

        /** Closes the sockets once everything before has been sent. */
        void end() throws InterruptedException {
            reply(Channel.SHELL, List.of());
        }

        private void publish(List<byte[]> frames) {
            while (publisher.recv(ZMQ.DONTWAIT) != null) {
                // Who subscribes need not be known here.
                continue;
            }
            while (!givenUp && !Sockets.send(publisher, frames, 0)) {
                givenUp = ending.getAsBoolean();
            }
        }

        private void reply(Channel channel, List<byte[]> frames) throws InterruptedException {
            replies.put(new Reply(channel, frames));
            if (!woken.getAndSet(true)) {
                wake.send(new byte[0]);
            }
        }
    }
}
