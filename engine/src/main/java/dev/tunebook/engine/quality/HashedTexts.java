package dev.tunebook.engine.quality;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Texts as vectors: pieces of them hashed into buckets, weighed by (1 + ln count) · (1 + ln(rows / rows with it)), each
 * vector of length 1.
 *
 * @param vectors one a row
 * @param pieces what is hashed
 * @param bucketCount how many buckets there are, a power of two
 * @param rowsWith how many rows have each bucket
 * @param rows how many rows there are
 */
record HashedTexts(Vector[] vectors, Pieces pieces, int bucketCount, int[] rowsWith, int rows) {
    private static final int LEAST_BUCKETS = 1 << 16;
    private static final int MOST_BUCKETS = 1 << 18;

    /** Weights of a model of all buckets and classes: 64 MiB. */
    private static final int MOST_WEIGHTS = 1 << 24;

    /** What of a text is hashed. */
    enum Pieces {
        /** Words and pairs of words. */
        PAIRS,
        /** Words, pairs of words, and the first three words as such. */
        WORDS,
        /** Words, pairs of words, and three to five characters in a row within words. */
        CHARACTERS
    }

    /**
     * One text.
     *
     * @param buckets ascending
     * @param weights of each of the buckets
     */
    record Vector(int[] buckets, float[] weights) {
        /** With a weight for every bucket. */
        float[] dense(int bucketCount) {
            float[] dense = new float[bucketCount];
            for (int i = 0; i < buckets.length; i++) {
                dense[buckets[i]] = weights[i];
            }
            return dense;
        }

        double dot(float[] dense) {
            double sum = 0;
            for (int i = 0; i < buckets.length; i++) {
                sum += weights[i] * dense[buckets[i]];
            }
            return sum;
        }
    }

    /**
     * Hashes texts.
     *
     * @param rows how many there are
     * @param text of each row
     * @param classes of the models that they are for: the more, the fewer buckets
     */
    static HashedTexts of(int rows, IntFunction<String> text, Pieces pieces, int classes) {
        HashedTexts texts = empty(rows, new Vector[rows], pieces, classes);
        for (int row = 0; row < rows; row++) {
            texts.vectors[row] = texts.count(text.apply(row));
        }
        Arrays.stream(texts.vectors).forEach(texts::weigh);
        return texts;
    }

    /** The same without the vectors: how many texts have which piece, for {@link #vector}. */
    static HashedTexts counted(int rows, IntFunction<String> text, Pieces pieces) {
        HashedTexts texts = empty(rows, new Vector[0], pieces, MOST_WEIGHTS / LEAST_BUCKETS);
        for (int row = 0; row < rows; row++) {
            texts.count(text.apply(row));
        }
        return texts;
    }

    private static HashedTexts empty(int rows, Vector[] vectors, Pieces pieces, int classes) {
        int bucketCount = Math.max(
                LEAST_BUCKETS, Math.min(MOST_BUCKETS, Integer.highestOneBit(MOST_WEIGHTS / Math.max(1, classes))));
        return new HashedTexts(vectors, pieces, bucketCount, new int[bucketCount], rows);
    }

    private Vector count(String text) {
        Vector vector = unweighed(text);
        Arrays.stream(vector.buckets()).forEach(bucket -> rowsWith[bucket]++);
        return vector;
    }

    /** A text that need not be among the rows, weighed as they are; a piece that none has is as rare as one of a single row. */
    Vector vector(String text) {
        Vector vector = unweighed(text);
        weigh(vector);
        return vector;
    }

    private Vector unweighed(String text) {
        int[] all = all(Words.of(text));
        Arrays.sort(all);
        int[] distinct = Arrays.stream(all).distinct().toArray();
        float[] counts = new float[distinct.length];
        for (int i = 0, place = 0; i < all.length; i++) {
            place += all[i] == distinct[place] ? 0 : 1;
            counts[place]++;
        }
        return new Vector(distinct, counts);
    }

    private int[] all(List<String> words) {
        IntStream.Builder all = IntStream.builder();
        int previous = 0;
        for (int i = 0; i < words.size(); i++) {
            int word = words.get(i).hashCode();
            all.add(bucket(word));
            if (i > 0) {
                all.add(bucket(previous * 0x9E3779B9 + word + 1));
            }
            previous = word;
        }
        if (pieces == Pieces.WORDS) {
            for (int begin = 1; begin <= Math.min(3, words.size()); begin++) {
                all.add(bucket(("^" + String.join("_", words.subList(0, begin))).hashCode()));
            }
        } else if (pieces == Pieces.CHARACTERS) {
            words.forEach(word -> characters("<" + word + ">", all));
        }
        return all.build().toArray();
    }

    private void characters(String word, IntStream.Builder all) {
        for (int length = 3; length <= 5; length++) {
            for (int begin = 0; begin + length <= word.length(); begin++) {
                all.add(bucket(word.substring(begin, begin + length).hashCode() * 31 + 7 * length));
            }
        }
    }

    /** Murmur3's finalizer spreads String's hash. */
    private int bucket(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return (mixed ^ mixed >>> 16) & bucketCount - 1;
    }

    private void weigh(Vector vector) {
        float[] counts = vector.weights();
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            int with = Math.max(1, rowsWith[vector.buckets()[i]]);
            counts[i] = (float) ((1 + Math.log(counts[i])) * (1 + Math.log(rows / (double) with)));
            squares += counts[i] * counts[i];
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= (float) Math.sqrt(squares);
        }
    }
}
