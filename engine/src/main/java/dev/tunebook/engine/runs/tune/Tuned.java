package dev.tunebook.engine.runs.tune;

import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.TuneSpec;
import java.util.List;

/**
 * What a search found.
 *
 * @param dataset the dataset's name
 * @param spec what was searched, and how
 * @param trials the best first: those that came further before those that did not
 * @param epochs passes over the training rows in all
 * @param seconds that it took
 * @param interrupted whether it was ended before all trials were made
 */
public record Tuned(
        String dataset, TuneSpec spec, List<Trial> trials, int epochs, double seconds, boolean interrupted) {
    public Tuned {
        trials = List.copyOf(trials);
    }

    /** The options of the best trial. */
    public TrainSpec best() {
        return trials.get(0).spec();
    }
}
