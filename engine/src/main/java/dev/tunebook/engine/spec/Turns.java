package dev.tunebook.engine.spec;

/** Of which turns of a conversation a model learns the words; it reads all of them. */
public enum Turns {
    /** Of everything that the assistant says. */
    ASSISTANT,
    /** Of the last thing that the assistant says. */
    LAST,
    /** Of everything that anybody says, the marks between turns included. */
    ALL
}
