package dev.tunebook.engine.rivals;

import dev.tunebook.engine.spec.Part;

/** A run that was compared with rivals, whatever they say of a text. */
public sealed interface Held permits Contest, FigureContest {
    /** The dataset's name. */
    String dataset();

    Part part();

    /** What was compared: rows, inputs or windows. */
    long units();

    /** The first verdict with its numbers, in words. */
    String sentence();
}
