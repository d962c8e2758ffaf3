package dev.tunebook.kernel.jupyter;

/** A message that is not answered, and why. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
        super(why, null, false, false);
    }
}
