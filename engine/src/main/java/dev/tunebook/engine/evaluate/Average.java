package dev.tunebook.engine.evaluate;

/**
 * Precision, recall and F1 of all classes together.
 *
 * @param name {@code macro avg}, {@code weighted avg} or {@code micro avg}, as scikit-learn writes them
 * @param support rows whose true class is among the averaged ones
 */
public record Average(String name, double precision, double recall, double f1, long support) {}
