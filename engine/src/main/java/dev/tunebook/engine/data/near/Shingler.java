package dev.tunebook.engine.data.near;

/**
 * Cuts texts into shingles, one text at a time, into buffers of its own: not for several threads.
 *
 * <p>Shingles are told apart by 64-bit hashes, which for sets of thousands are as good as the texts themselves.
 */
final class Shingler {
    static final long BASE = 0x9E37_79B9_7F4A_7C15L;
    static final int CHARACTERS = 5;
    static final int WORDS = 3;
    private static final long BASE_TO_CHARACTERS = BASE * BASE * BASE * BASE * BASE;

    private final Shingling shingling;
    private final NormalText normal = new NormalText();
    private long[] distinct = new long[256];
    private int count;

    /** Open addressing; a slot is taken when it has the present text's stamp, so that nothing need be cleared. */
    private long[] slots = new long[512];

    private int[] stamps = new int[512];
    private int stamp;
    private final long[] words = new long[WORDS];

    /** The text to compare with while cutting, or null, and how many shingles may yet be missing from it. */
    private Shingler against;

    private int missing;

    Shingler(Shingling shingling) {
        this.shingling = shingling;
    }

    /** Cuts a text; its predecessor is forgotten. */
    void set(String text) {
        set(text, null, Integer.MAX_VALUE);
    }

    /**
     * Cuts a text and compares it; most texts that are not near are given up after a fraction of them.
     *
     * @param count how many different shingles the text has
     * @return the similarity, or 0 when it is below the threshold
     */
    double set(String text, int count, Shingler other, double threshold) {
        int shared = (int) Math.floor(threshold / (1 + threshold) * (count + other.count));
        set(text, other, count - shared);
        double similarity = missing < 0 ? 0 : jaccard(other);
        return similarity < threshold ? 0 : similarity;
    }

    private void set(String text, Shingler other, int mostMissing) {
        against = other;
        missing = mostMissing;
        normal.set(text);
        makeRoom(normal.length() + 1);
        count = 0;
        stamp++;
        if (shingling == Shingling.WORDS) {
            addWords();
        } else {
            addCharacters();
        }
    }

    private void makeRoom(int shingles) {
        if (distinct.length < shingles) {
            int size = Math.max(shingles, 2 * distinct.length);
            distinct = new long[size];
            int capacity = Integer.highestOneBit(size) * 4;
            slots = new long[capacity];
            stamps = new int[capacity];
            stamp = 0;
        }
    }

    private void addCharacters() {
        int length = normal.length();
        long rolling = 0;
        for (int i = 0; i < Math.min(length, CHARACTERS - 1); i++) {
            rolling = rolling * BASE + normal.charAt(i) + 1;
        }
        if (length < CHARACTERS) {
            add(mix(rolling + length));
            return;
        }
        rolling = rolling * BASE + normal.charAt(CHARACTERS - 1) + 1;
        add(mix(rolling));
        for (int i = CHARACTERS; i < length; i++) {
            rolling =
                    rolling * BASE + (normal.charAt(i) + 1) - (normal.charAt(i - CHARACTERS) + 1) * BASE_TO_CHARACTERS;
            add(mix(rolling));
        }
    }

    private void addWords() {
        int found = 0;
        long word = 0;
        for (int i = 0; i <= normal.length() && missing >= 0; i++) {
            if (i < normal.length() && normal.charAt(i) != ' ') {
                word = word * BASE + normal.charAt(i) + 1;
                continue;
            }
            words[found++ % WORDS] = mix(word);
            word = 0;
            if (found >= WORDS) {
                add(joined(found - WORDS, WORDS));
            }
        }
        if (found < WORDS) {
            add(joined(0, found));
        }
    }

    private long joined(int first, int number) {
        long joined = number;
        for (int i = 0; i < number; i++) {
            joined = mix(joined * BASE + words[(first + i) % WORDS]);
        }
        return joined;
    }

    private void add(long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (stamps[slot] == stamp) {
            if (slots[slot] == hash) {
                return;
            }
            slot = slot + 1 & mask;
        }
        stamps[slot] = stamp;
        slots[slot] = hash;
        distinct[count++] = hash;
        if (against != null && !against.contains(hash)) {
            missing--;
        }
    }

    /** How many different shingles the text has; at least one. */
    int count() {
        return count;
    }

    /** The different shingles, the first {@link #count} of the array, in order of the text. */
    long[] distinct() {
        return distinct;
    }

    /** A hash of the whole normalised text. */
    long textHash() {
        return normal.hash();
    }

    boolean contains(long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (stamps[slot] == stamp) {
            if (slots[slot] == hash) {
                return true;
            }
            slot = slot + 1 & mask;
        }
        return false;
    }

    /** Shared shingles divided by all shingles, 0 to 1. */
    double jaccard(Shingler other) {
        int shared = 0;
        for (int i = 0; i < other.count; i++) {
            if (contains(other.distinct[i])) {
                shared++;
            }
        }
        return shared / (double) (count + other.count - shared);
    }

    static long mix(long bits) {
        long a = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        long b = (a ^ a >>> 27) * 0x94D0_49BB_1331_11EBL;
        return b ^ b >>> 31;
    }
}
