package dev.tunebook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
    private final Wire wire = wire("secret");

    @Test
    void readsWhatItHasWritten() throws Refused {
        JsonObject content = new JsonObject();
        content.addProperty("code", "1 + 1 → 2");
        Message message = wire.read(wire.write(Outgoing.publish("stream", new JsonObject(), content)));
        assertThat(message.type()).isEqualTo("stream");
        assertThat(message.text("code", "")).isEqualTo("1 + 1 → 2");
    }

    @Test
    void refusesAnotherKey() {
        List<byte[]> frames = wire("other").write(Outgoing.publish("stream", new JsonObject(), new JsonObject()));
        assertThatThrownBy(() -> wire.read(frames)).hasMessage("a message with a wrong signature");
    }

    @Test
    void refusesTheSameMessageTwice() throws Refused {
        List<byte[]> frames = wire.write(Outgoing.publish("stream", new JsonObject(), new JsonObject()));
        wire.read(frames);
        assertThatThrownBy(() -> wire.read(frames)).hasMessage("a message that has been here before");
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThatThrownBy(() -> wire.read(List.of("junk".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> wire.read(new ArrayList<>())).isInstanceOf(Refused.class);
    }

    @Test
    void acceptsEverythingWithoutAKey() throws Refused {
        List<byte[]> frames = wire("").write(Outgoing.publish("stream", new JsonObject(), new JsonObject()));
        assertThat(wire("").read(frames).type()).isEqualTo("stream");
    }

    private static Wire wire(String key) {
        try {
            return new Wire(new Signature("hmac-sha256", key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
