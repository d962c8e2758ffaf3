/**
 * Where a classifier is worse than elsewhere, and when a figure should not be trusted.
 *
 * <p>Begin with {@link dev.tunebook.engine.evaluate.slice.Slices}. Takes row numbers by any column or
 * condition; knows no dataset.
 */
package dev.tunebook.engine.evaluate.slice;
