package dev.tunebook.engine.augment;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes another text of a text, which should mean the same. */
interface Augmenter {
    /** Is told which texts it will be asked about, so that what is dear one by one can be done for many together. */
    default void prepare(List<String> texts) {}

    /**
     * Another text.
     *
     * @param random all that is drawn comes from it
     * @return empty when nothing could be changed
     */
    Optional<String> augment(String text, Random random);
}
