/**
 * The hub: turns {@code org/name@revision} into a folder on this machine, through the cache that Python's tools share.
 *
 * <p>Begin with {@link dev.tunebook.engine.hub.Hub}; one file's way is {@link
 * dev.tunebook.engine.hub.BlobDownload}. Nothing here knows what is in the files, beyond their names.
 */
package dev.tunebook.engine.hub;
