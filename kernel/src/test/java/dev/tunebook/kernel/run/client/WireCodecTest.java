package dev.tunebook.kernel.run.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireCodecTest {
    private final WireCodec codec = new WireCodec("secret");

    @Test
    void readsWhatItWrote() {
        assertThat(codec.decode(codec.encode(message()))).contains(message());
    }

    @Test
    void readsBehindIdentities() {
        List<byte[]> frames = new ArrayList<>(codec.encode(message()));
        frames.add(0, "kernel.stream".getBytes(StandardCharsets.UTF_8));

        assertThat(codec.decode(frames)).contains(message());
    }

    @Test
    void refusesAnotherKeysSignature() {
        assertThat(new WireCodec("other").decode(codec.encode(message()))).isEmpty();
    }

    @Test
    void refusesAChangedContent() {
        List<byte[]> frames = codec.encode(message());
        frames.set(5, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(codec.decode(frames)).isEmpty();
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThat(codec.decode(List.of(new byte[] {1, 2}))).isEmpty();
        assertThat(codec.decode(codec.encode(message()).subList(0, 4))).isEmpty();
    }

    private static WireMessage message() {
        JsonObject header = new JsonObject();
        header.addProperty("msg_type", "execute_request");
        JsonObject content = new JsonObject();
        content.addProperty("code", "\"ä <b>\"");
        return new WireMessage(header, new JsonObject(), new JsonObject(), content);
    }
}
