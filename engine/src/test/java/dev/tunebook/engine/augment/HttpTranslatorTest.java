package dev.tunebook.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server on this machine that speaks as LibreTranslate does. */
class HttpTranslatorTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HttpServer server;
    private final List<JsonNode> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> failures = new ArrayList<>();

    @BeforeEach
    void starts() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/translate", exchange -> {
            JsonNode body = MAPPER.readTree(exchange.getRequestBody());
            asked.add(body);
            int status = failures.isEmpty() ? 200 : failures.remove(0);
            ArrayNode texts = MAPPER.createArrayNode();
            body.path("q").forEach(text -> texts.add(body.path("target").asText() + ":" + text.asText()));
            byte[] answer = (status == 200
                            ? MAPPER.createObjectNode().set("translatedText", texts)
                            : MAPPER.createObjectNode().put("error", "de is not supported"))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stops() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpTranslator translator(String key) {
        return new HttpTranslator(address() + "/", key, 1);
    }

    @Test
    void translatesThereAndBack() {
        assertThat(new BackTranslation(translator(""), "en", "de").augment("where is it", new Random(1)))
                .contains("en:de:where is it");
        assertThat(asked).extracting(body -> body.path("source").asText()).containsExactly("en", "de");
        assertThat(asked.get(0).has("api_key")).isFalse();
    }

    @Test
    void preparesManyTextsWithFewQuestions() {
        List<String> texts = IntStream.range(0, 30).mapToObj(i -> "text " + i).toList();
        BackTranslation translation = new BackTranslation(translator(""), "en", "de");
        translation.prepare(texts);
        assertThat(asked).extracting(body -> body.path("q").size()).containsExactly(25, 5, 25, 5);
        assertThat(texts)
                .allSatisfy(text ->
                        assertThat(translation.augment(text, new Random(1))).contains("en:de:" + text));
        assertThat(asked).hasSize(4);
    }

    @Test
    void sendsTwentyFiveTextsAtATimeWithTheKey() {
        List<String> texts = Collections.nCopies(60, "it");
        assertThat(translator("secret").translate(texts, "en", "fr"))
                .hasSize(60)
                .containsOnly("fr:it");
        assertThat(asked).extracting(body -> body.path("q").size()).containsExactly(25, 25, 10);
        assertThat(asked.get(0).path("api_key").asText()).isEqualTo("secret");
    }

    @Test
    void triesAgainWhereTheServerIsBusy() {
        failures.addAll(List.of(503, 429));
        assertThat(translator("").translate(List.of("it"), "en", "fr")).containsExactly("fr:it");
        assertThat(asked).hasSize(3);
    }

    @Test
    void saysWhatTheServerSaid() {
        failures.add(400);
        assertThatThrownBy(() -> translator("").translate(List.of("it"), "en", "de"))
                .hasMessage("translator (" + address() + "/) must translate; it answered 400, de is not supported.\n"
                        + "Maybe another language for --from or --via.");
    }

    @Test
    void saysHowToHaveOneWhereNoneIsConfigured() {
        assertThatThrownBy(() -> HttpTranslator.configured("", Map.of()))
                .hasMessage("translator () must be the address of a LibreTranslate server; TUNEBOOK_TRANSLATOR is not "
                        + "set either.\nMaybe docker run -p 5000:5000 libretranslate/libretranslate, "
                        + "then --translator http://localhost:5000.");
        assertThatThrownBy(() -> HttpTranslator.configured("ftp://x", Map.of()))
                .hasMessage("translator (ftp://x) must be an http or https address.\nMaybe http://localhost:5000.");
        assertThat(HttpTranslator.configured("", Map.of("TUNEBOOK_TRANSLATOR", address()))
                        .translate(List.of("it"), "en", "fr"))
                .containsExactly("fr:it");
    }
}
