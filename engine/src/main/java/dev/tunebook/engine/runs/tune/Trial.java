package dev.tunebook.engine.runs.tune;

import dev.tunebook.engine.spec.TrainSpec;

/**
 * One setting that was tried.
 *
 * @param number from 1
 * @param runId of its run in the store
 * @param spec its options
 * @param epochs that it got
 * @param figure the best validation figure so far, the higher the better: a loss is negative
 * @param loss the validation loss of that epoch
 * @param seconds that it took
 * @param complete whether it got all the epochs there are, or ended by itself
 */
public record Trial(
        int number,
        String runId,
        TrainSpec spec,
        int epochs,
        double figure,
        double loss,
        double seconds,
        boolean complete) {}
