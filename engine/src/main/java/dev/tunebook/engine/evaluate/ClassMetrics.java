package dev.tunebook.engine.evaluate;

/**
 * How well one class is found.
 *
 * @param label name of the class
 * @param precision share of the answers with this class that were right
 * @param recall share of this class's rows that were found
 * @param f1 harmonic mean of precision and recall
 * @param support rows whose true class this is
 */
public record ClassMetrics(String label, double precision, double recall, double f1, long support) {}
