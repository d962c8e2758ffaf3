package dev.tunebook.engine.evaluate;

/** Agreement of truth and answers beyond what the sizes of the classes alone would give. */
public final class Agreement {
    /** How a wrong answer is weighed by its distance from the truth, for classes in an order. */
    public enum Weights {
        /** Every wrong answer counts alike. */
        NONE,
        /** By the distance of the class ids. */
        LINEAR,
        /** By the squared distance of the class ids. */
        QUADRATIC;

        private double of(int truth, int predicted) {
            double distance = Math.abs(truth - predicted);
            return switch (this) {
                case NONE -> truth == predicted ? 0 : 1;
                case LINEAR -> distance;
                case QUADRATIC -> distance * distance;
            };
        }
    }

    private Agreement() {}

    /** Mean recall of the classes that have rows. Brodersen et al., "The balanced accuracy", 2010. */
    public static double balancedAccuracy(Marginals counts) {
        double sum = 0;
        int classesWithRows = 0;
        for (int id = 0; id < counts.classes(); id++) {
            if (counts.support(id) > 0) {
                sum += (double) counts.correct(id) / counts.support(id);
                classesWithRows++;
            }
        }
        return sum / classesWithRows;
    }

    /**
     * Matthews' correlation coefficient for any number of classes; 0 when truth or answers are all one
     * class. Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient",
     * 2004.
     */
    public static double matthews(Marginals counts) {
        double rows = counts.rows();
        double chance = 0;
        double truthSquares = 0;
        double answerSquares = 0;
        for (int id = 0; id < counts.classes(); id++) {
            double support = counts.support(id);
            double answered = counts.answered(id);
            chance += support * answered;
            truthSquares += support * support;
            answerSquares += answered * answered;
        }
        double denominator = (rows * rows - truthSquares) * (rows * rows - answerSquares);
        return denominator == 0 ? 0 : (counts.correct() * rows - chance) / Math.sqrt(denominator);
    }

    /** Cohen's kappa with all wrong answers alike; NaN when truth and answers are all one class. */
    public static double kappa(Marginals counts) {
        double rows = counts.rows();
        double chance = 0;
        for (int id = 0; id < counts.classes(); id++) {
            chance += (double) counts.support(id) * counts.answered(id);
        }
        double expectedWrong = rows - chance / rows;
        return expectedWrong == 0 ? Double.NaN : 1 - (rows - counts.correct()) / expectedWrong;
    }

    /**
     * One minus observed over expected weighted disagreement; NaN when truth and answers are all one
     * class. Cohen, "A coefficient of agreement for nominal scales", 1960, and "Weighted kappa", 1968.
     */
    public static double kappa(ConfusionMatrix confusion, Weights weights) {
        int classes = confusion.labels().size();
        double rows = confusion.rows();
        long[] support = new long[classes];
        long[] answered = new long[classes];
        for (int id = 0; id < classes; id++) {
            support[id] = confusion.support(id);
            answered[id] = confusion.answered(id);
        }
        double observed = 0;
        double expected = 0;
        for (int truth = 0; truth < classes; truth++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                double weight = weights.of(truth, predicted);
                observed += weight * confusion.counts()[truth][predicted];
                expected += weight * support[truth] * answered[predicted] / rows;
            }
        }
        return expected == 0 ? Double.NaN : 1 - observed / expected;
    }
}
