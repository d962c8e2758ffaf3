package dev.tunebook.kernel.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Consumer;

/**
 * The border between the kernel and what a user wrote, on the one thread that runs cells.
 *
 * <p>Only user code is ever stopped: an interrupt that comes while the kernel itself works on that thread is kept
 * until user code begins. All changes of side happen under one lock, so that a {@link Thread#stop()} (JDK 17 to 19)
 * is thrown at the latest where the thread enters that lock, and never within the kernel.
 */
public final class UserCode {
    private static final boolean STOPPABLE = Runtime.version().feature() < 20;
    private static final long GRACE_MILLIS = 120;
    private static final long RETRY_MILLIS = 60;

    private final Object lock = new Object();
    private final PoolWorkers poolWorkers = new PoolWorkers();

    private final Consumer<String> notes;

    private Thread thread;
    private volatile RunningCell currentCell;
    private boolean stopping;
    private volatile boolean inside;
    private int cooperative;
    /** Whether {@link Thread#stop()} was called and may not have been thrown yet. */
    private volatile boolean stopSent;

    /**
     * @param notes told, when an interrupt has no effect, why
     */
    public UserCode(Consumer<String> notes) {
        this.notes = notes;
    }

    /** Marks the start of a cell on the calling thread. An interrupt counts from here on. */
    public void begin() {
        synchronized (lock) {
            thread = Thread.currentThread();
            currentCell = new RunningCell();
            stopping = false;
            Thread.interrupted();
        }
        currentCell.enter();
    }

    /** Marks the end of the cell. */
    public void end() {
        synchronized (lock) {
            currentCell = null;
            stopping = false;
            Thread.interrupted();
            lock.notifyAll();
        }
    }

    /** Whether the running cell has been told to stop. */
    public boolean stopping() {
        synchronized (lock) {
            return stopping;
        }
    }

    /** Whether the calling thread runs the cell, and it has been told to stop. */
    boolean stopsCaller() {
        synchronized (lock) {
            return stopping && Thread.currentThread() == thread;
        }
    }

    /**
     * Runs user code on the cell's thread.
     *
     * @throws InterruptedCell when the cell was told to stop, whatever the code made of that
     */
    public <T> T run(Callable<T> code) throws Exception {
        if (Thread.currentThread() != thread) {
            return code.call();
        }
        boolean before = enter(true);
        T value = null;
        Throwable thrown = null;
        try {
            value = code.call();
        } catch (Throwable e) {
            thrown = e;
        }
        leave(before);
        if (thrown != null && !stopping()) {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }
        if (stopping()) {
            throw thrown instanceof InterruptedCell deeper ? deeper : new InterruptedCell(thrown);
        }
        return value;
    }

    /** Runs the kernel's own work, called from user code: it is not stopped in the middle. */
    public <T> T shielded(Callable<T> work) throws Exception {
        if (Thread.currentThread() != thread) {
            return work.call();
        }
        boolean before = enter(false);
        try {
            return work.call();
        } finally {
            enter(before);
        }
    }

    /** Runs code that looks at its thread's interrupt flag by itself; an interrupt sets that flag and no more. */
    public <T> T cooperatively(Callable<T> work) throws Exception {
        if (Thread.currentThread() != thread) {
            return work.call();
        }
        synchronized (lock) {
            cooperative++;
        }
        try {
            return work.call();
        } finally {
            synchronized (lock) {
                cooperative--;
            }
        }
    }

    /** Stops the running cell, if there is one; returns at once. */
    public void interrupt() {
        synchronized (lock) {
            if (currentCell == null) {
                return;
            }
            if (inside) {
                if (cooperative == 0) {
                    // Before the thread wakes: its cell may have ended when the watcher first looks.
                    currentCell.stop();
                    StopCheck.request(currentCell, this);
                }
                thread.interrupt();
            }
            if (stopping) {
                return;
            }
            stopping = true;
            RunningCell which = currentCell;
            Thread watcher = new Thread(() -> insist(which), "interrupt");
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    /** Notes a class that the running cell has been compiled to. */
    void compiled(String className) {
        RunningCell running = currentCell;
        if (running != null) {
            running.compiled(className);
        }
    }

    /** Whether a thread works for a cell that is to stop: its own, one started by it, or a worker of a shared pool. */
    boolean concerns(Thread which) {
        if (which == thread) {
            return inside && currentCellStopped();
        }
        RunningCell own = RunningCell.ofCaller();
        return which instanceof ForkJoinWorkerThread ? poolWorkers.areToStop(which) : own != null && own.isStopped();
    }

    private boolean currentCellStopped() {
        RunningCell own = RunningCell.ofCaller();
        return own != null && own.isStopped();
    }

    private void insist(RunningCell which) {
        long started = System.nanoTime();
        boolean told = false;
        Blockages blockages = new Blockages();
        synchronized (lock) {
            while (currentCell == which) {
                long millis = (System.nanoTime() - started) / 1_000_000;
                if (inside && cooperative == 0) {
                    which.stop();
                    StopCheck.request(which, this);
                    thread.interrupt();
                    poolWorkers.stopThoseThatRun(name -> name.startsWith("REPL."));
                    boolean late = millis >= GRACE_MILLIS;
                    boolean freed = late && blockages.clear(thread, which, poolWorkers);
                    if (STOPPABLE && late && !freed) {
                        stopThread();
                    } else if (!STOPPABLE && millis > 5_000 && !told) {
                        told = true;
                        notes.accept("The cell is inside library code that does not answer an interrupt.\n"
                                + "Maybe restart the kernel.");
                    }
                }
                pause();
            }
        }
        if (which.isStopped()) {
            poolWorkers.stopLeftovers(which);
            StopCheck.clear(which);
        }
    }

    private void pause() {
        try {
            lock.wait(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings({"deprecation", "removal"})
    private void stopThread() {
        stopSent = true;
        thread.stop();
    }

    private boolean enter(boolean user) throws InterruptedCell {
        synchronized (lock) {
            boolean before = inside;
            if (user && stopping && !before) {
                // Threads that earlier pieces have started are to stop too.
                currentCell.stop();
                StopCheck.request(currentCell, this);
                throw new InterruptedCell();
            }
            inside = user;
            if (!user) {
                Thread.interrupted();
            } else if (stopping) {
                Thread.currentThread().interrupt();
            }
            return before;
        }
    }

    private void leave(boolean before) {
        while (true) {
            try {
                boolean stopUnderWay;
                synchronized (lock) {
                    inside = before;
                    stopUnderWay = stopSent && !before;
                    if (!before) {
                        Thread.interrupted();
                    }
                }
                if (stopUnderWay) {
                    // On a busy machine it may be thrown only now; a wait is where it must be, if it has not been yet.
                    Thread.sleep(1);
                    stopSent = false;
                }
                return;
            } catch (InterruptedException late) {
                // Meant for the code that has ended.
                continue;
            } catch (Error stopped) {
                if (!stopping()) {
                    throw stopped;
                }
            }
        }
    }
}
