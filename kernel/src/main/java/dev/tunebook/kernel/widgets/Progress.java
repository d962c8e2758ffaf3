package dev.tunebook.kernel.widgets;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.extension.Display;
import dev.tunebook.kernel.extension.MimeBundle;
import dev.tunebook.kernel.extension.Notebook;
import dev.tunebook.kernel.extension.Shown;
import java.util.Iterator;

/** A progress bar below the cell. */
public final class Progress implements Shown, AutoCloseable {
    private static final long TELL_NANOS = 50_000_000;

    private final int steps;
    private final String description;
    private final Model model;
    private final Display display;
    private int done;
    private long toldNanos;
    private boolean closed;

    /**
     * Shows a bar.
     *
     * @param steps that make it full; at least 1
     * @param description stands before it; may be empty
     */
    public Progress(Notebook notebook, int steps, String description) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.\nMaybe progress(100).");
        }
        this.steps = steps;
        this.description = description;
        JsonObject properties = new JsonObject();
        properties.addProperty("min", 0);
        properties.addProperty("max", steps);
        properties.addProperty("value", 0);
        properties.addProperty("bar_style", "");
        properties.addProperty("description", description);
        model = Model.control(notebook, "IntProgress", "ProgressView", "ProgressStyleModel", properties);
        display = notebook.display(WidgetView.live(model.id(), text(), html()));
    }

    /** One step more. */
    public void step() {
        to(done + 1);
    }

    /** So many steps are done. */
    public synchronized void to(int count) {
        done = Math.max(0, Math.min(steps, count));
        long now = System.nanoTime();
        if (done == steps || now - toldNanos > TELL_NANOS) {
            toldNanos = now;
            tell(done == steps ? "success" : "");
        }
    }

    /** How many steps are done. */
    public synchronized int done() {
        return done;
    }

    /** Ends it where it is: what stays below the cell needs no widget manager. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            tell(done == steps ? "success" : "warning");
            display.update(MimeBundle.of(text(), html()));
        }
    }

    /** Goes through elements with a step each; ends with the last one. */
    public <T> Iterable<T> over(Iterable<T> elements) {
        return () -> {
            Iterator<T> inner = elements.iterator();
            return new Iterator<>() {
                private boolean begun;

                @Override
                public boolean hasNext() {
                    if (begun) {
                        step();
                        begun = false;
                    }
                    boolean more = inner.hasNext();
                    if (!more) {
                        close();
                    }
                    return more;
                }

                @Override
                public T next() {
                    begun = true;
                    return inner.next();
                }
            };
        };
    }

    private void tell(String barStyle) {
        JsonObject properties = new JsonObject();
        properties.addProperty("value", done);
        properties.addProperty("bar_style", barStyle);
        model.set(properties);
    }

    private String text() {
        return (description.isEmpty() ? "" : description + " ") + done + " of " + steps;
    }

    private String html() {
        return "<span>" + WidgetView.escape(description) + " <progress max=\"" + steps + "\" value=\"" + done
                + "\"></progress> " + done + " of " + steps + "</span>";
    }
}
