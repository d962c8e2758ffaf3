package dev.tunebook.kernel.session;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.ShippedArguments;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts a kernel's process as the launcher does, in a folder of its own. */
final class KernelLaunch {
    private KernelLaunch() {}

    /** What a front end writes into the connection file. */
    static JsonObject connection() throws IOException {
        JsonObject connection = new JsonObject();
        connection.addProperty("ip", "127.0.0.1");
        connection.addProperty("transport", "tcp");
        connection.addProperty("key", Frames.KEY);
        connection.addProperty("signature_scheme", "hmac-sha256");
        for (KernelSession.Channel channel : KernelSession.Channel.values()) {
            connection.addProperty(port(channel), freePort());
        }
        return connection;
    }

    /** The name of a channel's port in a connection file. */
    static String port(KernelSession.Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT) + "_port";
    }

    /** Starts a kernel whose working folder is the connection file's, and which writes its standard error there. */
    static Process start(Path connectionFile, Map<String, String> environment, List<String> jvmArguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(ShippedArguments.all());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("dev.tunebook.kernel.jupyter.KernelMain", connectionFile.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(connectionFile.getParent().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(connectionFile.resolveSibling("kernel.log").toFile());
        // Nothing of the user who runs the tests.
        builder.environment().put("TUNEBOOK_STARTUP", "");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Of the JDK that {@code tunebook.kernel.jdk} names, or else of this process. */
    private static String java() {
        String home = System.getProperty("tunebook.kernel.jdk", "");
        return Path.of(home.isEmpty() ? System.getProperty("java.home") : home, "bin", "java")
                .toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
