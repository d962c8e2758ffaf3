/**
 * What an author calls in a Java cell: one static method per step of the work, each with the options record that the
 * magic of the same name parses.
 *
 * <p>Begin with {@link dev.tunebook.dsl.words.Words}. Nothing here knows magics; all of it works outside a notebook,
 * where nothing is shown.
 */
package dev.tunebook.dsl.words;
