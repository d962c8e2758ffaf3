/**
 * Labelled texts: where they come from, how they are parted, what they look like.
 *
 * <p>Begin with {@link dev.tunebook.engine.data.Dataset}. Nothing here knows tensors, models or a notebook; texts are
 * never trusted.
 */
package dev.tunebook.engine.data;
