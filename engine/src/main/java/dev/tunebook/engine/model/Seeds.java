package dev.tunebook.engine.model;

import java.nio.charset.StandardCharsets;

/** Derives independent seeds from one, so that no random choice depends on how many were made before it. */
public final class Seeds {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** The seed of something named. */
    public static long of(long seed, String name) {
        long state = seed;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            state = mix(state + GOLDEN + b);
        }
        return mix(state);
    }

    /** The seed of something numbered, such as a step. */
    public static long of(long seed, long number) {
        return mix(mix(seed + GOLDEN) + GOLDEN * (number + 1));
    }

    /** SplitMix64's finaliser: Steele, Lea and Flood 2014, Fast Splittable Pseudorandom Number Generators. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
