package dev.tunebook.engine.train;

import dev.tunebook.engine.evaluate.MultiLabelMetrics;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.Monitor;
import java.util.EnumSet;
import java.util.Set;

/** How well a model does on rows with any number of labels: a label is answered when its probability is above one half. */
record LabelValidation(Classifier model, ValuedRows rows, int batchSize) implements Validation {
    private static final double HALF = Math.log(0.5);
    private static final Set<Monitor> TOLD = EnumSet.range(Monitor.LOSS, Monitor.MACRO_RECALL);

    @Override
    public Set<Monitor> told() {
        return TOLD;
    }

    @Override
    public Figures figures(Monitor monitor) throws InterruptedException {
        int labels = model.labels().size();
        boolean[][] truth = new boolean[size()][labels];
        boolean[][] answered = new boolean[size()][labels];
        double[] losses = new double[size()];
        model.classify(rows.ids(), batchSize, (row, logs) -> {
            float[] wanted = rows.values().get(row);
            for (int id = 0; id < labels; id++) {
                truth[row][id] = wanted[id] > 0;
                answered[row][id] = logs[id] >= HALF;
                losses[row] -= (truth[row][id] ? logs[id] : ofNo(logs[id])) / labels;
            }
        });
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        MultiLabelMetrics metrics = MultiLabelMetrics.of(model.labels(), truth, answered);
        return new Figures(
                sum / size(),
                metrics.exactMatch(),
                metrics.macro().f1(),
                Double.NaN,
                monitored(monitor, sum / size(), metrics));
    }

    private static double monitored(Monitor monitor, double loss, MultiLabelMetrics metrics) {
        return switch (monitor) {
            case LOSS -> loss;
            case MACRO_F1 -> metrics.macro().f1();
            case ACCURACY -> metrics.exactMatch();
            case MICRO_F1 -> metrics.micro().f1();
            case WEIGHTED_F1 -> metrics.weighted().f1();
            case MACRO_PRECISION -> metrics.macro().precision();
            case MACRO_RECALL -> metrics.macro().recall();
            default -> Double.NaN;
        };
    }

    /** The log-probability of no, of that of yes; exact for either end. */
    static double ofNo(double ofYes) {
        return ofYes > HALF ? Math.log(-Math.expm1(Math.min(ofYes, -1e-12))) : Math.log1p(-Math.exp(ofYes));
    }
}
