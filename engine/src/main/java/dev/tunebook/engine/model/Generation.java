package dev.tunebook.engine.model;

/**
 * A text and how a language model went on with it.
 *
 * @param model the run's or the model's name
 * @param prompt as given, never trusted
 * @param text what was added, without the stop text
 * @param tokens added
 * @param cut tokens of the prompt that the model had no room for; they were left out at its beginning
 * @param seconds that it took
 * @param ending why it stopped
 */
public record Generation(String model, String prompt, String text, int tokens, int cut, double seconds, Ending ending) {
    /** Why a text ends where it does. */
    public enum Ending {
        /** It does not: more is to come. */
        GOING_ON,
        /** The model said that it ends here. */
        END_OF_TEXT,
        /** One of the texts came at which to stop. */
        STOP_TEXT,
        /** As many tokens were added as were allowed. */
        MAX_TOKENS,
        /** The model has no position for another token. */
        MAX_POSITIONS,
        /** The user interrupted it. */
        INTERRUPTED
    }

    /** What was added. */
    @Override
    public String toString() {
        return text;
    }
}
