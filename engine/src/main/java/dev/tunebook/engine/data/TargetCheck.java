package dev.tunebook.engine.data;

import java.util.List;
import java.util.stream.IntStream;

/** What is asked of the targets of all rows together: which stay, and how they become one column. */
interface TargetCheck {
    /**
     * Checks that a validation or test file has no target that cannot be learnt from the main file.
     *
     * @throws dev.tunebook.engine.spec.UserException with the first such row, and how many others there are
     */
    default void checkKnown(FileRows rows) {}

    /** The rows of a file that stay, ascending; the others are left out, with the reason. */
    default int[] kept(FileRows rows) {
        return IntStream.range(0, rows.size()).toArray();
    }

    /**
     * The targets of rows that stay.
     *
     * @param files in order
     * @param kept of each file
     */
    Targets targets(List<FileRows> files, List<int[]> kept);
}
