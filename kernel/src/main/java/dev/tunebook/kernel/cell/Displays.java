package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.Display;

/** What cells show beside their results, and show anew at the same place. */
final class Displays {
    private final Output output;
    private final Views views;
    private volatile Object updated;

    Displays(Output output, Views views) {
        this.output = output;
        this.views = views;
    }

    /** Shows a value under an id. */
    Display show(Object value, String id) {
        output.display(views.show(value), id);
        return new Shown(id);
    }

    /** Replaces what was shown under an id. */
    void update(String id, Object value) {
        output.update(views.show(value), id);
    }

    /** Forgets what the last cell has shown. */
    void beginCell() {
        updated = null;
    }

    /** Whether a display of this cell has come to show this very value. */
    boolean isShown(Object value) {
        return value == updated;
    }

    private final class Shown implements Display {
        private final String id;

        Shown(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void update(Object value) {
            Displays.this.update(id, value);
            updated = value;
        }
    }
}
