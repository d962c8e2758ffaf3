/**
 * Where records come from: files of every format, found, decoded and read one record after the other.
 *
 * <p>Begin with {@link dev.tunebook.engine.data.sources.Records}, then {@link
 * dev.tunebook.engine.data.sources.Formats}, which finds the reader of a file. Nothing here knows what the columns
 * mean; nothing that is read is believed.
 */
package dev.tunebook.engine.data.sources;
