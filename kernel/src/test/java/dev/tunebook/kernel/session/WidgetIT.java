package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.CONTROL;
import static dev.tunebook.kernel.session.KernelSession.Channel.SHELL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Widgets, as a front end with a widget manager speaks to them. */
class WidgetIT {
    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    @Test
    void showsAProgressBarThatFills() {
        Exchange cell = kernel.run("for (var each : progress(List.of(1, 2, 3))) System.out.print(each);");
        cell.replies("ok");
        List<Heard> opened = of(cell, "comm_open");
        assertThat(opened).hasSize(3);
        JsonObject state = opened.get(2).content().getAsJsonObject("data").getAsJsonObject("state");
        assertThat(state.get("_model_name").getAsString()).isEqualTo("IntProgressModel");
        assertThat(state.get("_model_module").getAsString()).isEqualTo("@jupyter-widgets/controls");
        assertThat(state.get("max").getAsInt()).isEqualTo(3);
        assertThat(state.get("layout").getAsString()).isEqualTo("IPY_MODEL_" + id(opened.get(0)));
        JsonObject view = of(cell, "display_data").get(0).content().getAsJsonObject("data");
        assertThat(view.getAsJsonObject("application/vnd.jupyter.widget-view+json")
                        .get("model_id")
                        .getAsString())
                .isEqualTo(id(opened.get(2)));
        List<Heard> updates = of(cell, "comm_msg");
        JsonObject last = updates.get(updates.size() - 1)
                .content()
                .getAsJsonObject("data")
                .getAsJsonObject("state");
        assertThat(last.toString()).isEqualTo("{\"value\":3,\"bar_style\":\"success\"}");
        JsonObject left = of(cell, "update_display_data").get(0).content().getAsJsonObject("data");
        assertThat(left.keySet()).containsExactlyInAnyOrder("text/plain", "text/html");
        assertThat(left.get("text/plain").getAsString()).isEqualTo("3 of 3");
    }

    @Test
    void hearsASliderAlsoWhileACellRuns() {
        Exchange made =
                kernel.run("var slider = slider(0, 10, 3, \"cups\").onChange(v -> System.out.println(\"now \" + v));");
        String model = id(of(made, "comm_open").get(2));
        Exchange cell = kernel.begin(
                        "System.out.println(\"on\"); while (slider.value() != 7) Thread.sleep(5); slider.value()")
                .until("stdout on");
        kernel.request(SHELL, "comm_msg", message(model, "{\"method\": \"update\", \"state\": {\"value\": 7}}"));
        cell.untilIdle().says("stdout on\n", "result 7");
        made.until("stdout now 7");
        Exchange moved = kernel.run("slider.value(99);");
        assertThat(of(moved, "comm_msg").get(0).content().toString()).contains("\"state\":{\"value\":10}");
    }

    @Test
    void showsAWidgetOnce() {
        assertThat(kernel.run("slider(0, 1, 0)").lines())
                .containsOnlyOnce("display slider: 0 of 0 to 1")
                .hasSize(4);
        assertThat(kernel.run("slider(0, 1, 5)").traceback())
                .startsWith("java.lang.IllegalArgumentException: value (5) must be between 0 and 1.");
    }

    @Test
    void givesAReopenedPageTheStateOfEverything() {
        Exchange made = kernel.run("var kept = slider(0, 10, 4);");
        String model = id(of(made, "comm_open").get(2));
        String control = UUID.randomUUID().toString();
        JsonObject open = message(control, "{}");
        open.addProperty("target_name", "jupyter.widget.control");
        kernel.request(SHELL, "comm_open", open).untilIdle();
        Exchange asked = kernel.request(SHELL, "comm_msg", message(control, "{\"method\": \"request_states\"}"))
                .untilIdle();
        JsonObject data = of(asked, "comm_msg").get(0).content().getAsJsonObject("data");
        assertThat(data.get("method").getAsString()).isEqualTo("update_states");
        assertThat(data.getAsJsonObject("states")
                        .getAsJsonObject(model)
                        .get("model_name")
                        .getAsString())
                .isEqualTo("IntSliderModel");
    }

    @Test
    void closesACommThatNobodyTakes() {
        JsonObject open = message("some-id", "{}");
        open.addProperty("target_name", "nobody");
        Exchange opened = kernel.request(SHELL, "comm_open", open).untilIdle();
        assertThat(of(opened, "comm_close").get(0).content().get("comm_id").getAsString())
                .isEqualTo("some-id");
    }

    @Test
    void listsOpenComms() {
        Exchange made = kernel.run("var listed = slider(0, 10, 4);");
        JsonObject comms = kernel.ask(SHELL, "comm_info_request", "{\"target_name\": \"jupyter.widget\"}")
                .reply()
                .getAsJsonObject("comms");
        assertThat(comms.keySet()).contains(id(of(made, "comm_open").get(2)));
        assertThat(kernel.ask(SHELL, "comm_info_request", "{\"target_name\": \"other\"}")
                        .reply()
                        .getAsJsonObject("comms")
                        .size())
                .isZero();
        kernel.ask(CONTROL, "kernel_info_request", "{}").replies("ok");
    }

    private static JsonObject message(String id, String data) {
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", id);
        JsonObject parsed = JsonParser.parseString(data).getAsJsonObject();
        parsed.add("buffer_paths", new JsonArray());
        content.add("data", parsed);
        return content;
    }

    private static List<Heard> of(Exchange exchange, String type) {
        return exchange.heard().stream()
                .filter(each -> each.type().equals(type))
                .toList();
    }

    private static String id(Heard message) {
        return message.content().get("comm_id").getAsString();
    }
}
