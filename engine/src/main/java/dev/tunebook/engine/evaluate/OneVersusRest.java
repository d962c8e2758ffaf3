package dev.tunebook.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Areas under the ROC and precision-recall curves of each class against all others.
 *
 * @param classes one entry per label, in the order of class ids
 */
public record OneVersusRest(List<ClassAreas> classes) {

    /**
     * Areas of one class.
     *
     * @param roc area under the ROC curve; NaN when no row, or every row, has this class
     * @param averagePrecision area under the precision-recall curve; NaN when no row has this class
     * @param support rows whose true class this is
     */
    public record ClassAreas(String label, double roc, double averagePrecision, long support) {}

    public OneVersusRest {
        classes = List.copyOf(classes);
    }

    /** Needs probabilities. */
    public static OneVersusRest of(Predictions predictions) {
        List<ClassAreas> classes = new ArrayList<>();
        for (int id = 0; id < predictions.labels().size(); id++) {
            boolean[] truth = truth(predictions, id);
            RankedScores ranked = ranked(predictions, id);
            classes.add(new ClassAreas(
                    predictions.labels().get(id), ranked.areaUnderRoc(), ranked.averagePrecision(), count(truth)));
        }
        return new OneVersusRest(classes);
    }

    /** The rows by the probability of one class. */
    public static RankedScores ranked(Predictions predictions, int id) {
        return RankedScores.of(truth(predictions, id), scores(predictions, id));
    }

    /** Mean over the classes where it is defined. */
    public double macroRoc() {
        return mean(ClassAreas::roc, each -> 1);
    }

    public double weightedRoc() {
        return mean(ClassAreas::roc, ClassAreas::support);
    }

    /** Mean over the classes where it is defined. */
    public double macroAveragePrecision() {
        return mean(ClassAreas::averagePrecision, each -> 1);
    }

    public double weightedAveragePrecision() {
        return mean(ClassAreas::averagePrecision, ClassAreas::support);
    }

    private double mean(ToDoubleFunction<ClassAreas> area, ToDoubleFunction<ClassAreas> weight) {
        double sum = 0;
        double weights = 0;
        for (ClassAreas each : classes) {
            if (!Double.isNaN(area.applyAsDouble(each))) {
                sum += area.applyAsDouble(each) * weight.applyAsDouble(each);
                weights += weight.applyAsDouble(each);
            }
        }
        return sum / weights;
    }

    static boolean[] truth(Predictions predictions, int id) {
        boolean[] truth = new boolean[predictions.rows()];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = predictions.truth()[row] == id;
        }
        return truth;
    }

    static double[] scores(Predictions predictions, int id) {
        double[] scores = new double[predictions.rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = predictions.probabilities()[row][id];
        }
        return scores;
    }

    private static long count(boolean[] truth) {
        long count = 0;
        for (boolean each : truth) {
            count += each ? 1 : 0;
        }
        return count;
    }
}
