package dev.tunebook.engine.data.near;

import java.util.Arrays;
import java.util.List;

/** What is kept of every text between the passes: a hash, a count of shingles, and a sketch, and the hashes of its bands. */
final class Signatures {
    private static final int CHUNK = 512;

    private final List<String> texts;
    private final Shingling shingling;
    private final Banding banding;
    private final long[] textHashes;
    private final int[] counts;
    private final int[] bands;
    private final Sketches sketches;

    private Signatures(List<String> texts, Shingling shingling, Banding banding) {
        this.texts = texts;
        this.shingling = shingling;
        this.banding = banding;
        textHashes = new long[texts.size()];
        counts = new int[texts.size()];
        sketches = new Sketches(texts.size());
        bands = new int[Math.multiplyExact(texts.size(), banding.bands())];
    }

    static Signatures of(List<String> texts, Shingling shingling, Banding banding, Workers workers) {
        Signatures signatures = new Signatures(texts, shingling, banding);
        int chunks = (texts.size() + CHUNK - 1) / CHUNK;
        workers.run(chunks, () -> {
            Shingler shingler = new Shingler(shingling);
            MinHash minHash = new MinHash(banding);
            return chunk -> {
                for (int i = chunk * CHUNK; i < Math.min(texts.size(), (chunk + 1) * CHUNK); i++) {
                    signatures.add(i, shingler, minHash);
                }
            };
        });
        return signatures;
    }

    private void add(int text, Shingler shingler, MinHash minHash) {
        shingler.set(texts.get(text));
        textHashes[text] = shingler.textHash();
        counts[text] = shingler.count();
        minHash.bands(shingler, bands, text * banding.bands());
        sketches.set(text, minHash);
    }

    Banding banding() {
        return banding;
    }

    Shingling shingling() {
        return shingling;
    }

    String text(int text) {
        return texts.get(text);
    }

    int size() {
        return counts.length;
    }

    /** How many different shingles a text has. */
    int count(int text) {
        return counts[text];
    }

    int band(int text, int band) {
        return bands[text * banding.bands() + band];
    }

    /** Whether two texts can be as similar as the threshold, by what is quickly looked up. */
    boolean canBeNear(int a, int b, double threshold) {
        int fewer = Math.min(counts[a], counts[b]);
        return fewer >= threshold * Math.max(counts[a], counts[b])
                && (fewer < Sketches.LEAST_SHINGLES || sketches.canBeNear(a, b, threshold));
    }

    /** The first band, from one on and below a limit, in which two texts agree; the limit when there is none. */
    int firstCommonBand(int a, int b, int from, int limit) {
        int atA = a * banding.bands();
        int atB = b * banding.bands();
        int common = from;
        while (common < limit && bands[atA + common] != bands[atB + common]) {
            common++;
        }
        return common;
    }

    /** For each text the first one that is the same when normalised: itself when there is none before it. */
    int[] firstOfSame() {
        int capacity = Integer.highestOneBit(Math.max(2, size())) * 4;
        int[] table = new int[capacity];
        Arrays.fill(table, -1);
        int[] first = new int[size()];
        for (int text = 0; text < first.length; text++) {
            int slot = (int) (textHashes[text] >>> 20) & capacity - 1;
            while (table[slot] >= 0 && !isSame(table[slot], text)) {
                slot = slot + 1 & capacity - 1;
            }
            if (table[slot] < 0) {
                table[slot] = text;
            }
            first[text] = table[slot];
        }
        return first;
    }

    private boolean isSame(int a, int b) {
        return textHashes[a] == textHashes[b]
                && counts[a] == counts[b]
                && Shingles.normal(texts.get(a)).equals(Shingles.normal(texts.get(b)));
    }
}
