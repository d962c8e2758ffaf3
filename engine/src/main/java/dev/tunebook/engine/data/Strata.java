package dev.tunebook.engine.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What a split shares out evenly: classes, the rarest label of each row, or tenths of the numbers. */
final class Strata {
    private static final int BINS = 10;
    private static final int LEAST_IN_BIN = 10;

    private Strata() {}

    /** The stratum of each row, from 0. */
    static int[] of(Targets targets) {
        if (targets instanceof Targets.Classes classes) {
            return classes.ids();
        }
        if (targets instanceof Targets.LabelSets sets) {
            return rarest(sets);
        }
        return targets instanceof Targets.Scores scores ? bins(scores.values()) : new int[targets.size()];
    }

    /** A row's rarest label says most about it; rows without any are a stratum of their own. */
    private static int[] rarest(Targets.LabelSets sets) {
        int[] counts = new int[sets.names().size()];
        Arrays.stream(sets.ids()).flatMapToInt(Arrays::stream).forEach(id -> counts[id]++);
        return Arrays.stream(sets.ids())
                .mapToInt(ids -> Arrays.stream(ids)
                        .boxed()
                        .min(Comparator.comparingInt(id -> counts[id]))
                        .orElse(counts.length))
                .toArray();
    }

    /** Equal numbers are in one bin. */
    private static int[] bins(double[] values) {
        int bins = Math.max(1, Math.min(BINS, values.length / LEAST_IN_BIN));
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] bounds = IntStream.range(1, bins)
                .mapToDouble(bin -> sorted[(int) ((long) bin * sorted.length / bins)])
                .distinct()
                .toArray();
        return Arrays.stream(values)
                .mapToInt(value -> (int)
                        Arrays.stream(bounds).filter(bound -> value >= bound).count())
                .toArray();
    }
}
