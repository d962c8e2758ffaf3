package dev.tunebook.kernel.shell;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Receives the JVM's instrumentation, by which loaded snippets are redefined in place.
 *
 * <p>It is asked for late. An agent that is there from the start is shown every class that the JVM loads, by a call and a
 * look into the class's file, and keeps it from taking its modules ready-made from the archive of classes.
 */
public final class Agent {
    private static volatile Instrumentation instrumentation;
    private static boolean tried;

    private Agent() {}

    /** Called by the JVM for {@code -javaagent:}. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /** Called by the JVM when the agent is attached late. */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /**
     * The instrumentation. Attached at the first call, which takes some hundredths of a second; empty where the JVM
     * does not let itself be attached to, without {@code -Djdk.attach.allowAttachSelf=true}.
     */
    static Optional<Instrumentation> instrumentation() {
        if (instrumentation == null) {
            attachOnce();
        }
        return Optional.ofNullable(instrumentation);
    }

    private static synchronized void attachOnce() {
        if (instrumentation != null || tried) {
            return;
        }
        tried = true;
        try {
            attach();
        } catch (IOException | URISyntaxException | RuntimeException | LinkageError e) {
            // What needs it does without: JShell then replaces a class instead of redefining it, and values are
            // carried.
            instrumentation = null;
        }
    }

    private static void attach() throws IOException, URISyntaxException {
        Path jar = Path.of(
                Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try {
            VirtualMachine self =
                    VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
            try {
                self.loadAgent(jar.toString());
            } finally {
                self.detach();
            }
        } catch (AttachNotSupportedException
                | com.sun.tools.attach.AgentLoadException
                | com.sun.tools.attach.AgentInitializationException e) {
            throw new IOException(e);
        }
    }
}
