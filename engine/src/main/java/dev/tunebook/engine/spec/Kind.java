package dev.tunebook.engine.spec;

import java.util.Locale;

/** What is learnt from a dataset's rows. */
public enum Kind {
    /** As the columns suggest: what a file has beside its text. */
    AUTO,
    /** One class for each text, or for each pair of texts. */
    SINGLE_LABEL,
    /** Any number of classes for each text. */
    MULTI_LABEL,
    /** A number for each text, or for each pair of texts. */
    REGRESSION,
    /** A text for each text. */
    INPUT_OUTPUT,
    /** Conversations, of which the assistant's turns are learnt. */
    CHAT,
    /** Texts and nothing else, for language models. */
    PLAIN_TEXT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
