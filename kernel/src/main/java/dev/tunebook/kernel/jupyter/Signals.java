package dev.tunebook.kernel.jupyter;

import java.lang.reflect.Proxy;

/** Takes the interrupt signal, by which front ends that know no interrupt message stop a cell. */
final class Signals {
    private Signals() {}

    /** By reflection: the only way to a signal is a class that javac warns of, unsuppressibly. */
    static void onInterrupt(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler).invoke(null, interrupt, handling);
        } catch (ReflectiveOperationException e) {
            Log.warn("This JVM keeps the interrupt signal for itself: " + e);
        }
    }
}
