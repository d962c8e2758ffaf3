/**
 * Everything that is said of one classifier on one set of rows, from one pass over its answers.
 *
 * <p>Begin with {@link dev.tunebook.engine.evaluate.judge.Judge}. Uses all other packages of {@code evaluate}; knows
 * texts only as numbers of rows.
 */
package dev.tunebook.engine.evaluate.judge;
