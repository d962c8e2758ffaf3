/**
 * Files as wholes: read at once within bounds, written so that they are there entirely or not at all.
 *
 * <p>Begin with {@link dev.tunebook.engine.files.WholeFile}. Nothing here knows what is in them.
 */
package dev.tunebook.engine.files;
