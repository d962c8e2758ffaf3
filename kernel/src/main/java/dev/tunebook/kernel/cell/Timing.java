package dev.tunebook.kernel.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** What {@code %timeit} calls: repeats Java until the figures are steady enough to tell. */
public final class Timing {
    private static final long ROUND_NANOS = 100_000_000;
    private static final int ROUNDS = 7;
    private static volatile Object sink;

    private Timing() {}

    /** Statements to time. */
    public interface Statements {
        void run() throws Exception;
    }

    /** Times an expression, whose value is kept so that it cannot be left out. */
    public static String expression(Callable<?> expression) throws Exception {
        return statements(() -> sink = expression.call());
    }

    /** Times statements: median and range of seven rounds, each of about a tenth of a second. */
    public static String statements(Statements statements) throws Exception {
        long loops = 1;
        long nanos = round(statements, loops);
        while (nanos < ROUND_NANOS && loops < Long.MAX_VALUE / 16) {
            loops = nanos <= 0
                    ? loops * 10
                    : Math.max(loops + 1, Math.min(loops * 10, loops * ROUND_NANOS / nanos + 1));
            nanos = round(statements, loops);
        }
        double[] each = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            each[i] = (double) round(statements, loops) / loops;
        }
        sink = null;
        Arrays.sort(each);
        return String.format(
                Locale.ROOT,
                "%s per loop (%s to %s; %d rounds of %,d loops)",
                duration(each[ROUNDS / 2]),
                duration(each[0]),
                duration(each[ROUNDS - 1]),
                ROUNDS,
                loops);
    }

    static String duration(double nanos) {
        if (nanos < 1e3) {
            return String.format(Locale.ROOT, "%.1f ns", nanos);
        }
        if (nanos < 1e6) {
            return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
        }
        return nanos < 1e9
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private static long round(Statements statements, long loops) throws Exception {
        long started = System.nanoTime();
        for (long i = 0; i < loops; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            statements.run();
        }
        return System.nanoTime() - started;
    }
}
