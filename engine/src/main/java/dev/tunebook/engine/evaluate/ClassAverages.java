package dev.tunebook.engine.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The three usual averages over classes.
 *
 * <p>Macro: the plain mean. Weighted: by support. Micro: from the summed counts. Manning, Raghavan and
 * Schütze, "Introduction to Information Retrieval", 13.6; corner cases as documented for scikit-learn's
 * {@code precision_recall_fscore_support}.
 */
final class ClassAverages {
    private ClassAverages() {}

    static Average macro(List<ClassMetrics> classes) {
        double[] equal = classes.stream().mapToDouble(each -> 1).toArray();
        return average("macro avg", classes, equal, support(classes));
    }

    static Average weighted(List<ClassMetrics> classes, long answered, ZeroDivision zeroDivision) {
        long support = support(classes);
        if (support == 0) {
            double neitherAskedNorAnswered = answered == 0 ? zeroDivision.value() : 0;
            return new Average(
                    "weighted avg", neitherAskedNorAnswered, zeroDivision.value(), neitherAskedNorAnswered, 0);
        }
        double[] weights = classes.stream().mapToDouble(ClassMetrics::support).toArray();
        return average("weighted avg", classes, weights, support);
    }

    static Average micro(long correct, long answered, long support, ZeroDivision zeroDivision) {
        double precision = zeroDivision.ratio(correct, answered);
        double recall = zeroDivision.ratio(correct, support);
        double f1 = f1(precision, recall, correct, answered + support, zeroDivision);
        return new Average("micro avg", precision, recall, f1, support);
    }

    /** Harmonic mean; {@code occurrences} are the rows asked plus the rows answered. */
    static double f1(double precision, double recall, long correct, long occurrences, ZeroDivision zeroDivision) {
        if (occurrences == 0) {
            return zeroDivision.value();
        }
        return correct == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static Average average(String name, List<ClassMetrics> classes, double[] weights, long support) {
        return new Average(
                name,
                mean(classes, weights, ClassMetrics::precision),
                mean(classes, weights, ClassMetrics::recall),
                mean(classes, weights, ClassMetrics::f1),
                support);
    }

    private static double mean(List<ClassMetrics> classes, double[] weights, ToDoubleFunction<ClassMetrics> value) {
        int[] defined = IntStream.range(0, weights.length)
                .filter(index -> !Double.isNaN(value.applyAsDouble(classes.get(index))))
                .toArray();
        double[] products = new double[defined.length];
        double[] counted = new double[defined.length];
        for (int index = 0; index < defined.length; index++) {
            counted[index] = weights[defined[index]];
            products[index] = value.applyAsDouble(classes.get(defined[index])) * counted[index];
        }
        return PairwiseSum.of(products) / PairwiseSum.of(counted);
    }

    private static long support(List<ClassMetrics> classes) {
        return classes.stream().mapToLong(ClassMetrics::support).sum();
    }
}
