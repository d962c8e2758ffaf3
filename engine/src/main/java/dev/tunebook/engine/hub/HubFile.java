package dev.tunebook.engine.hub;

/**
 * What the hub says about one file of a commit.
 *
 * @param name in the repository
 * @param etag of its content, which the cache keeps it by: SHA-256 of a large file, git's SHA-1 of a small one
 * @param bytes its size
 */
record HubFile(String name, String etag, long bytes) {}
