/**
 * Numbers about predictions: how good they are, how sure we are of it, and whether one set of
 * predictions is better than another.
 *
 * <p>Begin with {@link dev.tunebook.engine.evaluate.Predictions} and {@link
 * dev.tunebook.engine.evaluate.Metrics}. Everything is computed from labels, probabilities or texts:
 * nothing here may know a run, a model or a tensor.
 */
package dev.tunebook.engine.evaluate;
