package dev.tunebook.kernel.run.console;

import java.util.Optional;

/** Where a console's cells come from. */
public interface CellReader {
    /**
     * The next line of a cell.
     *
     * @param prompt what to show before it
     * @param indent what the line may begin with
     * @return empty at the end of all cells
     * @throws Cancelled when the user gives up the cell that was begun
     */
    Optional<String> line(String prompt, String indent) throws Cancelled;

    /** The answer to a question of a running cell. */
    String answer(String question, boolean password);

    /** The user has given up a cell before its end. */
    final class Cancelled extends Exception {
        private static final long serialVersionUID = 1L;

        public Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
