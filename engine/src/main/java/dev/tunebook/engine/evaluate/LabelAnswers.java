package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What became of each row where a row may have any number of labels: two bits for a label instead of its probability.
 *
 * @param labels names, in the order of their ids
 * @param truth whether a row has a label: bit {@code row * labels + id}
 * @param answered whether it was answered, likewise
 * @param loss mean over labels of each row's cross-entropy in nats
 */
public record LabelAnswers(List<String> labels, BitSet truth, BitSet answered, double[] loss) {
    /** A label is answered from this probability on, as scikit-learn and others have it. */
    public static final double THRESHOLD = 0.5;

    private static final double SMALLEST = Math.ulp(1.0);

    public LabelAnswers {
        labels = List.copyOf(labels);
    }

    /**
     * Rows that are still to be filled.
     *
     * @throws UserException when rows times labels are more than 2³¹
     */
    public static LabelAnswers empty(List<String> labels, int rows) {
        if ((long) rows * labels.size() > Integer.MAX_VALUE) {
            throw new UserException(
                    "rows (%,d) times labels (%,d) must be at most %,d."
                            .formatted(rows, labels.size(), Integer.MAX_VALUE),
                    "a part of the rows, such as --on validation.");
        }
        return new LabelAnswers(labels, new BitSet(), new BitSet(), new double[rows]);
    }

    /**
     * Fills one row; the probabilities are read now and not kept.
     *
     * @param has whether the row has a label, by its id
     */
    public void set(int row, IntPredicate has, float[] probabilities) {
        double sum = 0;
        for (int id = 0; id < labels.size(); id++) {
            boolean isTrue = has.test(id);
            truth.set(bit(row, id), isTrue);
            answered.set(bit(row, id), probabilities[id] >= THRESHOLD);
            double right = isTrue ? probabilities[id] : 1.0 - probabilities[id];
            sum -= Math.log(Math.max(SMALLEST, right));
        }
        loss[row] = sum / labels.size();
    }

    private int bit(int row, int id) {
        return row * labels.size() + id;
    }

    /** Number of rows. */
    public int rows() {
        return loss.length;
    }

    public boolean has(int row, int id) {
        return truth.get(bit(row, id));
    }

    public boolean answers(int row, int id) {
        return answered.get(bit(row, id));
    }

    /** Mean over labels of a row's cross-entropy in nats. */
    public double loss(int row) {
        return loss[row];
    }

    /** Whether exactly a row's labels are answered. */
    public boolean isExact(int row) {
        return wrong(row) == 0;
    }

    /** Labels of a row that are missing or too many. */
    public long wrong(int row) {
        return IntStream.range(0, labels.size())
                .filter(id -> has(row, id) != answers(row, id))
                .count();
    }

    /**
     * A label's own confusion matrix.
     *
     * @param found rows that have it and get it
     * @param missed rows that have it and do not get it
     * @param extra rows that get it and do not have it
     * @param left rows that neither have nor get it
     */
    public record Cells(long found, long missed, long extra, long left) {}

    /** Of a label, by its id. */
    public Cells cells(int id) {
        long[] counts = new long[4];
        for (int row = 0; row < rows(); row++) {
            counts[(has(row, id) ? 0 : 2) + (answers(row, id) ? 0 : 1)]++;
        }
        return new Cells(counts[0], counts[1], counts[2], counts[3]);
    }

    /** The usual figures. */
    public MultiLabelMetrics metrics() {
        return MultiLabelMetrics.of(this);
    }

    /** Those that follow from sums over rows, the one that usually decides first. */
    public List<SumFigure> figures() {
        double[] exact = new double[rows()];
        double[] wrong = new double[rows()];
        for (int row = 0; row < rows(); row++) {
            long mistakes = wrong(row);
            exact[row] = mistakes == 0 ? 1 : 0;
            wrong[row] = (double) mistakes / labels.size();
        }
        List<SumFigure> figures = new ArrayList<>();
        figures.add(new SumFigure("macro F1", true, new Counts(this, labels.size()), LabelAnswers::macro));
        figures.add(new SumFigure("micro F1", true, new Counts(this, 1), sums -> f1(sums, 0)));
        figures.add(SumFigure.mean("exact match", true, exact));
        figures.add(SumFigure.mean("wrong answers (Hamming loss)", false, wrong));
        figures.add(SumFigure.mean("log-loss", false, loss));
        return figures;
    }

    /** Further averages of precision, recall and F1: to be shown, not to decide. */
    public List<SumFigure> averages() {
        return LabelAverages.of(this, new Counts(this, labels.size()), new Counts(this, 1));
    }

    /** Of each label, or of all together: rows that have it and get it, that get it, that have it. */
    private record Counts(LabelAnswers answers, int groups) implements Addends {
        @Override
        public int rows() {
            return answers.rows();
        }

        @Override
        public int width() {
            return 3 * groups;
        }

        @Override
        public void add(int row, double times, double[] sums) {
            int from = answers.bit(row, 0);
            int until = from + answers.labels.size();
            for (int bit = next(answers.answered, from); bit < until; bit = next(answers.answered, bit + 1)) {
                int group = groups == 1 ? 0 : bit - from;
                sums[3 * group] += answers.truth.get(bit) ? times : 0;
                sums[3 * group + 1] += times;
            }
            for (int bit = next(answers.truth, from); bit < until; bit = next(answers.truth, bit + 1)) {
                sums[3 * (groups == 1 ? 0 : bit - from) + 2] += times;
            }
        }

        private static int next(BitSet bits, int from) {
            int next = bits.nextSetBit(from);
            return next < 0 ? Integer.MAX_VALUE : next;
        }
    }

    private static double macro(double[] sums) {
        double f1 = 0;
        for (int from = 0; from < sums.length; from += 3) {
            f1 += f1(sums, from);
        }
        return f1 / (sums.length / 3);
    }

    private static double f1(double[] sums, int from) {
        double asked = sums[from + 1] + sums[from + 2];
        return asked == 0 ? 0 : 2 * sums[from] / asked;
    }
}
