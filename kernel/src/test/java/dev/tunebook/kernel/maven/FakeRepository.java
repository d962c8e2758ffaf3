package dev.tunebook.kernel.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A Maven repository of this machine: what it was given, by HTTP, to those who name a user, and which requests came. */
public final class FakeRepository implements AutoCloseable {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    public FakeRepository() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/maven";
    }

    /** Paths, each with the authorisation that came along, or a dash. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Publishes a library of one class and its sources. */
    public FakeRepository with(String artifact, String version, String dependency, String source, Path work)
            throws IOException {
        String pom = "<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>" + artifact
                + "</artifactId><version>" + version + "</version>" + dependency + "</project>";
        String stem = "/maven/org/example/" + artifact + "/" + version + "/" + artifact + "-" + version;
        String simple = source.replaceFirst("(?s).*? class (\\w+).*", "$1");
        put(stem + ".pom", pom.getBytes(StandardCharsets.UTF_8));
        put(stem + ".jar", jar("example/" + simple + ".class", compiled(simple, source, work)));
        put(stem + "-sources.jar", jar("example/" + simple + ".java", source.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** The lines of a pom that name one library needed at run time. */
    public static String needs(String artifact, String version) {
        return "<dependencies><dependency><groupId>org.example</groupId><artifactId>" + artifact
                + "</artifactId><version>" + version + "</version></dependency></dependencies>";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void put(String path, byte[] content) {
        files.put(path, content);
        try {
            String digest =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
            files.put(path + ".sha1", digest.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] compiled(String simple, String source, Path work) throws IOException {
        Path folder = Files.createDirectories(work.resolve("example"));
        Path file = Files.writeString(folder.resolve(simple + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", work.toString(), "-cp", work.toString()));
        arguments.add(file.toString());
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(source);
        }
        return Files.readAllBytes(folder.resolve(simple + ".class"));
    }

    private static byte[] jar(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new ZipEntry(name));
            jar.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String user = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(path + " " + (user == null ? "-" : user));
        byte[] content = files.get(path);
        if (user == null) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"house\"");
            exchange.sendResponseHeaders(401, -1);
        } else if (content == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }
}
