/**
 * Runs: what was trained, from which data, with which options, and what came of it, kept as plain files.
 *
 * <p>Begin with {@link dev.tunebook.engine.runs.Run} and {@link dev.tunebook.engine.runs.RunStore}. Nothing here knows
 * how a run is shown.
 */
package dev.tunebook.engine.runs;
