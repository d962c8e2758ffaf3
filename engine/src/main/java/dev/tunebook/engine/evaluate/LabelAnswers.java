package dev.tunebook.engine.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * A model's answers where a row may have any number of labels.
 *
 * @param truth whether a row has a label, {@code [rows][labels]}
 * @param probabilities of it, {@code [rows][labels]}
 */
public record LabelAnswers(List<String> labels, boolean[][] truth, float[][] probabilities) {
    /** A label is answered from this probability on, as scikit-learn and others have it. */
    public static final double THRESHOLD = 0.5;

    private static final double SMALLEST = Math.ulp(1.0);

    public LabelAnswers {
        labels = List.copyOf(labels);
    }

    /** Number of rows. */
    public int rows() {
        return truth.length;
    }

    /** The labels that are answered, {@code [rows][labels]}. */
    public boolean[][] answered() {
        boolean[][] answered = new boolean[rows()][labels.size()];
        for (int row = 0; row < rows(); row++) {
            for (int id = 0; id < labels.size(); id++) {
                answered[row][id] = probabilities[row][id] >= THRESHOLD;
            }
        }
        return answered;
    }

    /** The usual figures. */
    public MultiLabelMetrics metrics() {
        return MultiLabelMetrics.of(labels, truth, answered());
    }

    /** Mean over labels of a row's cross-entropy in nats. */
    public double loss(int row) {
        double sum = 0;
        for (int id = 0; id < labels.size(); id++) {
            double right = truth[row][id] ? probabilities[row][id] : 1.0 - probabilities[row][id];
            sum -= Math.log(Math.max(SMALLEST, right));
        }
        return sum / labels.size();
    }

    /** The rows by one label's probability. */
    public RankedScores ranked(int label) {
        boolean[] yes = new boolean[rows()];
        double[] scores = new double[rows()];
        for (int row = 0; row < rows(); row++) {
            yes[row] = truth[row][label];
            scores[row] = probabilities[row][label];
        }
        return RankedScores.of(yes, scores);
    }

    /** Those that follow from sums over rows, the one that usually decides first. */
    public List<SumFigure> figures() {
        int count = labels.size();
        double[][] ofLabels = new double[rows()][3 * count];
        double[][] ofRows = new double[rows()][3];
        double[] exact = new double[rows()];
        double[] wrong = new double[rows()];
        double[] loss = new double[rows()];
        boolean[][] answered = answered();
        for (int row = 0; row < rows(); row++) {
            for (int id = 0; id < count; id++) {
                double both = truth[row][id] && answered[row][id] ? 1 : 0;
                double[] each = {both, answered[row][id] ? 1 : 0, truth[row][id] ? 1 : 0};
                for (int i = 0; i < 3; i++) {
                    ofLabels[row][3 * id + i] = each[i];
                    ofRows[row][i] += each[i];
                }
            }
            double mistakes = ofRows[row][1] + ofRows[row][2] - 2 * ofRows[row][0];
            exact[row] = mistakes == 0 ? 1 : 0;
            wrong[row] = mistakes / count;
            loss[row] = loss(row);
        }
        List<SumFigure> figures = new ArrayList<>();
        figures.add(new SumFigure("macro F1", true, ofLabels, LabelAnswers::macro));
        figures.add(new SumFigure("micro F1", true, ofRows, sums -> f1(sums, 0)));
        figures.add(SumFigure.mean("exact match", true, exact));
        figures.add(SumFigure.mean("wrong answers (Hamming loss)", false, wrong));
        figures.add(SumFigure.mean("log-loss", false, loss));
        return figures;
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
