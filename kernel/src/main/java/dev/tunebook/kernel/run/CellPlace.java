package dev.tunebook.kernel.run;

/**
 * Which cell is meant.
 *
 * @param number of the code cell, counted from 1
 * @param total code cells of the notebook
 * @param firstLine of its source
 */
public record CellPlace(int number, int total, String firstLine) {}
