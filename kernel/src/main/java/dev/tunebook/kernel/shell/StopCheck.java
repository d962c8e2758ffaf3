package dev.tunebook.kernel.shell;

/** What the woven check in every loop and method of a snippet calls; nothing else should. */
public final class StopCheck {
    private static volatile boolean requested;
    private static volatile UserCode owner;

    private StopCheck() {}

    /** Throws when the running cell is to stop and this thread works for it. */
    public static void check() {
        if (requested) {
            throwIfConcerned();
        }
    }

    static void request(UserCode userCode) {
        owner = userCode;
        requested = true;
    }

    static void clear() {
        requested = false;
    }

    private static void throwIfConcerned() {
        UserCode code = owner;
        if (code != null && code.concerns(Thread.currentThread())) {
            throw new StopSignal();
        }
    }
}
