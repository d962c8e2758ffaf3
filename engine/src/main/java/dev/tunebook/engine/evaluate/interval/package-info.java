/**
 * How far a figure could be off because the test set is only a sample.
 *
 * <p>Begin with {@link dev.tunebook.engine.evaluate.interval.MetricIntervals}. Wilson for one
 * proportion, BCa bootstrap for skewed figures, percentile bootstrap otherwise; the same seed gives the
 * same interval. Knows nothing of two systems: that is {@code compare}.
 */
package dev.tunebook.engine.evaluate.interval;
