package dev.tunebook.install;

import dev.tunebook.kernel.run.console.CellReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Cells from a file or a pipe: no prompts, no editing. */
final class PlainCells implements CellReader {
    private final BufferedReader input;

    PlainCells(BufferedReader input) {
        this.input = input;
    }

    @Override
    public Optional<String> line(String prompt, String indent) {
        return read();
    }

    @Override
    public String answer(String question, boolean password) {
        return read().orElse("");
    }

    private Optional<String> read() {
        try {
            return Optional.ofNullable(input.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
