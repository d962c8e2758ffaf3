package dev.tunebook.engine.data.near;

/**
 * How many minima make a band, and how many bands there are, for a threshold.
 *
 * <p>Two texts of similarity s share a band's rows minima with probability s^rows, so they share no band at all with
 * (1 - s^rows)^bands. As many rows as the budget of minima allows keep the candidates few.
 *
 * @param rows minima in a band
 * @param bands number of bands
 */
record Banding(int rows, int bands) {
    private static final int MINIMA = 256;
    private static final int MOST_ROWS = 16;
    private static final double MISSED_AT_THRESHOLD = 1e-4;

    static Banding of(double threshold) {
        Banding best = new Banding(1, MINIMA);
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            double hit = Math.pow(threshold, rows);
            double bands = hit >= 1 ? 1 : Math.ceil(Math.log(MISSED_AT_THRESHOLD) / Math.log1p(-hit));
            if (rows * bands <= MINIMA) {
                best = new Banding(rows, (int) bands);
            }
        }
        return best;
    }

    int minima() {
        return rows * bands;
    }
}
