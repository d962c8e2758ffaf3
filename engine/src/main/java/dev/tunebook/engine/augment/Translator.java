package dev.tunebook.engine.augment;

import java.util.List;

/** Turns texts of one language into another. */
@FunctionalInterface
public interface Translator {
    /**
     * Translates texts.
     *
     * @param from ISO 639-1, such as {@code en}
     * @param to ISO 639-1
     * @return one for each text, in their order
     */
    List<String> translate(List<String> texts, String from, String to);
}
