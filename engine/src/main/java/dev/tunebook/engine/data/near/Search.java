package dev.tunebook.engine.data.near;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Looks for pairs among texts that differ: candidates share a band, and each is verified once, in the first band in
 * which it agrees.
 *
 * <p>Buckets of more than 200 texts, such as a thousand letters of one form, would make quadratic work. There it is
 * enough to connect: each text meets the next one and the bucket's first eight, unless it is connected with them
 * already. Pairs that agree in such a bucket get another chance in every later band.
 */
final class Search {
    private static final int LARGEST_BUCKET = 200;
    private static final int CENTRES = 8;

    private final Signatures signatures;
    private final double threshold;
    private final int[] texts;
    private final BitSet[] crowded;
    private final List<NearDuplicates.Pair> found = Collections.synchronizedList(new ArrayList<>());

    private Search(Signatures signatures, double threshold, int[] texts) {
        this.signatures = signatures;
        this.threshold = threshold;
        this.texts = texts;
        crowded = new BitSet[signatures.banding().bands()];
    }

    /** The pairs of the given texts, ascending by first and second. */
    static List<NearDuplicates.Pair> pairs(Signatures signatures, double threshold, int[] texts, Workers workers) {
        Search search = new Search(signatures, threshold, texts);
        int bands = signatures.banding().bands();
        workers.run(bands, () -> new CrowdFinder(search));
        workers.run(bands, () -> new Matcher(search));
        search.connectCrowds();
        return search.found.stream()
                .sorted(Comparator.comparingInt(NearDuplicates.Pair::first)
                        .thenComparingInt(NearDuplicates.Pair::second))
                .distinct()
                .toList();
    }

    /** One after the other, since what is connected already must not depend on which thread was faster. */
    private void connectCrowds() {
        Matcher matcher = new Matcher(this);
        Connections connections = new Connections(signatures.size()).add(found);
        for (int band = 0; band < crowded.length; band++) {
            if (crowded[band] != null) {
                matcher.connect(band, connections);
            }
        }
    }

    /** Notes which texts lie in a crowded bucket of a band. Counts first, since most bands have none. */
    private record CrowdFinder(Search search, int[] counts, Bucketing bucketing) implements IntConsumer {
        private static final int LEAST_SLOTS = 1 << 12;

        CrowdFinder(Search search) {
            this(
                    search,
                    new int[Math.max(LEAST_SLOTS, Integer.highestOneBit(search.texts.length / 8 + 1))],
                    new Bucketing(search.signatures, search.texts));
        }

        @Override
        public void accept(int band) {
            Arrays.fill(counts, 0);
            int most = 0;
            for (int text : search.texts) {
                int slot = search.signatures.band(text, band) & counts.length - 1;
                most = Math.max(most, ++counts[slot]);
            }
            if (most > LARGEST_BUCKET) {
                BitSet crowd = new BitSet();
                bucketing.each(band, (keys, begin, end) -> {
                    if (end - begin > LARGEST_BUCKET) {
                        Arrays.stream(keys, begin, end).forEach(key -> crowd.set((int) key));
                    }
                });
                search.crowded[band] = crowd.isEmpty() ? null : crowd;
            }
        }
    }

    /** Verifies the candidates of a band. */
    private static final class Matcher implements IntConsumer {
        private final Search search;
        private final Signatures signatures;
        private final Bucketing bucketing;
        private final Shingler first;
        private final Shingler second;
        private final List<NearDuplicates.Pair> own = new ArrayList<>();
        private int shingled = -1;

        Matcher(Search search) {
            this.search = search;
            signatures = search.signatures;
            bucketing = new Bucketing(signatures, search.texts);
            first = new Shingler(signatures.shingling());
            second = new Shingler(signatures.shingling());
        }

        @Override
        public void accept(int band) {
            bucketing.each(band, (keys, begin, end) -> {
                if (end - begin <= LARGEST_BUCKET) {
                    matchAll(keys, begin, end, band);
                }
            });
            search.found.addAll(own);
            own.clear();
        }

        private void matchAll(long[] keys, int begin, int end, int band) {
            for (int i = begin; i < end; i++) {
                for (int j = i + 1; j < end; j++) {
                    int a = (int) keys[i];
                    int b = (int) keys[j];
                    if (signatures.canBeNear(a, b, search.threshold) && !seenBefore(a, b, band)) {
                        verify(a, b);
                    }
                }
            }
        }

        /** Connects the crowded buckets of a band. */
        void connect(int band, Connections connections) {
            bucketing.each(band, (keys, begin, end) -> {
                if (end - begin <= LARGEST_BUCKET) {
                    return;
                }
                for (int i = begin; i < end - 1; i++) {
                    int until = i < begin + CENTRES ? end : i + 2;
                    for (int j = i + 1; j < until; j++) {
                        connect((int) keys[i], (int) keys[j], connections);
                    }
                }
            });
            search.found.addAll(own);
            own.clear();
        }

        private void connect(int a, int b, Connections connections) {
            if (signatures.canBeNear(a, b, search.threshold)
                    && connections.first(a) != connections.first(b)
                    && verify(a, b)) {
                connections.connect(a, b);
            }
        }

        private boolean verify(int a, int b) {
            if (shingled != a) {
                first.set(signatures.text(a));
                shingled = a;
            }
            double similarity = second.set(signatures.text(b), signatures.count(b), first, search.threshold);
            if (similarity == 0) {
                return false;
            }
            own.add(new NearDuplicates.Pair(a, b, similarity));
            return true;
        }

        /** Whether the pair agreed in an earlier band where all pairs were looked at. */
        private boolean seenBefore(int a, int b, int band) {
            int common = signatures.firstCommonBand(a, b, 0, band);
            while (common < band && search.crowded[common] != null && search.crowded[common].get(a)) {
                common = signatures.firstCommonBand(a, b, common + 1, band);
            }
            return common < band;
        }
    }
}
