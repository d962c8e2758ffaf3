package dev.tunebook.kernel.run.client;

import java.time.Duration;

/** A moment after which waiting is over. */
record Deadline(long nanoTime) {
    static final Deadline NEVER = new Deadline(Long.MAX_VALUE);

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean over() {
        return this != NEVER && System.nanoTime() - nanoTime >= 0;
    }
}
