package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * The usual figures of a classifier, by class and overall.
 *
 * @param classes one entry for each reported class: by default those that occur as truth or as answer
 * @param accuracy share of all rows answered rightly
 * @param balancedAccuracy mean recall of the classes that have rows
 * @param matthews Matthews' correlation coefficient, −1 to 1; 0 when it cannot be told
 * @param kappa Cohen's kappa; NaN when truth and answers are all one class
 * @param logLoss mean negative log-probability of the true class, in nats; NaN without probabilities
 * @param confusion all cells, also of classes that are not reported
 * @param rows number of predictions
 */
public record Metrics(
        List<ClassMetrics> classes,
        Average macro,
        Average weighted,
        Average micro,
        double accuracy,
        double balancedAccuracy,
        double matthews,
        double kappa,
        double logLoss,
        ConfusionMatrix confusion,
        long rows) {

    public Metrics {
        classes = List.copyOf(classes);
    }

    public static Metrics of(Predictions predictions) {
        Metrics counted = of(ConfusionMatrix.of(predictions));
        return predictions.hasProbabilities()
                ? counted.withLogLoss(LogLoss.of(predictions.truth(), predictions.probabilities()))
                : counted;
    }

    /** Figures of the classes that occur, as {@code classification_report(truth, predicted)} has them. */
    public static Metrics of(ConfusionMatrix confusion) {
        if (confusion.rows() == 0) {
            throw new UserException(
                    "rows (0) must be at least 1.", "the split is empty: choose another with --on, or a larger share.");
        }
        return of(confusion, confusion.presentLabels(), ZeroDivision.ZERO);
    }

    /** Figures of the chosen classes in the chosen order; averages are over these only. */
    public static Metrics of(ConfusionMatrix confusion, List<String> chosen, ZeroDivision zeroDivision) {
        Marginals counts = Marginals.of(confusion);
        List<ClassMetrics> classes = new ArrayList<>();
        long correct = 0;
        long answered = 0;
        long support = 0;
        for (int id : confusion.ids(chosen)) {
            classes.add(classMetrics(confusion.labels().get(id), counts, id, zeroDivision));
            correct += counts.correct(id);
            answered += counts.answered(id);
            support += counts.support(id);
        }
        return new Metrics(
                classes,
                ClassAverages.macro(classes),
                ClassAverages.weighted(classes, answered, zeroDivision),
                ClassAverages.micro(correct, answered, support, zeroDivision),
                CountFigure.ACCURACY.of(counts),
                Agreement.balancedAccuracy(counts),
                Agreement.matthews(counts),
                Agreement.kappa(counts),
                Double.NaN,
                confusion,
                counts.rows());
    }

    public Metrics withLogLoss(double logLoss) {
        return new Metrics(
                classes, macro, weighted, micro, accuracy, balancedAccuracy, matthews, kappa, logLoss, confusion, rows);
    }

    private static ClassMetrics classMetrics(String label, Marginals counts, int id, ZeroDivision zeroDivision) {
        long correct = counts.correct(id);
        long answered = counts.answered(id);
        long support = counts.support(id);
        double precision = zeroDivision.ratio(correct, answered);
        double recall = zeroDivision.ratio(correct, support);
        double f1 = ClassAverages.f1(precision, recall, correct, answered + support, zeroDivision);
        return new ClassMetrics(label, precision, recall, f1, support);
    }
}
