package dev.tunebook.kernel.jupyter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The kernel's sockets, all owned by one thread that sleeps until one of them has something.
 *
 * <p>What is to be sent comes in by an in-process pipe. A front end that reads too slowly fills its queue; then nothing
 * is dropped, but the pipe is left unread until there is room, and whoever prints has to wait.
 */
final class Sockets {
    private static final String PUBLISH = "inproc://publish";
    private static final String REPLY = "inproc://reply";
    private static final int UNSENT_MESSAGES = 400;
    private static final int PIPE_MESSAGES = 16;
    private static final int LINGER_MILLIS = 1000;
    private static final int RETRY_MILLIS = 2;
    private static final Channel[] ROUTERS = {Channel.SHELL, Channel.CONTROL, Channel.STDIN};

    private final ZContext context = new ZContext(1);
    private final Map<Channel, ZMQ.Socket> byChannel = new EnumMap<>(Channel.class);
    private final ZMQ.Socket publishIn;
    private final ZMQ.Socket replyIn;
    private final ZMQ.Socket heartbeat;
    private final BiConsumer<Channel, List<byte[]>> receiver;
    private List<byte[]> unsent;
    private volatile boolean running = true;

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
        publishIn = pipeEnd(PUBLISH);
        replyIn = pipeEnd(REPLY);
    }

    /** Where one other thread may put messages to send; it blocks while the front end is too slow. */
    Outlet outlet() {
        return new Outlet(context);
    }

    /** Sends and receives until {@link Outlet#end()}. */
    void run() {
        ZMQ.Poller poller = context.createPoller(ROUTERS.length + 4);
        for (Channel channel : ROUTERS) {
            poller.register(byChannel.get(channel), ZMQ.Poller.POLLIN);
        }
        poller.register(byChannel.get(Channel.IOPUB), ZMQ.Poller.POLLIN);
        poller.register(heartbeat, ZMQ.Poller.POLLIN);
        poller.register(replyIn, ZMQ.Poller.POLLIN);
        int publishIndex = poller.register(publishIn, ZMQ.Poller.POLLIN);
        boolean listening = true;
        while (running) {
            if (listening != (unsent == null)) {
                listening = unsent == null;
                if (listening) {
                    publishIndex = poller.register(publishIn, ZMQ.Poller.POLLIN);
                } else {
                    poller.unregister(publishIn);
                }
            }
            poller.poll(unsent == null ? -1 : RETRY_MILLIS);
            serve(poller, listening && poller.pollin(publishIndex));
        }
        context.close();
    }

    private void serve(ZMQ.Poller poller, boolean toPublish) {
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
            reply(frames(replyIn));
        }
        if (unsent != null) {
            publish(unsent);
        } else if (toPublish) {
            publish(frames(publishIn));
        }
    }

    private void receive(Channel channel) {
        try {
            receiver.accept(channel, frames(byChannel.get(channel)));
        } catch (RuntimeException e) {
            Log.warn("A message could not be read", e);
        }
    }

    private void reply(List<byte[]> frames) {
        Channel channel = Channel.values()[frames.get(0)[0]];
        if (!send(byChannel.get(channel), frames.subList(1, frames.size()))) {
            Log.warn("A reply could not be sent: the front end does not read.");
        }
    }

    private void publish(List<byte[]> frames) {
        if (frames.get(0).length == 0) {
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

    private ZMQ.Socket pipeEnd(String address) {
        ZMQ.Socket end = context.createSocket(SocketType.PULL);
        end.setRcvHWM(PIPE_MESSAGES);
        end.bind(address);
        return end;
    }

    /** The sending end, for one thread. */
    static final class Outlet {
        private final ZMQ.Socket publish;
        private final ZMQ.Socket reply;

        private Outlet(ZContext context) {
            publish = connect(context, PUBLISH);
            reply = connect(context, REPLY);
        }

        void send(Channel channel, List<byte[]> frames) {
            if (channel == Channel.IOPUB) {
                frames.subList(0, frames.size() - 1).forEach(publish::sendMore);
                publish.send(frames.get(frames.size() - 1));
            } else {
                reply.sendMore(new byte[] {(byte) channel.ordinal()});
                frames.subList(0, frames.size() - 1).forEach(reply::sendMore);
                reply.send(frames.get(frames.size() - 1));
            }
        }

        /** Closes the sockets once everything before has been sent. */
        void end() {
            publish.send(new byte[0]);
        }

        private static ZMQ.Socket connect(ZContext context, String address) {
            ZMQ.Socket end = context.createSocket(SocketType.PUSH);
            end.setSndHWM(PIPE_MESSAGES);
            end.connect(address);
            return end;
        }
    }
}
