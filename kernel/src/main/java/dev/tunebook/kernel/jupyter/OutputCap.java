package dev.tunebook.kernel.jupyter;

import java.util.Locale;

/**
 * Keeps one cell from filling the browser: warns when it has printed a lot, and ends its output at a cap.
 *
 * <p>The cap is the system property {@code tunebook.output.cap}, in characters for each cell; 0 means none.
 */
final class OutputCap {
    static final String PROPERTY = "tunebook.output.cap";
    static final long DEFAULT_CHARS = 500_000_000;
    static final long WARNING_CHARS = 50_000_000;

    /** Whether a text may go out, and what the user should be told, or null. */
    record Verdict(boolean passes, String notice) {}

    private static final Verdict PASSES = new Verdict(true, null);
    private static final Verdict DROPPED = new Verdict(false, null);

    private final long cap;
    private Object cell;
    private long printed;

    OutputCap(long cap) {
        this.cap = cap <= 0 ? Long.MAX_VALUE : cap;
    }

    static OutputCap fromProperty() {
        return new OutputCap(Long.getLong(PROPERTY, DEFAULT_CHARS));
    }

    /** Counts what a cell prints; another cell begins anew. */
    synchronized Verdict count(Object printing, int chars) {
        if (printing != cell) {
            cell = printing;
            printed = 0;
        }
        long before = printed;
        printed += chars;
        if (before >= cap) {
            return DROPPED;
        }
        if (printed >= cap) {
            return new Verdict(true, notice("The rest of this cell's output is dropped: it printed more than", cap));
        }
        boolean crossed = before < WARNING_CHARS && printed >= WARNING_CHARS;
        return crossed ? new Verdict(true, notice("This cell has printed more than", WARNING_CHARS)) : PASSES;
    }

    private static String notice(String what, long chars) {
        return String.format(
                Locale.ROOT,
                "\n%s %,d characters.%nMaybe print less, or set -D%s=CHARACTERS (0 for no cap).%n",
                what,
                chars,
                PROPERTY);
    }
}
