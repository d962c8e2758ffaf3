package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a run would do.
 *
 * @param dataset the dataset's name
 * @param spec the options
 * @param trainRows rows to train on; texts of a language model are laid end to end and cut, which this does not count
 * @param validationRows rows to decide by
 * @param stepsPerEpoch optimizer steps of the first pass; batches of so many tokens may make another one a step longer
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
    /** Tokens that a word makes, roughly, where no tokenizer has been asked. */
    private static final double TOKENS_PER_WORD = 1.4;

    /**
     * The plan of a run, from its options and texts alone: no model is loaded, so that where batches are so many tokens
     * the number of steps is a guess.
     */
    public static TrainPlan of(Dataset dataset, TrainSpec spec) {
        int[] training = dataset.indices(Part.TRAIN);
        int validation = dataset.indices(Part.VALIDATION).length;
        if (spec.batchTokens() == 0) {
            return of(dataset.name(), spec, training.length, validation);
        }
        List<int[]> guessed = IntStream.of(training)
                .mapToObj(row -> new int[guess(dataset.text(row), spec.maxTokens())])
                .toList();
        return of(dataset.name(), spec, guessed, validation);
    }

    private static int guess(String text, int most) {
        return (int) Math.min(most, 2 + TOKENS_PER_WORD * text.strip().split("\\s+").length);
    }

    /** The plan of a run on rows that have been read. */
    static TrainPlan of(String dataset, TrainSpec spec, List<int[]> ids, int validationRows) {
        if (spec.batchTokens() == 0) {
            return of(dataset, spec, ids.size(), validationRows);
        }
        Order order = Order.of(spec);
        long steps = IntStream.rangeClosed(1, spec.epochs())
                .mapToLong(epoch -> order.batches(ids, epoch).size())
                .sum();
        return of(
                dataset, spec, ids.size(), validationRows, order.batches(ids, 1).size(), steps);
    }

    private static TrainPlan of(String dataset, TrainSpec spec, int trainRows, int validationRows) {
        int stepsPerEpoch = Math.max(1, (trainRows + spec.batchSize() - 1) / spec.batchSize());
        return of(dataset, spec, trainRows, validationRows, stepsPerEpoch, (long) stepsPerEpoch * spec.epochs());
    }

    private static TrainPlan of(
            String dataset, TrainSpec spec, int trainRows, int validationRows, int stepsPerEpoch, long steps) {
        return new TrainPlan(
                dataset, spec, trainRows, validationRows, stepsPerEpoch, steps, Math.round(steps * spec.warmUp()));
    }

    /** Rows of a step, on average where batches are so many tokens. */
    public int rowsPerStep() {
        return spec.batchTokens() == 0 ? spec.batchSize() : Math.max(1, Math.round((float) trainRows / stepsPerEpoch));
    }

    /** The factor on the peak learning rate at a step, from 0, as far as it does not depend on what is seen. */
    public double factor(long step) {
        return spec.schedule().factor(step, warmUpSteps, steps);
    }
}
