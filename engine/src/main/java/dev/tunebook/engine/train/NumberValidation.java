package dev.tunebook.engine.train;

import dev.tunebook.engine.evaluate.RegressionMetrics;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.Monitor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** How far a model's numbers are off: its loss is the mean squared error in the unit that it is trained in. */
record NumberValidation(Classifier model, ValuedRows rows, int batchSize) implements Validation {
    private static final Set<Monitor> TOLD = told(EnumSet.range(Monitor.RMSE, Monitor.SPEARMAN));

    private static Set<Monitor> told(Set<Monitor> errors) {
        errors.add(Monitor.LOSS);
        return errors;
    }

    @Override
    public Set<Monitor> told() {
        return TOLD;
    }

    @Override
    public Figures figures(Monitor monitor) throws InterruptedException {
        double[] wanted = new double[size()];
        double[] said = new double[size()];
        model.classify(rows.ids(), batchSize, (row, numbers) -> {
            said[row] = numbers[0];
            wanted[row] = rows.values().get(row)[0];
        });
        double sum = 0;
        for (int row = 0; row < said.length; row++) {
            sum += (said[row] - wanted[row]) * (said[row] - wanted[row]);
        }
        double error = Math.sqrt(sum / size());
        double share = error / model.network().head().scale();
        double loss = share * share;
        return new Figures(loss, Double.NaN, Double.NaN, error, monitored(monitor, loss, wanted, said));
    }

    private static double monitored(Monitor monitor, double loss, double[] wanted, double[] said) {
        if (monitor == Monitor.LOSS || !TOLD.contains(monitor)) {
            return monitor == Monitor.LOSS ? loss : Double.NaN;
        }
        if (!Arrays.stream(said).allMatch(Double::isFinite)) {
            return Double.NaN;
        }
        RegressionMetrics metrics = RegressionMetrics.of(wanted, said);
        return switch (monitor) {
            case RMSE -> metrics.rootMeanSquaredError();
            case MAE -> metrics.meanAbsoluteError();
            case R_SQUARED -> metrics.explainedShare();
            case PEARSON -> metrics.pearson();
            default -> metrics.spearman();
        };
    }
}
