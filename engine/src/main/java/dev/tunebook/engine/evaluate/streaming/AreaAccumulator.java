package dev.tunebook.engine.evaluate.streaming;

import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.OneVersusRest.ClassAreas;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.RankedScores;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Areas under the curves of each class against the rest, from rows that come one by one.
 *
 * <p>Up to 4 million probabilities are kept and the areas are exact. Beyond that, scores fall into up to 8,192 levels that
 * held equally many of the rows so far, those of one level count as tied, and a random sample of the rows stays for
 * intervals (reservoir sampling: Vitter, "Random sampling with a reservoir", 1985).
 */
final class AreaAccumulator {
    static final int MOST_KEPT = 4_000_000;
    private static final int LEVELS = 8_192;

    /** Whether rows are of a class. */
    @FunctionalInterface
    interface Truth {
        /**
         * Whether a row is of a class.
         *
         * @param key what the row was added with
         */
        boolean isOf(int key, int id);
    }

    private final List<String> labels;
    private final Truth truth;
    private final int room;
    private final float[][] kept;
    private final int[] keptKeys;
    private final SplittableRandom random = new SplittableRandom(7);
    private long rows;
    /** Shape {@code [classes][no, yes][levels]}; absent as long as all rows are kept. */
    private int[][][] levels;
    /** Shape {@code [classes][levels − 1]}: a level begins at its edge. */
    private float[][] edges;

    AreaAccumulator(List<String> labels, int expectedRows) {
        this(labels, expectedRows, MOST_KEPT, (key, id) -> key == id);
    }

    AreaAccumulator(List<String> labels, int expectedRows, int mostKept, Truth truth) {
        this.labels = labels;
        this.truth = truth;
        room = Math.max(1, Math.min(expectedRows, mostKept / labels.size()));
        kept = new float[room][];
        keptKeys = new int[room];
    }

    /**
     * Adds a row.
     *
     * @param key its class, or whatever {@link Truth} knows it by
     */
    void add(int key, float[] probabilities) {
        rows++;
        if (rows <= room) {
            keep((int) rows - 1, key, probabilities);
            return;
        }
        if (levels == null) {
            levels = new int[labels.size()][2][LEVELS];
            edges = IntStream.range(0, labels.size()).mapToObj(this::edges).toArray(float[][]::new);
            for (int row = 0; row < room; row++) {
                count(keptKeys[row], kept[row]);
            }
        }
        count(key, probabilities);
        long place = random.nextLong(rows);
        if (place < room) {
            keep((int) place, key, probabilities);
        }
    }

    private void keep(int place, int key, float[] probabilities) {
        kept[place] = probabilities.clone();
        keptKeys[place] = key;
    }

    private void count(int key, float[] probabilities) {
        for (int id = 0; id < probabilities.length; id++) {
            levels[id][truth.isOf(key, id) ? 1 : 0][level(id, probabilities[id])]++;
        }
    }

    /** Distinct values that cut the kept scores of a class into parts of about equal size. */
    private float[] edges(int id) {
        float[] scores = new float[room];
        for (int row = 0; row < room; row++) {
            scores[row] = kept[row][id];
        }
        Arrays.sort(scores);
        float[] cuts = new float[Math.min(LEVELS, room) - 1];
        int count = 0;
        for (int level = 1; level <= cuts.length; level++) {
            float cut = scores[(int) ((long) level * room / (cuts.length + 1))];
            if (count == 0 || cut > cuts[count - 1]) {
                cuts[count++] = cut;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    private int level(int id, float probability) {
        int place = Arrays.binarySearch(edges[id], probability);
        return place >= 0 ? place + 1 : -place - 1;
    }

    boolean isExact() {
        return levels == null;
    }

    /** Where a row is of one class: all rows, or a random sample of them. */
    Predictions sample() {
        return Predictions.of(labels, Arrays.copyOf(keptKeys, kept()), Arrays.copyOf(kept, kept()));
    }

    private int kept() {
        return (int) Math.min(rows, room);
    }

    /** All rows, or a random sample of them, by the probability of one class. */
    RankedScores ranked(int id) {
        boolean[] yes = new boolean[kept()];
        double[] scores = new double[yes.length];
        for (int row = 0; row < yes.length; row++) {
            yes[row] = truth.isOf(keptKeys[row], id);
            scores[row] = kept[row][id];
        }
        return RankedScores.of(yes, scores);
    }

    OneVersusRest areas() {
        return new OneVersusRest(IntStream.range(0, labels.size())
                .mapToObj(id -> isExact() ? exact(id) : areas(labels.get(id), levels[id][1], levels[id][0]))
                .toList());
    }

    private ClassAreas exact(int id) {
        RankedScores ranked = ranked(id);
        long support = IntStream.range(0, kept())
                .filter(row -> truth.isOf(keptKeys[row], id))
                .count();
        return new ClassAreas(labels.get(id), ranked.areaUnderRoc(), ranked.averagePrecision(), support);
    }

    /** From the highest level down, as RankedScores does it with single rows. */
    private static ClassAreas areas(String label, int[] yes, int[] no) {
        long yesAbove = 0;
        long noAbove = 0;
        double twiceArea = 0;
        double precisions = 0;
        for (int level = LEVELS - 1; level >= 0; level--) {
            twiceArea += (double) no[level] * (2 * yesAbove + yes[level]);
            yesAbove += yes[level];
            noAbove += no[level];
            if (yes[level] > 0) {
                precisions += (double) yes[level] * yesAbove / (yesAbove + noAbove);
            }
        }
        double roc = yesAbove == 0 || noAbove == 0 ? Double.NaN : twiceArea / 2 / yesAbove / noAbove;
        return new ClassAreas(label, roc, yesAbove == 0 ? Double.NaN : precisions / yesAbove, yesAbove);
    }
}
