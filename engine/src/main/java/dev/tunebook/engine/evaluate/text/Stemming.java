package dev.tunebook.engine.evaluate.text;

/** Whether and how the endings of English words are cut off before words are compared. */
public enum Stemming {
    /** Words are compared as they are. */
    NONE,
    /** Porter's algorithm with NLTK's own additions: what rouge_score uses, and so the usual one. */
    NLTK,
    /** Porter's algorithm with the corrections of his later programs. */
    MARTIN,
    /** Porter's algorithm as it was printed in 1980. */
    ORIGINAL
}
