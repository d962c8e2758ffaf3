/**
 * Fine-tuning: the loop, the learning-rate range test, early stopping, and the events they emit.
 *
 * <p>Begin with {@link dev.tunebook.engine.train.Trainer}, then {@link dev.tunebook.engine.train.TrainEvent}. Nothing
 * here knows where a run is kept or how it is shown.
 */
package dev.tunebook.engine.train;
