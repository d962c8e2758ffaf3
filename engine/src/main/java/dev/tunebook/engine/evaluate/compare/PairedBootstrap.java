package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.interval.BootstrapInterval;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Resampling;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The difference of two systems on rows drawn with replacement, both on the same draw. */
public final class PairedBootstrap {
    private final double seen;
    private final double tie;
    private final double[] drawn;
    private final Resampling resampling;

    public PairedBootstrap(PairedDraws draws, Resampling resampling) {
        SplittableRandom random = new SplittableRandom(resampling.seed());
        this.seen = draws.difference();
        this.tie = draws.tie();
        this.resampling = resampling;
        this.drawn = new double[resampling.resamples()];
        Arrays.setAll(drawn, resample -> draws.resampled(random));
    }

    /** Of the difference, by percentiles: a difference of like figures is hardly skewed. */
    public Interval interval() {
        return new BootstrapInterval(seen, drawn, resampling.confidence()).percentile();
    }

    /** Standard deviation of the drawn differences. */
    public double standardError() {
        return Spread.of(drawn).deviation();
    }

    /**
     * Two-sided p with the draws shifted to mean zero, where equal systems would lie. Noreen, 1989,
     * "shift method"; Efron and Tibshirani, 1993, 16.4.
     */
    public double shiftedP() {
        if (Double.isNaN(seen)) {
            return 1;
        }
        double mean = Spread.of(drawn).mean();
        return share(Arrays.stream(drawn)
                .filter(value -> Math.abs(value - mean) >= Math.abs(seen) - tie)
                .count());
    }

    private double share(long reached) {
        return (reached + 1.0) / (drawn.length + 1.0);
    }
}
