package dev.tunebook.engine.evaluate;

import java.util.Arrays;

/** Rows where truth and answer agree on a class, over rows where either names it. Jaccard, 1901. */
public final class Jaccard {
    private Jaccard() {}

    public static double ofClass(ConfusionMatrix confusion, int id) {
        long both = confusion.counts()[id][id];
        long either = confusion.support(id) + confusion.answered(id) - both;
        return either == 0 ? 0 : (double) both / either;
    }

    /** Mean over the classes that occur. */
    public static double macro(ConfusionMatrix confusion) {
        double[] values = Arrays.stream(confusion.ids(confusion.presentLabels()))
                .mapToDouble(id -> ofClass(confusion, id))
                .toArray();
        return PairwiseSum.mean(values);
    }
}
