package dev.tunebook.engine.evaluate;

/**
 * The value below which a share of the values lies, interpolated linearly between neighbours: type 7 of
 * Hyndman and Fan, "Sample quantiles in statistical packages", 1996, NumPy's default.
 */
public final class Quantile {
    private Quantile() {}

    /** {@code sorted} ascending, at least one value; {@code share} from 0 to 1. */
    public static double ofSorted(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.min(Math.floor(position), sorted.length - 1.0);
        int above = Math.min(below + 1, sorted.length - 1);
        double fraction = position - below;
        double gap = sorted[above] - sorted[below];
        return fraction < .5 ? sorted[below] + gap * fraction : sorted[above] - gap * (1 - fraction);
    }
}
