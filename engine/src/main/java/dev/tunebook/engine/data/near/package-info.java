/**
 * Finds texts that are nearly the same, and says exactly how much.
 *
 * <p>Begin with {@link dev.tunebook.engine.data.near.Shingles}, which says what is compared. Nothing here knows
 * labels, parts or files.
 */
package dev.tunebook.engine.data.near;
