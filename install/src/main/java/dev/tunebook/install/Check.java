package dev.tunebook.install;

import java.io.PrintStream;

/**
 * One line of the doctor's list.
 *
 * @param found what there is, or is not
 * @param action what to do about it; empty when all is well
 */
record Check(Verdict verdict, String subject, String found, String action) {
    enum Verdict {
        /** As it should be. */
        FINE('✓'),
        /** Works without; something else is better with it. */
        OPTIONAL('!'),
        /** Nothing works without it. */
        MISSING('✗');

        private final char sign;

        Verdict(char sign) {
            this.sign = sign;
        }
    }

    static Check fine(String subject, String found) {
        return new Check(Verdict.FINE, subject, found, "");
    }

    static Check optional(String subject, String found, String action) {
        return new Check(Verdict.OPTIONAL, subject, found, action);
    }

    static Check missing(String subject, String found, String action) {
        return new Check(Verdict.MISSING, subject, found, action);
    }

    void print(PrintStream out) {
        out.printf("%c %-12s %s%n", verdict.sign, subject, found);
        if (!action.isEmpty()) {
            out.println("               Maybe " + action);
        }
    }
}
