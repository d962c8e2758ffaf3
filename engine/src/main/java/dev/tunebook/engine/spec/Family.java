package dev.tunebook.engine.spec;

import java.util.Locale;

/** What kind of base model is made from nothing. */
public enum Family {
    /** BERT's architecture, which learns to say hidden words; for classification. */
    ENCODER,
    /** GPT-2's architecture, which learns to say the next word; for generation. */
    DECODER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
