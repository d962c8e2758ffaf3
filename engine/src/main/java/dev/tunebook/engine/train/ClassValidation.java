package dev.tunebook.engine.train;

import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.Monitor;
import java.util.EnumSet;
import java.util.Set;

/** How well a model tells the classes of rows. */
record ClassValidation(Classifier model, EncodedRows rows, int batchSize) implements Validation {
    private static final Set<Monitor> TOLD = EnumSet.range(Monitor.LOSS, Monitor.AREA_UNDER_ROC);

    @Override
    public Set<Monitor> told() {
        return TOLD;
    }

    @Override
    public Figures figures(Monitor monitor) throws InterruptedException {
        Scores scores = Scores.of(model, rows, batchSize, monitor == Monitor.AREA_UNDER_ROC);
        Predictions predictions =
                new Predictions(model.labels(), rows.targets(), scores.probabilities(), scores.predicted());
        Metrics metrics = Metrics.of(predictions);
        return new Figures(
                scores.loss(),
                metrics.accuracy(),
                metrics.macro().f1(),
                Double.NaN,
                monitored(monitor, scores.loss(), metrics, predictions));
    }

    private static double monitored(Monitor monitor, double loss, Metrics metrics, Predictions predictions) {
        return switch (monitor) {
            case LOSS -> loss;
            case MACRO_F1 -> metrics.macro().f1();
            case ACCURACY -> metrics.accuracy();
            case MICRO_F1 -> metrics.micro().f1();
            case WEIGHTED_F1 -> metrics.weighted().f1();
            case MACRO_PRECISION -> metrics.macro().precision();
            case MACRO_RECALL -> metrics.macro().recall();
            case BALANCED_ACCURACY -> metrics.balancedAccuracy();
            case MATTHEWS -> metrics.matthews();
            case KAPPA -> metrics.kappa();
            case AREA_UNDER_ROC -> OneVersusRest.of(predictions).macroRoc();
            default -> Double.NaN;
        };
    }
}
