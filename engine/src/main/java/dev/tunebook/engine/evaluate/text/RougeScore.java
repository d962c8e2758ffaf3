package dev.tunebook.engine.evaluate.text;

/** Overlap of a text with its reference, each figure 0 to 1. */
public record RougeScore(double precision, double recall, double f1) {
    static final RougeScore NOTHING = new RougeScore(0, 0, 0);

    /** {@code shared} of so many in the text and so many in the reference. */
    static RougeScore of(double shared, int inText, int inReference) {
        double precision = shared / Math.max(inText, 1);
        double recall = shared / Math.max(inReference, 1);
        double sum = precision + recall;
        return new RougeScore(precision, recall, sum > 0 ? 2 * precision * recall / sum : 0);
    }
}
