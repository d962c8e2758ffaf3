package dev.tunebook.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class LatestLineTest {
    @Test
    void isTheLastLineOfAStream() {
        assertThat(stream("1 of 3\nloading\n\n")).isEqualTo("loading");
        assertThat(stream("10%\r\u001b[32m20%\u001b[0m\r")).isEqualTo("20%");
        assertThat(stream("\n \n")).isEmpty();
    }

    @Test
    void isTheLineOfAResultThatCounts() {
        assertThat(result("run1 on tickets\nEpoch 3 of 8, step 211\n████░░ 35 %\n\nloss  █▁"))
                .isEqualTo("Epoch 3 of 8, step 211");
        assertThat(result("a\nb\n")).isEqualTo("b");
    }

    @Test
    void isEmptyWhereThereIsNoText() {
        JsonObject content = new JsonObject();
        content.add("data", new JsonObject());

        assertThat(LatestLine.of(content)).isEmpty();
        assertThat(LatestLine.of(new JsonObject())).isEmpty();
    }

    private static String stream(String text) {
        JsonObject content = new JsonObject();
        content.addProperty("text", text);
        return LatestLine.of(content);
    }

    private static String result(String text) {
        JsonObject data = new JsonObject();
        data.addProperty("text/plain", text);
        JsonObject content = new JsonObject();
        content.add("data", data);
        return LatestLine.of(content);
    }
}
