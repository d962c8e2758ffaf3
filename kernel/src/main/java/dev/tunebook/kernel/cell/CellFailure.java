package dev.tunebook.kernel.cell;

import java.util.List;

/**
 * A failed cell as a front end shows it.
 *
 * @param name the simple class name of the exception
 * @param value the first line of its message
 * @param traceback the whole text, line by line, with ANSI colours
 */
public record CellFailure(String name, String value, List<String> traceback) {
    public CellFailure {
        traceback = List.copyOf(traceback);
    }
}
