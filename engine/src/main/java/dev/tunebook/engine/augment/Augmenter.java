package dev.tunebook.engine.augment;

import java.util.Optional;
import java.util.Random;

/** Makes another text of a text, which should mean the same. */
interface Augmenter {
    /**
     * Another text.
     *
     * @param random all that is drawn comes from it
     * @return empty when nothing could be changed
     */
    Optional<String> augment(String text, Random random);
}
