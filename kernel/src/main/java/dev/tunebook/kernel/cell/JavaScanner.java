package dev.tunebook.kernel.cell;

/** Reads Java just far enough to know whether a position is inside a string, a comment or brackets. */
final class JavaScanner {
    private enum State {
        CODE,
        LINE_COMMENT,
        BLOCK_COMMENT,
        STRING,
        CHARACTER,
        TEXT_BLOCK
    }

    private final String text;
    private int at;
    private int depth;
    private State state = State.CODE;
    private char last = ';';
    private int entered;

    JavaScanner(String text) {
        this.text = text;
    }

    /** Begins anew at a position that is known to be outside everything. */
    void restart(int position) {
        at = position;
        depth = 0;
        state = State.CODE;
        last = ';';
    }

    void advanceTo(int position) {
        while (at < Math.min(position, text.length())) {
            step();
        }
    }

    /** Whether the position is outside strings, comments and brackets. */
    boolean outside() {
        return state == State.CODE && depth <= 0;
    }

    /** Where the text of the string that the position is in begins; -1 outside strings. */
    int stringStart() {
        return state == State.STRING ? entered : -1;
    }

    /** Whether the Java before the position ends a statement. */
    boolean statementFinished() {
        return last == ';' || last == '}';
    }

    private void step() {
        switch (state) {
            case CODE -> code();
            case LINE_COMMENT -> skipUntil("\n");
            case BLOCK_COMMENT -> skipUntil("*/");
            case TEXT_BLOCK -> quoted("\"\"\"");
            case STRING -> quotedOnOneLine("\"");
            case CHARACTER -> quotedOnOneLine("'");
        }
    }

    private void code() {
        if (enter("//", State.LINE_COMMENT) || enter("/*", State.BLOCK_COMMENT)) {
            return;
        }
        char c = text.charAt(at);
        if (!Character.isWhitespace(c)) {
            last = c;
        }
        if (enter("\"\"\"", State.TEXT_BLOCK) || enter("\"", State.STRING) || enter("'", State.CHARACTER)) {
            return;
        }
        if ("([{".indexOf(c) >= 0) {
            depth++;
        } else if (")]}".indexOf(c) >= 0) {
            depth--;
        }
        at++;
    }

    private boolean enter(String opening, State next) {
        if (!text.startsWith(opening, at)) {
            return false;
        }
        at += opening.length();
        entered = at;
        state = next;
        return true;
    }

    private void skipUntil(String closing) {
        if (text.startsWith(closing, at)) {
            at += closing.length();
            state = State.CODE;
        } else {
            at++;
        }
    }

    private void quoted(String closing) {
        if (text.charAt(at) == '\\') {
            at += 2;
        } else {
            skipUntil(closing);
        }
    }

    private void quotedOnOneLine(String closing) {
        if (text.charAt(at) == '\n') {
            state = State.CODE;
        } else {
            quoted(closing);
        }
    }
}
