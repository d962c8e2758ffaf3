package dev.tunebook.engine.train;

import dev.tunebook.engine.torch.Allocator;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Gives memory back that nobody holds, once there is more of it than a step fills again.
 *
 * <p>Batches of ever other lengths leave ever more holes in the C library's heap. To give them back after each step would
 * cost the next its time, so they stay until a run has grown by more than what it grew by in the one step after they were
 * last given back.
 */
final class Holes {
    /** Looking costs a twentieth of a millisecond, giving back some tens. */
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How much more than one step's growth is left: that of a longer batch than the one that was seen. */
    private static final double ROOM = 1.25;

    /** The first steps allocate what stays. */
    private static final int FIRST_STEPS = 20;

    private final LongSupplier clock;
    private final LongSupplier resident;
    private final Runnable release;
    private int steps;
    private long looked;
    private long least;
    private long growth;
    private boolean justReleased;

    Holes() {
        this(System::nanoTime, Memory::residentBytes, Allocator::release);
    }

    /**
     * The same with a clock and a memory of its own.
     *
     * @param clock nanoseconds
     * @param resident bytes
     * @param release gives holes back
     */
    Holes(LongSupplier clock, LongSupplier resident, Runnable release) {
        this.clock = clock;
        this.resident = resident;
        this.release = release;
    }

    /** To be called after each step. */
    void look() {
        if (steps < FIRST_STEPS) {
            if (++steps == FIRST_STEPS) {
                release();
            }
        } else if (justReleased) {
            growth = Math.max(growth, resident.getAsLong() - least);
            justReleased = false;
        } else if (clock.getAsLong() - looked >= BETWEEN_NANOS) {
            looked = clock.getAsLong();
            if (resident.getAsLong() > least + ROOM * growth) {
                release();
            }
        }
    }

    private void release() {
        release.run();
        least = resident.getAsLong();
        looked = clock.getAsLong();
        justReleased = true;
    }
}
