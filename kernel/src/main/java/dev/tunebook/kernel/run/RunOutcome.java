package dev.tunebook.kernel.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run ended.
 *
 * @param problem what went wrong, in one sentence; empty when the run passed or a cell's own error tells it
 * @param failedCell where it went wrong; empty when the run passed, or failed outside any cell
 * @param kernelLines what the kernel's process wrote last by itself, when it ended unasked
 */
public record RunOutcome(
        Status status,
        RunSpec spec,
        Duration elapsed,
        String problem,
        Optional<FailedCell> failedCell,
        List<String> kernelLines) {

    /** The files that the run left; none when it ended before its first cell. */
    public List<Path> written() {
        if (status == Status.KERNEL_DIED && failedCell.isEmpty()) {
            return List.of();
        }
        return Stream.of(spec.executed(), spec.page())
                .filter(Files::isRegularFile)
                .toList();
    }

    /** The ways in which a run ends, and the exit code of each. */
    public enum Status {
        PASSED(0),
        FAILED(1),
        KERNEL_DIED(1),
        /** By the user; the code that shells give to Ctrl-C. */
        INTERRUPTED(130);

        private final int exitCode;

        Status(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /**
     * @param source of the cell
     * @param error the error's text as the kernel sent it, with its colours; may be empty
     */
    public record FailedCell(CellPlace place, String source, String error) {}
}
