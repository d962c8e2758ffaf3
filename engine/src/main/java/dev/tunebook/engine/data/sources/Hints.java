package dev.tunebook.engine.data.sources;

import java.util.List;

/**
 * What the user said about a file, to read it by.
 *
 * @param wanted columns that it should have
 * @param encoding that it was written in; empty to find out
 * @param header whether its first line names the columns
 */
public record Hints(List<String> wanted, String encoding, boolean header) {}
