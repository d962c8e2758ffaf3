package dev.tunebook.engine.data.tickets;

import java.util.Locale;

/**
 * A made-up ticket.
 *
 * @param text what the customer wrote; empty when it is missing
 * @param label as it stands in the file; empty when it is missing
 * @param truth the intent that it was made for
 * @param fault what was planted
 * @param of the ticket that this one repeats, or null
 */
record Ticket(String text, String label, String truth, Fault fault, Ticket of) {
    /** What is wrong with a ticket on purpose. */
    enum Fault {
        NONE,
        DUPLICATE,
        NEAR_DUPLICATE,
        CONFLICT,
        FLIPPED_LABEL,
        MISSING_TEXT,
        MISSING_LABEL;

        /** As the truth file has it: {@code near-duplicate}. */
        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Ticket clean(String text, String intent) {
        return new Ticket(text, intent, intent, Fault.NONE, null);
    }

    Ticket withLabel(String other, Fault planted) {
        return new Ticket(text, other, truth, planted, of);
    }

    Ticket withText(String other, Fault planted) {
        return new Ticket(other, label, truth, planted, of);
    }

    Ticket repeated(String other, Fault planted) {
        return new Ticket(other, label, truth, planted, this);
    }
}
