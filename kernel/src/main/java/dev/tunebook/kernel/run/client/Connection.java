package dev.tunebook.kernel.run.client;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a kernel listens: five ports of the loopback interface and a random key.
 *
 * @param ports a free port for each channel
 * @param key 256 random bits as hexadecimal digits
 */
record Connection(Map<Channel, Integer> ports, String key) {
    static final String ADDRESS = "127.0.0.1";
    static final String FILE_NAME = "kernel.json";

    /** The sockets of a kernel, by their names in the connection file. */
    enum Channel {
        SHELL,
        IOPUB,
        STDIN,
        CONTROL,
        HB;

        String portName() {
            return name().toLowerCase(Locale.ROOT) + "_port";
        }
    }

    /**
     * Asks the system for free ports. All are held at once, so that they differ, and let go together: until the
     * kernel binds them another process may take one, so whoever starts the kernel must be ready to try again.
     */
    static Connection reserve() throws IOException {
        Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Channel channel : Channel.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS));
                held.add(socket);
                ports.put(channel, socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Connection(Map.copyOf(ports), HexFormat.of().formatHex(key));
    }

    String endpoint(Channel channel) {
        return "tcp://" + ADDRESS + ":" + ports.get(channel);
    }

    /** Writes the connection file into a folder; only its owner may read it, from the moment it exists. */
    Path write(Path folder) throws IOException {
        JsonObject json = new JsonObject();
        for (Channel channel : Channel.values()) {
            json.addProperty(channel.portName(), ports.get(channel));
        }
        json.addProperty("ip", ADDRESS);
        json.addProperty("transport", "tcp");
        json.addProperty("signature_scheme", "hmac-sha256");
        json.addProperty("key", key);
        json.addProperty("kernel_name", "tunebook");
        Path file = folder.resolve(FILE_NAME);
        createPrivately(file);
        Files.writeString(file, json.toString(), StandardOpenOption.WRITE);
        return file;
    }

    private static void createPrivately(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            // Windows: the folder is the user's own temporary folder, whose access list already excludes others.
            Files.createFile(file);
        }
    }
}
