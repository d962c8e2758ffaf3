package dev.tunebook.engine.augment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * A translator behind an address that speaks as LibreTranslate does: {@code POST /translate} with {@code q}, {@code
 * source}, {@code target}.
 *
 * <p>Texts go there 25 at a time. What fails for want of a server or with a status of 429 or above 499 is tried three
 * times. The key of a server that wants one is read from {@code TUNEBOOK_TRANSLATOR_KEY}, so that no notebook holds it.
 */
public final class HttpTranslator implements Translator {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CHUNK = 25;
    private static final int ATTEMPTS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(120);

    private final String address;
    private final URI endpoint;
    private final String key;
    private final long pauseMillis;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /**
     * A translator.
     *
     * @param address with or without {@code /translate} at its end
     * @param key empty where the server wants none
     * @throws UserException when it is no http address
     */
    public HttpTranslator(String address, String key) {
        this(address, key, 1_000);
    }

    HttpTranslator(String address, String key, long pauseMillis) {
        this.address = address;
        this.key = key;
        this.pauseMillis = pauseMillis;
        String base = address.replaceAll("/+$", "");
        endpoint = http(base.endsWith("/translate") ? base : base + "/translate");
    }

    /**
     * The translator that is configured.
     *
     * @param given the address from the options, or empty
     * @param environment such as {@link System#getenv()}
     * @throws UserException that says how to have one, when none is
     */
    static Translator configured(String given, Map<String, String> environment) {
        String address = given.isBlank() ? environment.getOrDefault("TUNEBOOK_TRANSLATOR", "") : given;
        if (address.isBlank()) {
            throw new UserException(
                    "translator () must be the address of a LibreTranslate server; TUNEBOOK_TRANSLATOR is not set either.",
                    "docker run -p 5000:5000 libretranslate/libretranslate, then --translator http://localhost:5000.");
        }
        return new HttpTranslator(address, environment.getOrDefault("TUNEBOOK_TRANSLATOR_KEY", ""));
    }

    private URI http(String text) {
        try {
            URI uri = URI.create(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException noAddress) {
            // told below
        }
        throw new UserException(
                "translator (" + address + ") must be an http or https address.", "http://localhost:5000.");
    }

    @Override
    public List<String> translate(List<String> texts, String from, String to) {
        List<String> translated = new ArrayList<>();
        for (int begin = 0; begin < texts.size(); begin += CHUNK) {
            List<String> chunk = texts.subList(begin, Math.min(texts.size(), begin + CHUNK));
            translated.addAll(read(send(body(chunk, from, to)), chunk.size()));
        }
        return translated;
    }

    private String body(List<String> texts, String from, String to) {
        ObjectNode body = MAPPER.createObjectNode();
        texts.forEach(body.putArray("q")::add);
        body.put("source", from).put("target", to).put("format", "text");
        if (!key.isEmpty()) {
            body.put("api_key", key);
        }
        return body.toString();
    }

    private HttpResponse<String> send(String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        IOException last = null;
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                try {
                    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                    boolean busy = response.statusCode() == 429 || response.statusCode() >= 500;
                    if (!busy || attempt == ATTEMPTS) {
                        return response;
                    }
                } catch (IOException unreachable) {
                    last = unreachable;
                }
                Thread.sleep(attempt == ATTEMPTS ? 0 : attempt * pauseMillis);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while translating");
        }
        throw new UserException(
                "translator (" + address + ") must answer; it did not: " + last + ".", "start the server first.", last);
    }

    private List<String> read(HttpResponse<String> response, int count) {
        JsonNode answer;
        try {
            answer = MAPPER.readTree(response.body());
        } catch (JsonProcessingException noJson) {
            answer = MAPPER.createObjectNode();
        }
        if (response.statusCode() != 200) {
            String said = answer.path("error").asText("");
            throw new UserException(
                    "translator (%s) must translate; it answered %d%s."
                            .formatted(address, response.statusCode(), said.isEmpty() ? "" : ", " + said),
                    response.statusCode() == 403
                            ? "set TUNEBOOK_TRANSLATOR_KEY."
                            : "another language for --from or --via.");
        }
        List<String> texts = new ArrayList<>();
        JsonNode translated = answer.path("translatedText");
        translated.forEach(text -> texts.add(text.asText()));
        if (translated.isTextual()) {
            texts.add(translated.asText());
        }
        if (texts.size() != count) {
            throw new UserException(
                    "translator (%s) must give a text for each of %d; it gave %d."
                            .formatted(address, count, texts.size()),
                    "a server that speaks as LibreTranslate does.");
        }
        return texts;
    }
}
