package dev.tunebook.engine.behave;

import java.util.List;

/**
 * One question to a model.
 *
 * @param before the text that an answer is compared with; the same as {@code after} where there is none
 * @param after the text that is judged
 * @param edits that lead from one to the other; none where they are no edits of each other
 */
public record Probe(String before, String after, List<Edit> edits) {
    public Probe {
        edits = List.copyOf(edits);
    }

    static Probe single(String text) {
        return new Probe(text, text, List.of());
    }
}
