package dev.tunebook.engine.model.architectures;

/**
 * What stands on top of a model's trunk.
 *
 * @param task what it is for
 * @param classes number of classes, for classification; else 0
 */
public record Head(Task task, int classes) {
    /** A classification head. */
    public static Head classes(int classes) {
        return new Head(Task.CLASSIFICATION, classes);
    }

    /** Whether it tells classes of texts apart. */
    public boolean classifies() {
        return task == Task.CLASSIFICATION;
    }
}
