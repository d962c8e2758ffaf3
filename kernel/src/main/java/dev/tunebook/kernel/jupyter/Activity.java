package dev.tunebook.kernel.jupyter;

/**
 * Publishes busy before and idle after each request.
 *
 * <p>A front end shows the last state it heard. What is answered beside a running cell therefore ends with the cell's
 * busy, said again.
 */
final class Activity {
    private final IoPub ioPub;
    private Message cell;

    Activity(IoPub ioPub) {
        this.ioPub = ioPub;
    }

    /**
     * @param main whether the request came in the kernel's main lane, whose cells are what keeps a kernel busy
     */
    synchronized void busy(Message request, boolean main) {
        if (main) {
            cell = request;
        }
        ioPub.status(request, "busy");
    }

    synchronized void idle(Message request, boolean main) {
        ioPub.status(request, "idle");
        if (main) {
            cell = null;
        } else if (cell != null) {
            ioPub.status(cell, "busy");
        }
    }
}
