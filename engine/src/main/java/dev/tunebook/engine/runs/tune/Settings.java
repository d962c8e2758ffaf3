package dev.tunebook.engine.runs.tune;

import dev.tunebook.engine.model.Seeds;
import dev.tunebook.engine.spec.Range;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.TuneSpec;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws the options of a trial: a function of the search's seed and the trial's number alone. */
final class Settings {
    /** Room around a suggested learning rate: a tenth of it to three times as much. */
    private static final double BELOW = 0.1;

    private static final double ABOVE = 3;

    private Settings() {}

    /** The learning rates to search, around a suggested one. */
    static Range around(double suggested) {
        return new Range(BELOW * suggested + ".." + ABOVE * suggested);
    }

    static TrainSpec draw(TuneSpec spec, Range learningRate, int trial) {
        SplittableRandom random = new SplittableRandom(Seeds.of(Seeds.of(spec.seed(), "tune"), trial));
        SplittableRandom epochs = new SplittableRandom(Seeds.of(Seeds.of(spec.seed(), "tune epochs"), trial));
        double rate = Double.parseDouble(String.format(java.util.Locale.ROOT, "%.3g", learningRate.draw(random)));
        return Specs.with(
                        spec.training(),
                        Map.of(
                                "epochs", (int) Math.round(spec.epochs().draw(epochs)),
                                "batchSize", (int) Math.round(spec.batchSize().draw(random)),
                                "weightDecay", rounded(spec.weightDecay().draw(random)),
                                "dropout", rounded(spec.dropout().draw(random)),
                                "labelSmoothing", rounded(spec.labelSmoothing().draw(random))))
                .learningRate(rate);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
