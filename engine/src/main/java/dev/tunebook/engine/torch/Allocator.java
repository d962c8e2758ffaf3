package dev.tunebook.engine.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.Optional;

/**
 * How the C library hands out memory to tensors on the CPU.
 *
 * <p>Usually large blocks are kept for their like, which is fast but leaves holes: before glibc 2.38 a freed block of
 * aligned memory does not fit the next one of its size, and a training step takes about twice what its tensors need.
 * Where memory is scarce each large block is mapped by itself and given back at once, at a quarter more time for small
 * models. Does nothing where there is no glibc.
 */
public final class Allocator {
    private static final int TRIM_THRESHOLD = -1;
    private static final int MMAP_THRESHOLD = -3;
    private static final int MEGABYTE = 1 << 20;
    private static final int SMALLEST_MAPPED = 256 * 1024;
    private static final Optional<NativeLibrary> LIBRARY = library();

    private Allocator() {}

    private static Optional<NativeLibrary> library() {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return Optional.empty();
        }
        try {
            NativeLibrary c = NativeLibrary.getInstance("c");
            c.getFunction("mallopt");
            c.getFunction("malloc_trim");
            return Optional.of(c);
        } catch (LinkageError notGlibc) {
            return Optional.empty();
        }
    }

    /** From now on memory is given back as soon as it is free. */
    public static void beFrugal() {
        threshold(SMALLEST_MAPPED);
    }

    /** From now on freed memory is kept for the next to need it, as is usual. */
    public static void beGenerous() {
        threshold(32 * MEGABYTE);
    }

    private static void threshold(int bytes) {
        LIBRARY.ifPresent(c -> {
            Function set = c.getFunction("mallopt");
            set.invokeInt(new Object[] {MMAP_THRESHOLD, bytes});
            set.invokeInt(new Object[] {TRIM_THRESHOLD, 64 * MEGABYTE});
        });
    }

    /** Gives back to the system what is free. */
    public static void release() {
        LIBRARY.ifPresent(c -> c.getFunction("malloc_trim").invokeInt(new Object[] {0L}));
    }
}
