package dev.tunebook.engine.model.files;

import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** Named tensors in a file, or in several that belong together. */
public interface TensorFile {
    /** What errors call it. */
    Path path();

    /** The tensors' names, in the file's order. */
    Set<String> names();

    /**
     * A tensor's dimensions; none for a single number.
     *
     * @throws UserException when there is none of that name
     */
    long[] shape(String name);

    /**
     * A tensor's type.
     *
     * @throws UserException when there is none of that name
     */
    ElementType type(String name);

    /**
     * A tensor's values as float32, in row-major order; F64 is rounded, F16 and BF16 are exact.
     *
     * @param shape the dimensions that it must have
     * @throws UserException when there is none of that name, in that shape, of a type that can be read
     */
    float[] floats(String name, long... shape);

    /** What a reader throws for a name that is not there. */
    default UserException missing(String name) {
        return new UserException(
                path().getFileName() + ": tensor (" + name + ") must be among the file's " + names().size()
                        + " tensors.",
                Nearest.to(name, names())
                        .map(nearest -> nearest + " is meant, or another architecture than this checkpoint's.")
                        .orElse("a checkpoint of this architecture: none of its tensors has a similar name."));
    }

    /** Checks that a tensor has a shape, can be read as float32, and fits into one array. */
    default void require(String name, long... shape) {
        long[] found = shape(name);
        if (!Arrays.equals(found, shape)) {
            throw new UserException(
                    path().getFileName() + ": tensor " + name + " (" + Arrays.toString(found) + ") must have shape "
                            + Arrays.toString(shape) + ".",
                    "a config.json that belongs to this checkpoint.");
        }
        if (!type(name).readable()) {
            throw new UserException(
                    path().getFileName() + ": tensor " + name + " (" + type(name)
                            + ") must be of F32, F16, BF16 or F64.",
                    "a checkpoint of the same model that is not quantised.");
        }
        if (Shapes.elements(found) > Integer.MAX_VALUE - 8) {
            throw new UserException(
                    path().getFileName() + ": tensor " + name + " (" + Shapes.elements(found)
                            + " values) must have at most " + (Integer.MAX_VALUE - 8) + ".",
                    "a smaller model.");
        }
    }
}
