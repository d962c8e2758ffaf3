package dev.tunebook.engine.spec;

/** Which of a run's checkpoints stay on the disk. */
public enum Checkpoints {
    /** None is written: a run that is killed begins anew. */
    NONE,
    /** The last two and the best so far, until the run is complete. */
    LAST,
    /** As {@link #LAST}, and the best and the last of them stay when the run is complete. */
    BEST,
    /** All. */
    ALL
}
