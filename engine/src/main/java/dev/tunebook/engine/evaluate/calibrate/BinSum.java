package dev.tunebook.engine.evaluate.calibrate;

/** What a bin has collected so far. */
final class BinSum {
    long rows;
    private long happened;
    private double stated;

    void add(boolean truth, double probability) {
        rows++;
        happened += truth ? 1 : 0;
        stated += probability;
    }

    Reliability.Bin toBin(double low, double high) {
        return new Reliability.Bin(low, high, stated / rows, (double) happened / rows, rows);
    }
}
