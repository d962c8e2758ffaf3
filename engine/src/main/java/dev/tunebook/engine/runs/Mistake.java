package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Row;
import java.util.Optional;

/**
 * A row that was answered wrongly, and what the training rows have most like it.
 *
 * @param answered the class that was answered
 * @param confidence probability of that answer
 * @param nearest the most similar training row; empty when none shares a word
 * @param similarity of that row, from 0 to 1
 */
public record Mistake(Row row, String answered, double confidence, Optional<Row> nearest, double similarity) {
    /** Whether the nearest training row is much the same text under the very label that was answered. */
    public boolean suspectsLabel() {
        return similarity >= .8
                && nearest.map(Row::label).filter(answered::equals).isPresent();
    }
}
