package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Row;

/**
 * A row that only one of two systems got right.
 *
 * @param firstIsRight else the second is
 * @param firstAnswer the first system's class
 * @param secondAnswer the second system's class
 */
public record Flipped(Row row, boolean firstIsRight, String firstAnswer, String secondAnswer) {}
