package dev.tunebook.kernel.cell;

/** A magic that cannot do what it was asked; the message says why and what may help. */
final class MagicMisuse extends Exception {
    private static final long serialVersionUID = 1L;

    MagicMisuse(String message) {
        super(message, null, false, false);
    }
}
