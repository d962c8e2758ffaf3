package dev.tunebook.kernel.run.page;

import java.time.Duration;
import java.util.Locale;

/** Times as people read them. */
public final class Durations {
    private Durations() {}

    /** {@code 0.4 s}, {@code 12.3 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
    public static String text(Duration time) {
        long seconds = time.toSeconds();
        if (seconds >= 3600) {
            return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
        }
        return seconds >= 60
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
