/**
 * Texts and what is to be learnt of them: read, checked, parted, revised, described.
 *
 * <p>Begin with {@link dev.tunebook.engine.data.Dataset}, then {@link dev.tunebook.engine.data.Targets}, which says
 * what kinds of rows there are; files of every format are read in {@code sources}. Nothing here knows tensors, models or
 * a notebook; texts are never trusted.
 */
package dev.tunebook.engine.data;
