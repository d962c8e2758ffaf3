package dev.tunebook.kernel.shell;

import java.lang.instrument.Instrumentation;
import java.util.Optional;

/** Receives the JVM's instrumentation, by which loaded snippets are redefined in place. */
public final class Agent {
    private static volatile Instrumentation instrumentation;

    private Agent() {}

    /** Called by the JVM for {@code -javaagent:}. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /** Called by the JVM when the agent is attached late. */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    static Optional<Instrumentation> instrumentation() {
        return Optional.ofNullable(instrumentation);
    }
}
