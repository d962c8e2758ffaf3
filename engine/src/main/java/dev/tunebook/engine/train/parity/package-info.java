/**
 * Compares the engine with numbers that a reference implementation gave for the same checkpoint.
 *
 * <p>Begin with {@link dev.tunebook.engine.train.parity.Parity}. Nothing here knows which architectures there are.
 */
package dev.tunebook.engine.train.parity;
