package dev.tunebook.kernel.shell;

/** What is woven into snippets: the check in every loop and method, and the stand-in for {@code System.exit}. */
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

    /** What a snippet's {@code System.exit} has become. */
    public static void exit(int status) {
        throw new ExitRefused(status);
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
