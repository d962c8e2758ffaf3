package dev.tunebook.kernel.jupyter;

import java.util.Set;

/**
 * Which thread answers a request of the shell channel: cells one after the other; what an editor asks, comms and
 * subshells beside them, so that a long cell holds up nothing else.
 */
final class Lanes {
    private static final Set<String> EDITOR = Set.of(
            "complete_request", "inspect_request", "is_complete_request", "history_request", "kernel_info_request");
    private static final Set<String> COMMS = Set.of("comm_open", "comm_msg", "comm_close", "comm_info_request");
    /** An editor's request that comes right behind a cell should know what that declares, if it ends soon. */
    private static final long PATIENCE_MILLIS = 300;

    private final Lane cells = new Lane("cell");
    private final Lane editor = new Lane("editor");
    private final Lane comms = new Lane("comms");
    private Subshells subshells;
    private Requests cellRequests;
    private Requests asideRequests;

    /** The lane in which cells run. */
    Lane cells() {
        return cells;
    }

    /**
     * Begins to answer.
     *
     * @param inCells answers in the main lane
     * @param beside answers in the others
     */
    void start(Requests inCells, Requests beside, Subshells others) {
        cellRequests = inCells;
        asideRequests = beside;
        subshells = others;
        cells.start();
        editor.start();
        comms.start();
    }

    void add(Message request) {
        String subshell = request.subshell();
        if (!subshell.isEmpty()) {
            subshells.add(subshell, request);
        } else if (EDITOR.contains(request.type())) {
            long before = cells.accepted();
            editor.add(() -> waitFor(before));
            editor.add(request, asideRequests);
        } else if (COMMS.contains(request.type())) {
            comms.add(request, asideRequests);
        } else {
            cells.add(request, cellRequests);
        }
    }

    private void waitFor(long before) {
        try {
            cells.awaitDone(before, PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
