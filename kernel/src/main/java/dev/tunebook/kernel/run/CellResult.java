package dev.tunebook.kernel.run;

import java.util.List;

/**
 * How a cell ended.
 *
 * @param problem what the cell's own outputs do not tell; may be empty
 * @param kernelLines what the kernel's process wrote last, when it died
 */
record CellResult(Status status, String problem, List<String> kernelLines) {
    static final CellResult PASSED = new CellResult(Status.PASSED, "", List.of());

    enum Status {
        PASSED,
        FAILED,
        KERNEL_DIED
    }

    static CellResult failed(String problem) {
        return new CellResult(Status.FAILED, problem, List.of());
    }

    boolean passed() {
        return status == Status.PASSED;
    }
}
