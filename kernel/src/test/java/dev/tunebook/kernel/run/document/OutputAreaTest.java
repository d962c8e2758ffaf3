package dev.tunebook.kernel.run.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class OutputAreaTest {
    private final DisplayIds displayIds = new DisplayIds();
    private final OutputArea area = new OutputArea(displayIds);

    @Test
    void joinsNeighbouringTextsOfOneStream() {
        stream("stdout", "a\n");
        stream("stdout", "b");
        stream("stderr", "c");
        stream("stdout", "d");

        assertThat(area.toJson())
                .hasToString("[" + streamOutput("stdout", "\"a\\n\",\"b\"") + "," + streamOutput("stderr", "\"c\"")
                        + "," + streamOutput("stdout", "\"d\"") + "]");
    }

    @Test
    void keepsTheLastStateOfALineThatIsRewritten() {
        stream("stdout", "10%\r20%\r100% done\rok\nnext ab\b\bXY\r\n");

        assertThat(area.toJson()).hasToString("[" + streamOutput("stdout", "\"ok0% done\\n\",\"next XY\\n\"") + "]");
    }

    @Test
    void clearsAtOnce() {
        stream("stdout", "a");
        take("clear_output", "{\"wait\":false}");

        assertThat(area.toJson()).isEmpty();
    }

    @Test
    void waitsWithClearingForTheNextOutput() {
        stream("stdout", "a");
        take("clear_output", "{\"wait\":true}");
        assertThat(area.toJson()).hasSize(1);

        stream("stdout", "b");
        assertThat(area.toJson()).hasToString("[" + streamOutput("stdout", "\"b\"") + "]");
    }

    @Test
    void updatesAfterAClearReachOnlyWhatIsStillShown() {
        display("bar", "10%");
        take("clear_output", "{\"wait\":true}");
        OutputArea other = new OutputArea(displayIds);
        display(other, "bar", "20%");
        stream("stdout", "b");

        take("update_display_data", bundle("bar", "30%"));

        assertThat(area.toJson().toString()).doesNotContain("30%");
        assertThat(other.toJson().toString()).contains("30%");
    }

    @Test
    void anUpdateIsNoOutputOfItsOwnCell() {
        display("bar", "10%");
        take("update_display_data", bundle("bar", "20%"));

        assertThat(area.toJson())
                .hasToString("[{\"output_type\":\"display_data\",\"data\":{\"text/plain\":[\"20%\"]},"
                        + "\"metadata\":{}}]");
    }

    @Test
    void splitsTextsIntoLinesButNotJsonOrPictures() {
        take("execute_result", """
                {"execution_count":3,"metadata":{},"data":{"text/html":"<b>\\n</b>","image/svg+xml":"<svg>\\n</svg>",
                 "image/png":"iVBO\\nRw","application/json":{"a":"b\\nc"}}}""");

        assertThat(area.toJson())
                .hasToString("[{\"output_type\":\"execute_result\",\"data\":{\"text/html\":[\"<b>\\n\",\"</b>\"],"
                        + "\"image/svg+xml\":[\"<svg>\\n\",\"</svg>\"],\"image/png\":\"iVBO\\nRw\","
                        + "\"application/json\":{\"a\":\"b\\nc\"}},\"metadata\":{},\"execution_count\":3}]");
    }

    @Test
    void leavesOtherMessagesAlone() {
        assertThat(area.take("comm_open", new JsonObject())).isFalse();
        assertThat(area.toJson()).isEmpty();
    }

    private void stream(String name, String text) {
        JsonObject content = new JsonObject();
        content.addProperty("name", name);
        content.addProperty("text", text);
        assertThat(area.take("stream", content)).isTrue();
    }

    private static String streamOutput(String name, String lines) {
        return "{\"output_type\":\"stream\",\"name\":\"" + name + "\",\"text\":[" + lines + "]}";
    }

    private void display(String id, String text) {
        display(area, id, text);
    }

    private static void display(OutputArea area, String id, String text) {
        area.take("display_data", JsonParser.parseString(bundle(id, text)).getAsJsonObject());
    }

    private static String bundle(String id, String text) {
        return "{\"data\":{\"text/plain\":\"" + text + "\"},\"metadata\":{},\"transient\":{\"display_id\":\"" + id
                + "\"}}";
    }

    private void take(String type, String content) {
        area.take(type, JsonParser.parseString(content).getAsJsonObject());
    }
}
