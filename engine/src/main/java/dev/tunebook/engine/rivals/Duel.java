package dev.tunebook.engine.rivals;

import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Flips;
import dev.tunebook.engine.evaluate.compare.Verdict;
import java.util.List;

/**
 * A run against one rival.
 *
 * @param first the run in question
 * @param second what it is held against
 * @param decisive by the figure that decides; p raised by Holm's method for the number of rivals
 * @param others by further figures, raised likewise
 * @param flips rows won and lost, by class
 * @param flipped some of these rows, those of which the loser was surest first
 */
public record Duel(
        String first, String second, Comparison decisive, List<Comparison> others, Flips flips, List<Flipped> flipped) {
    public Duel {
        others = List.copyOf(others);
        flipped = List.copyOf(flipped);
    }

    public Verdict verdict() {
        return decisive.verdict();
    }

    /** The verdict with its numbers, in words. */
    public String sentence() {
        return decisive.sentence(first, second);
    }
}
