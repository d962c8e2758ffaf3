package dev.tunebook.engine.evaluate;

import java.util.List;

/** A model's numbers beside the true ones. */
public record NumberAnswers(double[] truth, double[] predicted) {
    /** What is left of a variance of 0 by sums of rounded squares, as a share of these. */
    private static final double ROUNDING = 1e-12;

    /** The usual figures. */
    public RegressionMetrics metrics() {
        return RegressionMetrics.of(truth, predicted);
    }

    /** Number of rows. */
    public int rows() {
        return truth.length;
    }

    /** How far a row is off; positive when the answer is too high. */
    public double error(int row) {
        return predicted[row] - truth[row];
    }

    /**
     * Those that follow from sums over rows, the one that usually decides first. Sums are taken around the true mean, so
     * that large numbers with little spread lose nothing.
     */
    public List<SumFigure> figures() {
        double[] errors = new double[rows()];
        double[] sizes = new double[rows()];
        for (int row = 0; row < rows(); row++) {
            errors[row] = error(row);
            sizes[row] = Math.abs(errors[row]);
        }
        Addends moments = new Moments(this, PairwiseSum.mean(truth));
        return List.of(
                new SumFigure("RMSE", false, moments, sums -> Math.sqrt(Math.max(0, squares(sums)) / sums[0])),
                SumFigure.mean("MAE", false, sizes),
                new SumFigure("R²", true, moments, NumberAnswers::explained),
                new SumFigure("Pearson", true, moments, NumberAnswers::pearson),
                SumFigure.mean("mean error (bias)", false, errors));
    }

    /** Count, both sums, both sums of squares and the sum of products. */
    private record Moments(NumberAnswers answers, double mean) implements Addends {
        @Override
        public int rows() {
            return answers.rows();
        }

        @Override
        public int width() {
            return 6;
        }

        @Override
        public void add(int row, double times, double[] sums) {
            double x = answers.truth[row] - mean;
            double y = answers.predicted[row] - mean;
            sums[0] += times;
            sums[1] += times * x;
            sums[2] += times * y;
            sums[3] += times * x * x;
            sums[4] += times * y * y;
            sums[5] += times * x * y;
        }
    }

    /** Those of which more or less is better: all but the mean error, which is best at 0. */
    public List<SumFigure> comparable() {
        List<SumFigure> all = figures();
        return all.subList(0, all.size() - 1);
    }

    private static double squares(double[] sums) {
        return sums[3] + sums[4] - 2 * sums[5];
    }

    private static double explained(double[] sums) {
        double deviations = sums[3] - sums[1] * sums[1] / sums[0];
        return deviations > ROUNDING * sums[3] ? 1 - squares(sums) / deviations : Double.NaN;
    }

    private static double pearson(double[] sums) {
        double ofTruth = sums[3] - sums[1] * sums[1] / sums[0];
        double ofAnswers = sums[4] - sums[2] * sums[2] / sums[0];
        double both = sums[5] - sums[1] * sums[2] / sums[0];
        return ofTruth > ROUNDING * sums[3] && ofAnswers > ROUNDING * sums[4]
                ? Math.max(-1, Math.min(1, both / Math.sqrt(ofTruth) / Math.sqrt(ofAnswers)))
                : Double.NaN;
    }
}
