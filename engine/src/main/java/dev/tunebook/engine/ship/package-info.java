/**
 * Whether a model may replace another: one gate over every test there is, and the card that goes with the model.
 *
 * <p>Begin with {@link dev.tunebook.engine.ship.Gate}, or {@link dev.tunebook.engine.ship.FigureGate} where answers are no
 * single classes. All comparisons with the base share one error rate, so that equal
 * models are refused no more often than it says. Knows no page and no notebook.
 */
package dev.tunebook.engine.ship;
