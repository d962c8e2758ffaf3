package dev.tunebook.engine.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/** The hub's three requests: what a repository has, what a file is, and the file. */
final class HubClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_REDIRECTS = 6;
    private static final int MOST_INFO_BYTES = 64 << 20;

    /** What may name a file in the cache. */
    private static final Pattern ETAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{7,127}");

    private final HubSettings settings;
    private final HttpClient http;

    HubClient(HubSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.patience())
                .proxy(settings.proxies())
                .build();
    }

    /**
     * What the hub says about a repository at a revision: {@code sha} and {@code siblings} among others.
     *
     * @throws UserException when the hub refuses
     * @throws IOException when it cannot be reached
     */
    JsonNode info(HubName name) throws IOException {
        return settings.retry().call(() -> {
            HttpResponse<Arriving> answer = follow(name, "GET", address(name.infoPath()), 0);
            try (Arriving body = answer.body()) {
                return MAPPER.readTree(body.all(MOST_INFO_BYTES));
            } catch (JsonProcessingException invalid) {
                throw unexpected("answer about " + name, "no JSON", "what the hub knows about a model");
            }
        });
    }

    /**
     * What a file is.
     *
     * @throws UserException when the hub refuses, or says something that the cache cannot keep
     * @throws IOException when it cannot be reached
     */
    HubFile file(HubName name, String commit, String file) throws IOException {
        return settings.retry().call(() -> {
            HttpResponse<Arriving> answer = follow(name, "HEAD", address(name.filePath(commit, file)), 0);
            answer.body().close();
            HttpHeaders headers = answer.headers();
            String etag = etag(headers).orElse("");
            if (!ETAG.matcher(etag).matches()) {
                throw unexpected("etag of " + file, etag, "a checksum");
            }
            Optional<String> size = headers.firstValue("X-Linked-Size");
            if (size.isEmpty() && answer.statusCode() == 200) {
                size = headers.firstValue("Content-Length");
            }
            long bytes = size.filter(text -> text.matches("\\d{1,18}"))
                    .map(Long::parseLong)
                    .orElse(-1L);
            if (bytes < 0) {
                throw unexpected("size of " + file, size.orElse("none"), "a number of bytes");
            }
            return new HubFile(file, etag, bytes);
        });
    }

    /**
     * A file's content, from a byte on.
     *
     * @return an answer of status 200 (the whole file) or 206 (from that byte) or 416 (there is nothing from there)
     */
    HttpResponse<Arriving> content(HubName name, String commit, String file, long from)
            throws IOException, InterruptedException {
        return follow(name, "GET", address(name.filePath(commit, file)), from);
    }

    private URI address(String path) {
        return URI.create(settings.endpoint() + path);
    }

    private static Optional<String> etag(HttpHeaders headers) {
        return headers.firstValue("X-Linked-Etag")
                .or(() -> headers.firstValue("ETag"))
                .map(etag -> etag.replaceFirst("^W/", "").replace("\"", ""));
    }

    /** A file's description comes with the redirect to another host, which is then not followed. */
    private boolean describes(String method, URI address, HttpResponse<?> answer) {
        return method.equals("HEAD")
                && answer.headers().firstValue("X-Linked-Etag").isPresent()
                && !isEndpoint(redirected(address, answer));
    }

    private HttpResponse<Arriving> follow(HubName name, String method, URI first, long from)
            throws IOException, InterruptedException {
        URI address = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<Arriving> answer =
                    http.send(request(method, address, from), headers -> new Arriving(settings.patience()));
            int status = answer.statusCode();
            if (status == 200
                    || status == 206
                    || status == 416
                    || status / 100 == 3 && describes(method, address, answer)) {
                return answer;
            }
            answer.body().close();
            if (status / 100 != 3) {
                throw HubAnswers.refusal(name, address, answer, settings.token().isPresent());
            }
            address = redirected(address, answer);
        }
        throw unexpected("answer about " + name, MOST_REDIRECTS + " redirects", "a file");
    }

    private URI redirected(URI from, HttpResponse<?> answer) {
        URI to;
        try {
            to = from.resolve(answer.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException invalid) {
            throw unexpected("redirect", "no address", "an address");
        }
        boolean weaker = from.getScheme().equals("https") && !"https".equals(to.getScheme());
        if (weaker
                || to.getHost() == null
                || answer.headers().firstValue("Location").isEmpty()) {
            throw unexpected("redirect", to.toString(), "an address as safe as the first");
        }
        return to;
    }

    private HttpRequest request(String method, URI address, long from) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(settings.patience())
                .header("User-Agent", "tunebook")
                .header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        settings.token()
                .filter(token -> isEndpoint(address))
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        if (settings.proxies() instanceof EnvironmentProxies proxies) {
            proxies.authorization(address).ifPresent(header -> request.header("Proxy-Authorization", header));
        }
        return request.build();
    }

    /** A token must not follow a redirect to another host. */
    private boolean isEndpoint(URI address) {
        URI endpoint = settings.endpoint();
        return endpoint.getScheme().equals(address.getScheme())
                && endpoint.getHost().equalsIgnoreCase(address.getHost())
                && endpoint.getPort() == address.getPort();
    }

    private UserException unexpected(String thing, String value, String expected) {
        return new UserException(
                settings.endpoint().getAuthority() + ": " + thing + " (" + value + ") must be " + expected + ".",
                "another HF_ENDPOINT, or later.");
    }
}
