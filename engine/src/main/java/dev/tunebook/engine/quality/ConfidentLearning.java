package dev.tunebook.engine.quality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which labels are probably wrong, from out-of-sample probabilities: confident learning (Northcutt, Jiang, Chuang,
 * "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70, 2021).
 *
 * <p>A class's threshold is the mean probability of the class over the rows labelled with it. A row is counted as
 * (label, likely class) when the likely class is the likeliest of those whose probability reaches their threshold. These
 * counts, scaled row by row to the classes' sizes, are the confident joint; off its diagonal it says how many rows of
 * which class are labelled as which other.
 */
final class ConfidentLearning {
    private final int[] labels;
    private final float[][] probabilities;
    private final int classes;
    private final int[] sizes;
    private final double[] thresholds;

    /**
     * Prepares.
     *
     * @param labels the class of each row, from 0
     * @param probabilities of each row and class, from models that had not seen the row
     */
    ConfidentLearning(int[] labels, float[][] probabilities) {
        this.labels = labels;
        this.probabilities = probabilities;
        classes = probabilities[0].length;
        sizes = new int[classes];
        double[] sums = new double[classes];
        for (int row = 0; row < labels.length; row++) {
            sizes[labels[row]]++;
            sums[labels[row]] += probabilities[row][labels[row]];
        }
        thresholds = IntStream.range(0, classes)
                .mapToDouble(id -> sizes[id] == 0 ? 1 : sums[id] / sizes[id])
                .toArray();
    }

    /** For each class the mean probability of the class over the rows labelled with it. */
    double[] thresholds() {
        return thresholds.clone();
    }

    /** Counts by label, then likely class; rows that reach no threshold are not counted. */
    int[][] counted() {
        int[][] counts = new int[classes][classes];
        for (int row = 0; row < labels.length; row++) {
            int likely = confident(row);
            if (likely >= 0) {
                counts[labels[row]][likely]++;
            }
        }
        for (int id = 0; id < classes; id++) {
            // a class that no row is confidently of is taken at its word
            counts[id][id] = Math.max(counts[id][id], sizes[id] > 0 ? 1 : 0);
        }
        return counts;
    }

    /** The likeliest class of those that reach their threshold; -1 when none does. */
    private int confident(int row) {
        int likeliest = -1;
        for (int id = 0; id < classes; id++) {
            if (probabilities[row][id] >= thresholds[id] - 1e-6
                    && (likeliest < 0 || probabilities[row][id] > probabilities[row][likeliest])) {
                likeliest = id;
            }
        }
        return likeliest;
    }

    /**
     * The counts, scaled so that each label has as many rows as it has; rounded so that they still add up, by the
     * largest remainders.
     */
    int[][] joint() {
        int[][] counts = counted();
        int[][] joint = new int[classes][];
        for (int label = 0; label < classes; label++) {
            joint[label] = scaled(counts[label], sizes[label]);
        }
        return joint;
    }

    private static int[] scaled(int[] counts, int size) {
        long sum = Math.max(1, Arrays.stream(counts).sum());
        int[] scaled = new int[counts.length];
        int left = size;
        for (int id = 0; id < counts.length; id++) {
            scaled[id] = (int) ((long) counts[id] * size / sum);
            left -= scaled[id];
        }
        int[] byRemainder = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingLong(id -> -((long) counts[id] * size % sum)))
                .mapToInt(id -> id)
                .toArray();
        for (int i = 0; i < left && i < byRemainder.length; i++) {
            scaled[byRemainder[i]]++;
        }
        return scaled;
    }

    /** Rows that are confidently of another class than their label. */
    BitSet confidentlyOther() {
        BitSet rows = new BitSet();
        for (int row = 0; row < labels.length; row++) {
            int likely = confident(row);
            rows.set(row, likely >= 0 && likely != labels[row]);
        }
        return rows;
    }

    /**
     * Prunes by noise rate: for each label and each other class, as many rows as the joint says, those first whose
     * probability of the other class exceeds that of their label most; never a row whose label is likeliest.
     */
    BitSet byNoiseRate() {
        int[][] joint = joint();
        BitSet rows = new BitSet();
        int[][] ofLabel = ofLabel();
        for (int label = 0; label < classes; label++) {
            for (int other = 0; other < classes; other++) {
                if (other != label && joint[label][other] > 0) {
                    int from = label;
                    int to = other;
                    Arrays.stream(ofLabel[label])
                            .boxed()
                            .sorted(Comparator.comparingDouble(
                                    row -> probabilities[row][from] - probabilities[row][to]))
                            .limit(joint[label][other])
                            .forEach(rows::set);
                }
            }
        }
        rows.stream().filter(row -> likeliest(row) == labels[row]).forEach(rows::clear);
        return rows;
    }

    private int[][] ofLabel() {
        int[][] ofLabel = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        int[] filled = new int[classes];
        for (int row = 0; row < labels.length; row++) {
            ofLabel[labels[row]][filled[labels[row]]++] = row;
        }
        return ofLabel;
    }

    /** The class with the highest probability. */
    int likeliest(int row) {
        int likeliest = 0;
        for (int id = 1; id < classes; id++) {
            if (probabilities[row][id] > probabilities[row][likeliest]) {
                likeliest = id;
            }
        }
        return likeliest;
    }

    /** What is reported: rows that both ways of looking name. */
    BitSet suspects() {
        BitSet rows = byNoiseRate();
        rows.and(confidentlyOther());
        return rows;
    }

    double probability(int row, int id) {
        return probabilities[row][id];
    }

    /** The probability of the row's own label: the lower, the more doubtful. */
    double selfConfidence(int row) {
        return probabilities[row][labels[row]];
    }

    /** How much likelier the label is than any other class, from 0 to 1; 0.5 when another is as likely. */
    double normalizedMargin(int row) {
        double most = 0;
        for (int id = 0; id < classes; id++) {
            most = id == labels[row] ? most : Math.max(most, probabilities[row][id]);
        }
        return (selfConfidence(row) - most + 1) / 2;
    }
}
