/**
 * Whether probabilities mean what they say, and a repair where they do not.
 *
 * <p>Begin with {@link dev.tunebook.engine.evaluate.calibrate.Reliability}. Works on probabilities and
 * logits as plain arrays; knows no model.
 */
package dev.tunebook.engine.evaluate.calibrate;
