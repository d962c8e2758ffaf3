package dev.tunebook.kernel.cell;

/** A magic of that name does not exist. */
final class UnknownMagic extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownMagic(String message) {
        super(message, null, false, false);
    }
}
