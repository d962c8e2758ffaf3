package dev.tunebook.engine.ship;

/**
 * One thing that a gate looks at.
 *
 * @param name such as {@code paired test}
 * @param outcome whether it speaks against shipping
 * @param reason with its numbers, a sentence; of what was not asked, why not
 */
public record GateCheck(String name, Outcome outcome, String reason) {
    /** What came of it. */
    public enum Outcome {
        PASSED("passed"),
        FAILED("failed"),
        /** It has no meaning for what the model says, or nobody wanted to know. */
        NOT_ASKED("not asked");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** As a reader sees it. */
        public String words() {
            return words;
        }
    }

    /** Something that was asked. */
    public GateCheck(String name, boolean passed, String reason) {
        this(name, passed ? Outcome.PASSED : Outcome.FAILED, reason);
    }

    /** Something that was not asked, and why. */
    static GateCheck notAsked(String name, String reason) {
        return new GateCheck(name, Outcome.NOT_ASKED, reason);
    }

    /** Whether it does not speak against shipping. */
    public boolean passed() {
        return outcome != Outcome.FAILED;
    }

    /** Whether it was looked at. */
    public boolean asked() {
        return outcome != Outcome.NOT_ASKED;
    }
}
