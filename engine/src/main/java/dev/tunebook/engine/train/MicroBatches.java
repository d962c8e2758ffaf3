package dev.tunebook.engine.train;

import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Allocator;
import dev.tunebook.engine.torch.OutOfMemoryException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many rows of a step are computed at once: as many as were asked for, or as fit into memory.
 *
 * <p>Fewer at once change nothing of the step but which activations are dropped: gradients are added up, each part
 * weighted by its share. What is too much is told by the estimate beforehand, or by libtorch when it fails.
 */
class MicroBatches {
    /** Share of the memory that is available which a step may take. */
    private static final double USABLE = 0.7;

    /** Bytes that need not be asked for. */
    private static final double SURELY_FITS = 64e6;

    private final int asked;
    private final MemoryEstimate estimate;
    private final LongSupplier available;
    private int most = Integer.MAX_VALUE;
    private String news;

    /**
     * Begins without a limit.
     *
     * @param asked rows at once, 0 for as many as fit
     * @param available bytes that there are, asked before every step
     */
    MicroBatches(int asked, MemoryEstimate estimate, LongSupplier available) {
        this.asked = asked;
        this.estimate = estimate;
        this.available = available;
    }

    /** How many of a step's rows to compute at once. */
    int of(int rows, int time) {
        int allowed = Math.min(most, asked == 0 ? rows : Math.min(asked, rows));
        if (asked > 0 || estimate.step(allowed, time) < SURELY_FITS) {
            return allowed;
        }
        double budget = USABLE * available.getAsLong();
        int fitting = allowed;
        while (fitting > 1 && estimate.step(fitting, time) > budget) {
            fitting = (fitting + 1) / 2;
        }
        if (allowed > fitting || 2 * estimate.step(fitting, time) > budget) {
            Allocator.beFrugal();
        }
        if (fitting < allowed) {
            limit(
                    fitting,
                    say(
                            "A step of %d rows of %d tokens would need about %.1f GB more, of which %.1f are free",
                            rows, time, estimate.step(rows, time) / 1e9, budget / USABLE / 1e9));
        }
        return fitting;
    }

    /** Called before so many rows are computed at once; where tests fail. */
    void attempt(int rows) {}

    /**
     * How many rows to try after libtorch ran out of memory.
     *
     * @throws UserException when one row alone is too much
     */
    int fewer(int rows, int time, OutOfMemoryException failed) {
        if (rows <= 1) {
            throw new UserException(
                    "memory must be enough for one row of " + time + " tokens, but libtorch ran out of it.",
                    "--max-tokens " + Math.max(1, time / 2) + ", --lora-rank 8, or a smaller model.",
                    failed);
        }
        int half = (rows + 1) / 2;
        limit(half, say("libtorch ran out of memory with %d rows of %d tokens at once", rows, time));
        return half;
    }

    private void limit(int rows, String why) {
        most = rows;
        news = why + ": " + rows
                + " rows are computed at once from now on; steps and gradients stay those of whole batches.";
    }

    /** What the user should be told since the last call. */
    Optional<String> news() {
        Optional<String> told = Optional.ofNullable(news);
        news = null;
        return told;
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
