package dev.tunebook.engine.spec;

/** How much a row counts in the loss. */
public enum ClassWeights {
    /** Every row counts the same. */
    NONE,
    /** Every class counts the same: a row counts n / (classes · rows of its class). */
    BALANCED,
    /** Half-way between: the square root of {@link #BALANCED}. */
    SQUARE_ROOT;

    /**
     * The weights of labels' yes where a row may have several: so much that yes and no count the same, or its root.
     *
     * @param rows with each label; a label without rows, and one that all have, gets 1
     * @param all rows
     */
    public float[] ofYes(int[] rows, int all) {
        float[] weights = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double balanced = rows[i] == 0 || rows[i] == all ? 1 : (all - rows[i]) / (double) rows[i];
            weights[i] = (float) (this == BALANCED ? balanced : Math.sqrt(balanced));
        }
        return weights;
    }

    /**
     * The weights of classes.
     *
     * @param rows of each class; one without rows gets 0
     * @return one per class; empty when all rows count the same
     */
    public float[] of(int[] rows) {
        if (this == NONE) {
            return new float[0];
        }
        long all = 0;
        for (int count : rows) {
            all += count;
        }
        float[] weights = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double balanced = rows[i] == 0 ? 0 : all / ((double) rows.length * rows[i]);
            weights[i] = (float) (this == BALANCED ? balanced : Math.sqrt(balanced));
        }
        return weights;
    }
}
