package dev.tunebook.engine.data;

/**
 * A dataset's identity and how it came to be.
 *
 * @param name the dataset's name
 * @param kind what is learnt from it
 * @param rows that it has
 * @param fingerprint of the content
 * @param lineage every step
 */
public record Provenance(String name, String kind, int rows, String fingerprint, Lineage lineage) {
    /** That of a dataset. */
    public static Provenance of(Dataset dataset) {
        return new Provenance(
                dataset.name(), dataset.kind().toString(), dataset.size(), dataset.fingerprint(), dataset.lineage());
    }
}
