/**
 * Whether one system is really better than another on the same rows, or only luckier.
 *
 * <p>Begin with {@link dev.tunebook.engine.evaluate.compare.Comparison}. Every test here is paired and
 * keeps its stated error rate on equal systems; a simulation among the tests measures that. Knows two
 * sets of answers, not where they come from.
 */
package dev.tunebook.engine.evaluate.compare;
