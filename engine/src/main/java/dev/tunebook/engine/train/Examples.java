package dev.tunebook.engine.train;

import java.util.List;

/** Rows to be trained on. */
public interface Examples {
    /** The ids of each row, unpadded. */
    List<int[]> ids();

    /** Rows that were longer than the model reads. */
    int cut();

    /** Number of rows. */
    default int size() {
        return ids().size();
    }

    /**
     * A row as a step sees it.
     *
     * @param seed decides whatever is random about it: the same seed, the same example
     */
    Example example(int row, long seed);

    /**
     * What a model reads, and what it is to say.
     *
     * @param ids unpadded
     * @param targets one class id, or a token id for each of the ids, −100 where nothing is to be said
     * @param values 1 or 0 for each label, or one number, where there are no classes
     * @param counted how many targets count: the loss is a mean over them
     */
    record Example(int[] ids, long[] targets, float[] values, int counted) {
        private static final float[] NONE = {};

        /** Of classes or tokens. */
        public Example(int[] ids, long[] targets, int counted) {
            this(ids, targets, NONE, counted);
        }
    }
}
