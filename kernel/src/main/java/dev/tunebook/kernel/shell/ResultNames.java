package dev.tunebook.kernel.shell;

/** The names of results, {@code $1} and so on; who asks for one holds the {@link CompilerLock}. */
final class ResultNames {
    private int taken;

    String next() {
        return "$" + ++taken;
    }

    /** Takes the last name back, which nothing has come to bear. */
    void giveBack() {
        taken--;
    }

    /** Begins anew; nothing may bear a name any more. */
    void reset() {
        taken = 0;
    }
}
