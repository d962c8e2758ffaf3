/**
 * The same figures for more rows than fit into memory.
 *
 * <p>Begin with {@link dev.tunebook.engine.evaluate.streaming.MetricsAccumulator}. Keeps sums, never
 * rows or logits.
 */
package dev.tunebook.engine.evaluate.streaming;
