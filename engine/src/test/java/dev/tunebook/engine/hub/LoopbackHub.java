package dev.tunebook.engine.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A hub on this machine that serves one repository, {@code acme/tiny}, and fails in the ways it is told to. */
final class LoopbackHub implements AutoCloseable {
    static final String CONVERTED_COMMIT = "c".repeat(40);
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    /** What goes wrong with the next transfer of a file's content. */
    enum Fault {
        NONE,
        CUT_IN_THE_MIDDLE,
        ONE_BYTE_CHANGED,
        STALLED_IN_THE_MIDDLE,
        UNAVAILABLE,
        WHOLE_IN_SPITE_OF_RANGE
    }

    /** A request as it came. */
    record Request(String method, String host, String path, String range, String token, String proxy) {}

    final Map<String, byte[]> files = new LinkedHashMap<>();

    /** Files of the branch refs/convert/parquet, whose commit is another. */
    final Map<String, byte[]> converted = new LinkedHashMap<>();

    final Queue<Fault> faults = new ArrayDeque<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    String commit = COMMIT;
    String errorCode = "";
    int status = 200;

    /** Small files are behind a redirect within the endpoint. */
    boolean redirectsWithin;

    /** The size that large files are said to have; their own where it is 0. */
    long declaredBytes;

    private final HttpServer endpoint = server();
    private final HttpServer store = server();
    private final CountDownLatch closing = new CountDownLatch(1);

    LoopbackHub() throws IOException {
        endpoint.createContext("/api/models/", exchange -> answer("endpoint", exchange, this::info));
        endpoint.createContext("/acme/", exchange -> answer("endpoint", exchange, this::resolve));
        endpoint.createContext("/api/datasets/", exchange -> answer("endpoint", exchange, this::info));
        endpoint.createContext("/datasets/", exchange -> answer("endpoint", exchange, this::resolve));
        endpoint.createContext("/cached/", exchange -> answer("endpoint", exchange, this::resolve));
        endpoint.createContext("/old/", exchange -> answer("endpoint", exchange, this::renamed));
        endpoint.createContext("/", exchange -> answer("endpoint", exchange, e -> refuse(e, 404, "RepoNotFound")));
        store.createContext("/", exchange -> answer("store", exchange, this::content));
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "loopback-hub");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        return server;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort());
    }

    /** Settings that use it, in no time. */
    HubSettings settings(Path cache) {
        return settings(cache, Duration.ofSeconds(20));
    }

    HubSettings settings(Path cache, Duration patience) {
        return new HubSettings(
                address(), Optional.of("secret"), cache, false, ProxySelector.of(null), new Retry(3, 1), patience);
    }

    /** Adds a file; the large ones are kept in a store elsewhere, behind a redirect. */
    LoopbackHub file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    LoopbackHub file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    List<String> log() {
        return requests.stream()
                .map(request -> request.method() + " " + request.host() + " " + request.path() + request.range())
                .toList();
    }

    static String etag(String name, byte[] content) {
        try {
            if (large(name)) {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            }
            MessageDigest git = MessageDigest.getInstance("SHA-1");
            git.update(("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(git.digest(content));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static boolean large(String name) {
        return name.endsWith(".safetensors") || name.endsWith(".bin") || name.endsWith(".parquet");
    }

    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void answer(String host, HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        requests.add(new Request(
                exchange.getRequestMethod(),
                host,
                exchange.getRequestURI().getRawPath(),
                Optional.ofNullable(headers.getFirst("Range"))
                        .map(range -> " " + range)
                        .orElse(""),
                headers.getFirst("Authorization"),
                headers.getFirst("Proxy-Authorization")));
        try (exchange) {
            if (host.equals("endpoint") && status != 200) {
                refuse(exchange, status, errorCode);
            } else {
                answer.to(exchange);
            }
        }
    }

    private void refuse(HttpExchange exchange, int code, String error) throws IOException {
        exchange.getResponseHeaders().add("X-Error-Code", error);
        exchange.sendResponseHeaders(code, -1);
    }

    private void info(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.startsWith("/api/models/old/")) {
            renamed(exchange);
            return;
        }
        if (!path.matches("/api/(models|datasets)/acme/tiny/revision/.*")) {
            refuse(exchange, path.contains("acme") ? 404 : 401, "RepoNotFound");
            return;
        }
        boolean isConverted = path.endsWith("/refs%2Fconvert%2Fparquet") && !converted.isEmpty();
        if (!isConverted
                && !List.of("main", commit, "refs%2Fpr%2F1").contains(path.substring(path.lastIndexOf('/') + 1))) {
            refuse(exchange, 404, "RevisionNotFound");
            return;
        }
        String siblings = (isConverted ? converted : files)
                .keySet().stream()
                        .map(name -> "{\"rfilename\":\"" + name.replace("\\", "\\\\") + "\"}")
                        .collect(Collectors.joining(","));
        byte[] json = ("{\"sha\":\"" + (isConverted ? CONVERTED_COMMIT : commit) + "\",\"siblings\":[" + siblings
                        + "]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
    }

    /** /acme/tiny/resolve/COMMIT/FILE: large files are elsewhere, and are described by the redirect to there. */
    private void resolve(HttpExchange exchange) throws IOException {
        String name = name(exchange);
        byte[] content = at(exchange).get(name);
        if (content == null) {
            refuse(exchange, 404, "EntryNotFound");
            return;
        }
        Headers headers = exchange.getResponseHeaders();
        headers.add("X-Repo-Commit", commit);
        if (large(name)) {
            headers.add("X-Linked-Etag", '"' + etag(name, content) + '"');
            headers.add("X-Linked-Size", "" + (declaredBytes > 0 ? declaredBytes : content.length));
            headers.add(
                    "Location",
                    "http://127.0.0.1:" + store.getAddress().getPort()
                            + exchange.getRequestURI().getRawPath());
            exchange.sendResponseHeaders(302, -1);
        } else if (redirectsWithin && !exchange.getRequestURI().getPath().startsWith("/cached/")) {
            headers.add("X-Linked-Etag", '"' + etag(name, content) + '"');
            headers.add("Location", "/cached/tiny/resolve/" + commit + "/" + name + "?etag=%22x%22");
            exchange.sendResponseHeaders(307, -1);
        } else {
            headers.add("ETag", "W/\"" + etag(name, content) + '"');
            content(exchange);
        }
    }

    private void renamed(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .add("Location", exchange.getRequestURI().getRawPath().replaceFirst("/old/", "/acme/"));
        exchange.sendResponseHeaders(307, -1);
    }

    private static String name(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().replaceFirst("^(/datasets)?/[^/]+/[^/]+/resolve/[^/]+/", "");
    }

    private Map<String, byte[]> at(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().contains("/resolve/" + CONVERTED_COMMIT + "/") ? converted : files;
    }

    private void content(HttpExchange exchange) throws IOException {
        byte[] content = at(exchange).get(name(exchange)).clone();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", "" + content.length);
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        Fault fault = Optional.ofNullable(large(name(exchange)) ? faults.poll() : null)
                .orElse(Fault.NONE);
        if (fault == Fault.UNAVAILABLE) {
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        if (fault == Fault.ONE_BYTE_CHANGED) {
            content[content.length / 2] ^= 1;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = 0;
        if (range != null && fault != Fault.WHOLE_IN_SPITE_OF_RANGE) {
            from = Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        send(exchange, from > 0 ? 206 : 200, Arrays.copyOfRange(content, from, content.length), fault);
    }

    private void send(HttpExchange exchange, int code, byte[] bytes, Fault fault) throws IOException {
        exchange.sendResponseHeaders(code, bytes.length);
        OutputStream out = exchange.getResponseBody();
        if (fault != Fault.CUT_IN_THE_MIDDLE && fault != Fault.STALLED_IN_THE_MIDDLE) {
            out.write(bytes);
            return;
        }
        out.write(bytes, 0, bytes.length / 2);
        out.flush();
        if (fault == Fault.STALLED_IN_THE_MIDDLE) {
            try {
                closing.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        endpoint.stop(0);
        store.stop(0);
    }
}
