/**
 * How much more rows would help: the same run on parts of its training rows.
 *
 * <p>Begin with {@link dev.tunebook.engine.runs.curve.LearningCurve}. Only validation rows are looked at, so that test
 * rows stay unseen. Nothing here knows how a curve is shown.
 */
package dev.tunebook.engine.runs.curve;
