package dev.tunebook.engine.runs;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Structure;
import java.util.OptionalLong;

/** What the C library has handed out and not got back: tensors on the CPU, but not the heap of the JVM. */
public final class NativeMemory {
    private NativeMemory() {}

    /** As glibc 2.33 and later tell it. */
    @Structure.FieldOrder({
        "arena",
        "freeChunks",
        "fastChunks",
        "mappings",
        "mapped",
        "most",
        "fastBytes",
        "used",
        "free",
        "top"
    })
    public static final class Figures extends Structure implements Structure.ByValue {
        public long arena;
        public long freeChunks;
        public long fastChunks;
        public long mappings;
        public long mapped;
        public long most;
        public long fastBytes;
        public long used;
        public long free;
        public long top;
    }

    /** Bytes; empty where this system cannot tell. */
    static OptionalLong bytesInUse() {
        try {
            Figures figures = (Figures)
                    NativeLibrary.getInstance("c").getFunction("mallinfo2").invoke(Figures.class, new Object[0]);
            return OptionalLong.of(figures.used + figures.mapped);
        } catch (LinkageError notGlibc) {
            return OptionalLong.empty();
        }
    }
}
