package dev.tunebook.engine.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a base model before anything is trained.
 *
 * @param name as {@code %train --model} takes it
 * @param origin where it would come from
 * @param architecture its {@code model_type}
 * @param parameters numbers in it; 0 when that depends on what it is trained on
 * @param bytes of its weights, on disk or to be fetched; 0 when it has none
 * @param licence as its authors call it; {@code not stated} where they do not
 * @param strength what it is good at
 * @param weakness what it is not good at
 * @param folder where it is on this machine; empty when it would be fetched, or is made on the spot
 * @param shape the members of its config that say how large it is, in order
 */
public record ModelCard(
        String name,
        Origin origin,
        String architecture,
        long parameters,
        long bytes,
        String licence,
        String strength,
        String weakness,
        Optional<Path> folder,
        Map<String, String> shape) {
    /** Where a model would come from. */
    public enum Origin {
        /** Part of Tunebook. */
        EMBEDDED,
        /** In the cache that Python's tools share. */
        CACHED,
        /** In a folder of the user's. */
        FOLDER,
        /** On the hub; it would be fetched once. */
        HUB
    }
}
