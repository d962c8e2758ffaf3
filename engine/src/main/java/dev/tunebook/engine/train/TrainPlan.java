package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;

/**
 * What a run would do.
 *
 * @param dataset the dataset's name
 * @param spec the options
 * @param trainRows rows to train on; texts of a language model are laid end to end and cut, which this does not count
 * @param validationRows rows to decide by
 * @param stepsPerEpoch optimizer steps of one pass
 * @param steps when nothing stops it early
 * @param warmUpSteps over which the learning rate rises
 */
public record TrainPlan(
        String dataset,
        TrainSpec spec,
        int trainRows,
        int validationRows,
        int stepsPerEpoch,
        long steps,
        long warmUpSteps) {
    /** The plan of a run, from its options alone: no model is loaded. */
    public static TrainPlan of(Dataset dataset, TrainSpec spec) {
        return of(dataset.name(), spec, dataset.indices(Part.TRAIN).length, dataset.indices(Part.VALIDATION).length);
    }

    static TrainPlan of(String dataset, TrainSpec spec, int trainRows, int validationRows) {
        int stepsPerEpoch = Math.max(1, (trainRows + spec.batchSize() - 1) / spec.batchSize());
        long steps = (long) stepsPerEpoch * spec.epochs();
        return new TrainPlan(
                dataset, spec, trainRows, validationRows, stepsPerEpoch, steps, Math.round(steps * spec.warmUp()));
    }

    /** The factor on the peak learning rate at a step, from 0, as far as it does not depend on what is seen. */
    public double factor(long step) {
        return spec.schedule().factor(step, warmUpSteps, steps);
    }
}
