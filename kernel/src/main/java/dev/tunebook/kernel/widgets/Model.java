package dev.tunebook.kernel.widgets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tunebook.kernel.extension.Comm;
import dev.tunebook.kernel.extension.Notebook;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One model of the widget protocol (2.1): a state that both sides may change.
 *
 * <p>The names of modules, models and properties are those of the packages {@code @jupyter-widgets/base} and
 * {@code @jupyter-widgets/controls}, version 2.0.0.
 */
final class Model {
    private static final String TARGET = "jupyter.widget";
    private static final String CONTROL = "jupyter.widget.control";
    private static final String BASE = "@jupyter-widgets/base";
    private static final String CONTROLS = "@jupyter-widgets/controls";
    private static final String VERSION = "2.0.0";
    private static final String PROTOCOL = "{\"version\": \"2.1.0\"}";
    /** Of this kernel, for a page that is opened again. */
    private static final Map<String, Model> OPEN = new ConcurrentHashMap<>();

    private final Notebook notebook;
    private final JsonObject state;
    private final Comm comm;
    private volatile Consumer<JsonObject> changed = ignored -> {};

    private Model(Notebook notebook, JsonObject state) {
        this.notebook = notebook;
        this.state = state;
        JsonObject data = new JsonObject();
        data.add("state", state);
        data.add("buffer_paths", new JsonArray());
        notebook.onComm(CONTROL, Model::control);
        comm = notebook.comm(TARGET, data.toString(), PROTOCOL);
        comm.onMessage(this::hear);
        OPEN.put(comm.id(), this);
    }

    /**
     * A control with its layout and style, which are models of their own.
     *
     * @param name such as {@code IntSlider}
     * @param view such as {@code IntSliderView}
     * @param style such as {@code SliderStyleModel}
     * @param properties what it has beside
     */
    static Model control(Notebook notebook, String name, String view, String style, JsonObject properties) {
        Model layout = new Model(notebook, kind(BASE, "LayoutModel", BASE, "LayoutView"));
        JsonObject styleState = kind(CONTROLS, style, BASE, "StyleView");
        styleState.addProperty("description_width", "initial");
        Model styled = new Model(notebook, styleState);
        JsonObject state = kind(CONTROLS, name + "Model", CONTROLS, view);
        state.add("_dom_classes", new JsonArray());
        state.addProperty("description_allow_html", false);
        state.addProperty("orientation", "horizontal");
        state.addProperty("layout", "IPY_MODEL_" + layout.comm.id());
        state.addProperty("style", "IPY_MODEL_" + styled.comm.id());
        properties.entrySet().forEach(each -> state.add(each.getKey(), each.getValue()));
        return new Model(notebook, state);
    }

    String id() {
        return comm.id();
    }

    synchronized int number(String property) {
        return state.get(property).getAsInt();
    }

    synchronized String text(String property) {
        return state.get(property).getAsString();
    }

    /** Changes properties on both sides. */
    synchronized void set(JsonObject properties) {
        merge(properties);
        sendState(properties);
    }

    /** Hears of what the front end has changed. */
    void onChange(Consumer<JsonObject> listener) {
        changed = notebook.here(listener);
    }

    private void hear(String text) {
        JsonObject data = JsonParser.parseString(text).getAsJsonObject();
        String method = data.has("method") ? data.get("method").getAsString() : "";
        if (method.equals("request_state")) {
            synchronized (this) {
                sendState(state);
            }
        } else if (method.equals("update") && data.has("state")) {
            JsonObject properties = data.getAsJsonObject("state");
            merge(properties);
            changed.accept(properties);
        }
    }

    private synchronized void merge(JsonObject properties) {
        for (Map.Entry<String, JsonElement> each : properties.entrySet()) {
            if (state.has(each.getKey())) {
                state.add(each.getKey(), each.getValue());
            }
        }
    }

    private void sendState(JsonObject properties) {
        JsonObject data = new JsonObject();
        data.addProperty("method", "update");
        data.add("state", properties);
        data.add("buffer_paths", new JsonArray());
        comm.send(data.toString());
    }

    /** A page that is opened again asks for the state of everything. */
    private static void control(Comm asking) {
        asking.onMessage(text -> {
            JsonObject states = new JsonObject();
            OPEN.forEach((id, model) -> states.add(id, model.described()));
            JsonObject data = new JsonObject();
            data.addProperty("method", "update_states");
            data.add("states", states);
            data.add("buffer_paths", new JsonArray());
            asking.send(data.toString());
        });
    }

    private synchronized JsonObject described() {
        JsonObject described = new JsonObject();
        described.add("model_name", state.get("_model_name"));
        described.add("model_module", state.get("_model_module"));
        described.add("model_module_version", state.get("_model_module_version"));
        described.add("state", state.deepCopy());
        return described;
    }

    private static JsonObject kind(String module, String model, String viewModule, String view) {
        JsonObject state = new JsonObject();
        state.addProperty("_model_module", module);
        state.addProperty("_model_module_version", VERSION);
        state.addProperty("_model_name", model);
        state.addProperty("_view_module", viewModule);
        state.addProperty("_view_module_version", VERSION);
        state.addProperty("_view_name", view);
        state.add("_view_count", JsonNull.INSTANCE);
        return state;
    }
}
