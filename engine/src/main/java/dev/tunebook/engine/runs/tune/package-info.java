/**
 * Searching for options: many short runs, of which the better ones go on.
 *
 * <p>Begin with {@link dev.tunebook.engine.runs.tune.Tuner}. Every trial is a run of the store like any other. Nothing
 * here knows how a search is shown.
 */
package dev.tunebook.engine.runs.tune;
