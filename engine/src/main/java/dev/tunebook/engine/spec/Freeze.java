package dev.tunebook.engine.spec;

/** What of a model training leaves as it is. */
public enum Freeze {
    /** Everything is trained. */
    NOTHING,
    /** Embeddings stay. */
    EMBEDDINGS,
    /** Everything but the head stays: a linear probe. */
    TRUNK
}
