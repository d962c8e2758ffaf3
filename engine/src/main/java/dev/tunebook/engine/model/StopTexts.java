package dev.tunebook.engine.model;

import java.util.List;

/** A text that grows, watched for texts at which it is to stop; what may become one of them is held back. */
final class StopTexts {
    private final List<String> stops;
    private final StringBuilder text = new StringBuilder();
    private boolean stopped;

    StopTexts(List<String> stops) {
        this.stops = stops;
    }

    /** Adds a piece; true when a stop text is complete, which is then cut off with all that follows. */
    boolean add(String piece) {
        int from = text.length();
        text.append(piece);
        int first = -1;
        for (String stop : stops) {
            int found = text.indexOf(stop, Math.max(0, from - stop.length() + 1));
            first = found >= 0 && (first < 0 || found < first) ? found : first;
        }
        if (first >= 0) {
            text.setLength(first);
            stopped = true;
        }
        return stopped;
    }

    /** What is sure to stay. */
    String sure() {
        int held = stopped ? 0 : stops.stream().mapToInt(this::begun).max().orElse(0);
        return text.substring(0, text.length() - held);
    }

    /** How many characters at the end may be the beginning of a stop text. */
    private int begun(String stop) {
        for (int length = Math.min(stop.length() - 1, text.length()); length > 0; length--) {
            if (stop.startsWith(text.substring(text.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    /** All of it. */
    String whole() {
        return text.toString();
    }
}
