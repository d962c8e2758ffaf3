package dev.tunebook.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ids laid end to end, and cut into blocks of equal length. */
final class TokenStream {
    private int[] ids = new int[1 << 16];
    private int size;

    void add(int... more) {
        if (size + more.length > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(size + more.length, ids.length + ids.length / 2));
        }
        System.arraycopy(more, 0, ids, size, more.length);
        size += more.length;
    }

    int size() {
        return size;
    }

    int[] range(int from, int to) {
        return Arrays.copyOfRange(ids, from, to);
    }

    /** Blocks of so many ids; the last may be shorter, but not than what is worth training on. */
    List<int[]> blocks(int length, int shortest) {
        List<int[]> blocks = new ArrayList<>(size / length + 1);
        for (int start = 0; start < size; start += length) {
            int end = Math.min(size, start + length);
            if (end - start >= shortest) {
                blocks.add(range(start, end));
            }
        }
        return blocks;
    }
}
