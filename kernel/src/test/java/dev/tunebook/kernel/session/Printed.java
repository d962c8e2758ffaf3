package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.IOPUB;

/**
 * What a cell printed that prints too much to be kept.
 *
 * @param stdout characters on standard output
 * @param stderr the text on standard error
 */
record Printed(long stdout, String stderr) {
    /** Reads until the cell ends, without keeping what it prints. */
    static Printed by(Exchange cell, KernelSession kernel) {
        long stdout = 0;
        StringBuilder stderr = new StringBuilder();
        for (Heard next = hear(kernel); ; next = hear(kernel)) {
            boolean own = next.parentId().equals(cell.id());
            if (own && next.type().equals("stream")) {
                String text = next.content().get("text").getAsString();
                if (next.content().get("name").getAsString().equals("stdout")) {
                    stdout += text.length();
                } else {
                    stderr.append(text);
                }
            } else if (own && next.line().equals("status") && isIdle(next)) {
                return new Printed(stdout, stderr.toString());
            }
        }
    }

    private static Heard hear(KernelSession kernel) {
        Heard heard = kernel.receive(IOPUB, KernelSession.PATIENCE_MILLIS);
        if (heard == null) {
            throw new AssertionError("The cell has not ended, and nothing more comes.");
        }
        return heard;
    }

    private static boolean isIdle(Heard status) {
        return status.content().get("execution_state").getAsString().equals("idle");
    }
}
