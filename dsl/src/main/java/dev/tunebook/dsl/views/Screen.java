package dev.tunebook.dsl.views;

import dev.tunebook.kernel.extension.Display;
import dev.tunebook.kernel.extension.Notebook;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One place below the cell that is painted anew as often as is good for the front end, and never breaks the work. */
final class Screen {
    private static final double SHORTEST_PAUSE_SECONDS = 0.5;
    private static final double LONGEST_PAUSE_SECONDS = 5;

    private final Consumer<Object> paint;
    private final LongSupplier nanoTime;
    private final long begun;
    private long painted;
    private boolean any;
    private boolean broken;

    /**
     * Makes a screen that has not been painted yet.
     *
     * @param paint shows a value in the place of the last one
     * @param nanoTime a clock
     */
    Screen(Consumer<Object> paint, LongSupplier nanoTime) {
        this.paint = paint;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** A screen in a notebook; outside of one, nothing is shown. */
    static Screen in(Optional<Notebook> notebook) {
        Display[] display = new Display[1];
        return new Screen(
                notebook.<Consumer<Object>>map(there -> value -> {
                            if (display[0] == null) {
                                display[0] = there.display(value);
                            } else {
                                display[0].update(value);
                            }
                        })
                        .orElse(value -> {}),
                System::nanoTime);
    }

    /** Whether it is time to paint: at most twice a second, less often in long runs, whose curves change slowly. */
    boolean isDue() {
        double elapsed = (nanoTime.getAsLong() - begun) / 1e9;
        double pause = Math.max(SHORTEST_PAUSE_SECONDS, Math.min(LONGEST_PAUSE_SECONDS, elapsed / 100));
        return !broken && (!any || nanoTime.getAsLong() - painted >= pause * 1e9);
    }

    /** Paints the outcome, so that the notebook knows it as shown and does not show it as the cell's result too. */
    void end(Object value) {
        if (!any) {
            show(value);
        }
        show(value);
    }

    /** Paints now. A view that fails is said so once and switched off: hours of training must not end with it. */
    void show(Object value) {
        if (broken) {
            return;
        }
        try {
            paint.accept(value);
        } catch (RuntimeException failed) {
            broken = true;
            System.err.println("The live view failed and is switched off; the work goes on: " + failed);
        }
        any = true;
        painted = nanoTime.getAsLong();
    }
}
