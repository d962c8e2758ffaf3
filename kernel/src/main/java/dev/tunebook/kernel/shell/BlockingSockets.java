package dev.tunebook.kernel.shell;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.net.DatagramSocket;
import java.net.SocketImpl;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Knows at which socket a thread waits. Reading, accepting and connecting answer no interrupt: they end when the socket
 * is closed, and not before.
 *
 * <p>The JDK's own sockets are made to say so, whoever opened them; see {@link SocketWeaver}.
 */
final class BlockingSockets implements Consumer<Object> {
    private static final BlockingSockets ALL = new BlockingSockets();

    private static volatile boolean watched;

    private final Map<Thread, Wait> waits = new ConcurrentHashMap<>();
    private volatile Method close;

    private record Wait(Object socket, RunningCell cell, long sinceNanos) {}

    private BlockingSockets() {}

    /** Those of this JVM. */
    static BlockingSockets all() {
        return ALL;
    }

    /** Begins to watch, once; does nothing where the JDK's sockets are not as expected, or in use already. */
    static void watch() {
        if (!watched) {
            watchNow();
        }
    }

    /** Begins to watch before classes of snippets run that may come to use a socket. */
    static void watchFor(byte[] snippetClass) {
        if (!watched && OutwardCalls.areIn(snippetClass)) {
            watchNow();
        }
    }

    private static synchronized void watchNow() {
        if (!watched) {
            Agent.instrumentation().ifPresent(ALL::listen);
            watched = true;
        }
    }

    private void listen(Instrumentation instrumentation) {
        ClassFileTransformer weaver = new SocketWeaver();
        instrumentation.addTransformer(weaver);
        try {
            Set<Module> ours = Set.of(BlockingSockets.class.getModule());
            Map<String, Set<Module>> opened = Map.of("java.net", ours, "sun.nio.ch", ours);
            instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(), opened, Set.of(), Map.of());
            close = SocketImpl.class.getDeclaredMethod("close");
            close.setAccessible(true);
            for (String name : List.of(SocketWeaver.STREAMS, SocketWeaver.DATAGRAMS)) {
                Class.forName(name).getField(SocketWeaver.LISTENER).set(null, this);
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Then a read of a socket goes on until something comes, as it does without us.
            close = null;
        } finally {
            instrumentation.removeTransformer(weaver);
        }
    }

    /** Called by the JDK's sockets, on the thread that is about to wait or has waited. */
    @Override
    public void accept(Object socketOrNull) {
        if (socketOrNull == null) {
            waits.remove(Thread.currentThread());
        } else {
            waits.put(Thread.currentThread(), new Wait(socketOrNull, RunningCell.ofCaller(), System.nanoTime()));
        }
    }

    /**
     * Closes the sockets at which threads have been waiting for a while.
     *
     * @param millis for how long at least; what ends by itself is better left alone
     * @param concerned which threads, and the cells that they work for, null where there is none
     * @return whether there was one
     */
    boolean wake(long millis, BiPredicate<Thread, RunningCell> concerned) {
        boolean woken = false;
        for (Map.Entry<Thread, Wait> each : waits.entrySet()) {
            Wait wait = each.getValue();
            boolean late = System.nanoTime() - wait.sinceNanos >= millis * 1_000_000;
            if (late && concerned.test(each.getKey(), wait.cell) && waits.remove(each.getKey(), wait)) {
                woken |= closed(wait.socket);
            }
        }
        return woken;
    }

    private boolean closed(Object socket) {
        try {
            if (socket instanceof DatagramSocket datagrams) {
                datagrams.close();
            } else {
                close.invoke(socket);
            }
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
