package dev.tunebook.engine.behave;

import java.util.List;

/**
 * Something that any text of a generator should be, or should not.
 *
 * @param name what is looked at
 * @param kind as a report groups it
 * @param allowed failure rate that is put up with
 * @param probes questions, made of texts of the data and a seed
 * @param test whether an answer fails
 */
record Trait(String name, String kind, double allowed, Questions probes, Test test) {
    /** Makes the questions. */
    @FunctionalInterface
    interface Questions {
        List<Probe> of(List<String> rows, long seed);
    }

    /** Judges an answer. */
    @FunctionalInterface
    interface Test {
        /**
         * Whether it fails.
         *
         * @param before the answer to {@link Probe#before}
         * @param after the answer to {@link Probe#after}
         */
        boolean fails(Probe probe, String before, String after);
    }
}
