package dev.tunebook.engine.hub;

import dev.tunebook.engine.files.Folder;
import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.spec.UserException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Files at any address of the web, kept on this machine: one with a checksum is fetched once, any other is asked for
 * again and fetched when it has changed.
 */
public final class Web {
    private static final long REPORT_NANOS = 200_000_000;

    private final HubSettings settings;
    private final Path cache;
    private final HttpClient http;

    Web(HubSettings settings, Path cache) {
        this.settings = settings;
        this.cache = cache;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(settings.patience())
                .proxy(settings.proxies())
                .build();
    }

    /** With the proxies and the cache of the environment: {@code XDG_CACHE_HOME/tunebook/web}. */
    public static Web ofEnvironment() {
        Path user = Path.of(System.getProperty("user.home"));
        Map<String, String> variables = System.getenv();
        return new Web(HubSettings.of(variables, user), Folder.ofCaches().resolve("web"));
    }

    /**
     * Brings a file here.
     *
     * @param address {@code http} or {@code https}
     * @param sha256 of its bytes, in hexadecimal; empty for whatever comes
     * @param progress is told about the download
     * @throws UserException when it cannot be fetched, or has another checksum; nothing is kept of it then
     * @throws java.util.concurrent.CancellationException when the thread was interrupted
     */
    public Path fetch(String address, String sha256, Progress progress) {
        URI uri = parse(address);
        Path folder = cache.resolve(
                Sha256.of(address.getBytes(StandardCharsets.UTF_8)).substring(0, 32));
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        Path file = folder.resolve(last.isEmpty() || last.startsWith(".") ? "data" : last);
        try {
            if (!sha256.isEmpty() && Files.exists(file) && sha256.equalsIgnoreCase(sha256(file))) {
                return file;
            }
            Files.createDirectories(folder);
            settings.retry().call(() -> {
                download(uri, address, file, sha256, progress);
                return file;
            });
            return file;
        } catch (IOException failed) {
            if (sha256.isEmpty() && Files.exists(file)) {
                return file;
            }
            throw new UserException(
                    "path (%s) must be reachable: %s."
                            .formatted(address, failed.getMessage() == null ? failed : failed.getMessage()),
                    "a network, another address, or a copy on this machine.",
                    failed);
        }
    }

    private static URI parse(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException invalid) {
            // reported below
        }
        throw new UserException(
                "path (" + address + ") must be an address without a user's name in it.",
                "https://example.org/tickets.csv.");
    }

    private void download(URI uri, String address, Path file, String sha256, Progress progress)
            throws IOException, InterruptedException {
        Path tag = file.resolveSibling(".etag");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(settings.patience()).header("User-Agent", "tunebook");
        if (Files.exists(file) && Files.exists(tag)) {
            request.header("If-None-Match", Files.readString(tag));
        }
        HttpResponse<Arriving> answer = http.send(request.build(), headers -> new Arriving(settings.patience()));
        try (Arriving body = answer.body()) {
            if (answer.statusCode() == 304) {
                return;
            }
            if (answer.statusCode() != 200) {
                throw refusal(address, uri, answer.statusCode());
            }
            Path partial = Files.createTempFile(file.getParent(), ".arriving", "");
            try {
                String got = copy(body, partial, file.getFileName().toString(), answer, progress);
                if (!sha256.isEmpty() && !sha256.equalsIgnoreCase(got)) {
                    throw new UserException(
                            "path (%s) must have sha256 %s; it has %s.".formatted(address, sha256, got),
                            "another address, or --sha256 %s where you trust what came.".formatted(got));
                }
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        }
        Optional<String> etag = answer.headers().firstValue("ETag");
        if (etag.isPresent()) {
            Files.writeString(tag, etag.get());
        } else {
            Files.deleteIfExists(tag);
        }
    }

    private static IOException refusal(String address, URI uri, int status) {
        if (status >= 500 || status == 429 || status == 408) {
            return new IOException(uri.getHost() + " answers " + status);
        }
        throw new UserException(
                "path (%s): %s (answers %d) must answer 200.".formatted(address, uri.getHost(), status),
                status == 404 ? "another spelling." : "an address that everybody may read.");
    }

    private static String copy(Arriving body, Path partial, String name, HttpResponse<?> answer, Progress progress)
            throws IOException, InterruptedException {
        long total = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        long began = System.nanoTime();
        long reported = began;
        long bytes = 0;
        MessageDigest digest = Sha256.digest();
        progress.report(name, 0, total, 0);
        try (FileOutputStream out = new FileOutputStream(partial.toFile())) {
            for (Optional<ByteBuffer> next = body.next(); next.isPresent(); next = body.next()) {
                byte[] piece = new byte[next.get().remaining()];
                next.get().get(piece);
                out.write(piece);
                digest.update(piece);
                bytes += piece.length;
                if (System.nanoTime() - reported > REPORT_NANOS) {
                    reported = System.nanoTime();
                    progress.report(name, bytes, total, bytes * 1e9 / (reported - began));
                }
            }
        }
        if (total >= 0 && bytes != total) {
            throw new IOException("the transfer ended after " + bytes + " of " + total + " bytes");
        }
        progress.report(name, bytes, bytes, bytes * 1e9 / Math.max(1, System.nanoTime() - began));
        return hex(digest.digest());
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        try (java.io.InputStream in = Files.newInputStream(file)) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, read);
            }
        }
        return hex(digest.digest());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
