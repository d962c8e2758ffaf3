package dev.tunebook.engine.spec;

/** How options are searched for. */
public enum Search {
    /** Every trial is trained to its end. */
    RANDOM,
    /** Successive halving: all begin, the better part of them goes on, again and again. */
    HALVING,
    /** The same without waiting: a trial goes on as soon as it is among the better part of those that came as far. */
    ASHA
}
