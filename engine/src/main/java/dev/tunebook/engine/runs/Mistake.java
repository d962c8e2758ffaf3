package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Row;

/**
 * A row that was answered wrongly, and what the training rows have most like it.
 *
 * @param answered the class that was answered
 * @param confidence probability of that answer
 * @param neighbour the most similar training row
 */
public record Mistake(Row row, String answered, double confidence, Neighbour neighbour) {
    /** Whether the nearest training row is much the same text under the very label that was answered. */
    public boolean suspectsLabel() {
        return neighbour.similarity() >= .8
                && neighbour.row().map(Row::label).filter(answered::equals).isPresent();
    }
}
