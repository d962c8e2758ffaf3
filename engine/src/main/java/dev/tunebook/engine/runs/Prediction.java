package dev.tunebook.engine.runs;

import java.util.List;

/**
 * What a run says of one text.
 *
 * @param run the run's name
 * @param text that was classified, never trusted
 * @param classes the likeliest first
 */
public record Prediction(String run, String text, List<Scored> classes) {
    /** A class and its probability in [0, 1]. */
    public record Scored(String label, double probability) {}

    public Prediction {
        classes = List.copyOf(classes);
    }

    /** The likeliest class. */
    public String label() {
        return classes.get(0).label();
    }
}
