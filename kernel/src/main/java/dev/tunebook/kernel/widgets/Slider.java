package dev.tunebook.kernel.widgets;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.extension.Notebook;
import dev.tunebook.kernel.extension.Shown;
import java.util.function.IntConsumer;

/** A slider for whole numbers below the cell. */
public final class Slider implements Shown {
    private final Model model;

    /**
     * Shows a slider.
     *
     * @param least the left end
     * @param most the right end; not below the left one
     * @param value where it stands, between the two
     * @param description stands before it; may be empty
     */
    public Slider(Notebook notebook, int least, int most, int value, String description) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("value (" + value + ") must be between " + least + " and " + most
                    + ".\nMaybe slider(" + Math.min(least, most) + ", " + Math.max(least, most) + ", "
                    + Math.min(least, most) + ").");
        }
        JsonObject properties = new JsonObject();
        properties.addProperty("min", least);
        properties.addProperty("max", most);
        properties.addProperty("step", 1);
        properties.addProperty("value", value);
        properties.addProperty("disabled", false);
        properties.addProperty("readout", true);
        properties.addProperty("readout_format", "d");
        properties.addProperty("continuous_update", true);
        properties.addProperty("behavior", "drag-tap");
        properties.addProperty("description", description);
        model = Model.control(notebook, "IntSlider", "IntSliderView", "SliderStyleModel", properties);
        String text = (description.isEmpty() ? "slider" : description) + ": " + value + " of " + least + " to " + most;
        notebook.display(WidgetView.live(model.id(), text, "<span>" + WidgetView.escape(text) + "</span>"));
    }

    /** Where it stands now. */
    public int value() {
        return model.number("value");
    }

    /** Moves it. */
    public void value(int value) {
        JsonObject properties = new JsonObject();
        properties.addProperty("value", Math.max(model.number("min"), Math.min(model.number("max"), value)));
        model.set(properties);
    }

    /** Hears of each move by hand, also while a cell runs; prints below the cell that calls this. */
    public Slider onChange(IntConsumer listener) {
        model.onChange(properties -> {
            if (properties.has("value")) {
                listener.accept(properties.get("value").getAsInt());
            }
        });
        return this;
    }
}
