package dev.tunebook.engine.data.near;

import dev.tunebook.engine.spec.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Texts that are nearly the same, verified.
 *
 * <p>Found by MinHash bands, so a pair at the threshold is missed with a probability of one in 10,000, a nearer one with
 * less; every pair that is reported was compared exactly. Equal input gives an equal result on any number of threads.
 *
 * @param threshold least Jaccard similarity of a pair
 * @param shingling what was compared
 * @param pairs each with its similarity, ascending; a text that is the same as an earlier one when normalised is paired
 *     with the first such text only, and in crowds of hundreds only so many are listed as connect it
 * @param groups what the pairs connect, largest first
 * @param sameAs for each text the first one that is the same when normalised, which may be itself
 */
public record NearDuplicates(
        double threshold, Shingling shingling, List<Pair> pairs, List<Group> groups, List<Integer> sameAs) {
    /** The similarity above which texts are near-duplicates, unless the user says otherwise. */
    public static final double USUAL_THRESHOLD = 0.7;

    /**
     * Two texts.
     *
     * @param first the lower index
     * @param second the higher index
     * @param similarity shared shingles divided by all shingles
     */
    public record Pair(int first, int second, double similarity) {}

    /**
     * Texts that are connected by pairs, not all of them near each other.
     *
     * @param texts indices, ascending
     * @param loosest the least similarity of a text to the first one: far below the threshold, the group is a chain
     */
    public record Group(List<Integer> texts, double loosest) {}

    /** Looks through texts on all processors, with the shingling that fits their length. */
    public static NearDuplicates find(List<String> texts, double threshold) {
        return find(texts, threshold, Shingling.of(texts), Runtime.getRuntime().availableProcessors());
    }

    /**
     * Looks through texts.
     *
     * @param texts any texts; a list with quick access by index
     * @param threshold least similarity, above 0 and at most 1
     * @param shingling what is compared
     * @param threads at least 1
     * @throws dev.tunebook.engine.spec.UserException for a threshold or a number of threads out of range
     * @throws java.util.concurrent.CancellationException when interrupted
     */
    public static NearDuplicates find(List<String> texts, double threshold, Shingling shingling, int threads) {
        new Faults()
                .require(
                        threshold > 0 && threshold <= 1,
                        "threshold",
                        threshold,
                        "above 0 and at most 1",
                        "0.7, the default.")
                .require(threads >= 1, "threads", threads, "at least 1", "1.")
                .throwIfAny();
        try (Workers workers = new Workers(threads)) {
            Signatures signatures = Signatures.of(texts, shingling, Banding.of(threshold), workers);
            int[] firstOfSame = signatures.firstOfSame();
            int[] distinct = IntStream.range(0, firstOfSame.length)
                    .filter(text -> firstOfSame[text] == text)
                    .toArray();
            List<Pair> pairs = new ArrayList<>(Search.pairs(signatures, threshold, distinct, workers));
            IntStream.range(0, firstOfSame.length)
                    .filter(text -> firstOfSame[text] != text)
                    .forEach(text -> pairs.add(new Pair(firstOfSame[text], text, 1)));
            pairs.sort(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
            return new NearDuplicates(
                    threshold,
                    shingling,
                    List.copyOf(pairs),
                    groups(signatures, pairs),
                    Arrays.stream(firstOfSame).boxed().toList());
        }
    }

    private static List<Group> groups(Signatures signatures, List<Pair> pairs) {
        int[] first = new Connections(signatures.size()).add(pairs).firsts();
        int[] members = new int[first.length];
        Arrays.stream(first).forEach(root -> members[root]++);
        List<List<Integer>> lists = new ArrayList<>();
        int[] places = new int[first.length];
        for (int text = 0; text < first.length; text++) {
            if (members[first[text]] > 1) {
                if (first[text] == text) {
                    places[text] = lists.size();
                    lists.add(new ArrayList<>(members[text]));
                }
                lists.get(places[first[text]]).add(text);
            }
        }
        return lists.stream()
                .map(texts -> group(signatures, texts))
                .sorted(Comparator.comparingInt((Group group) -> -group.texts().size()))
                .toList();
    }

    private static Group group(Signatures signatures, List<Integer> texts) {
        Shingler first = new Shingler(signatures.shingling());
        Shingler other = new Shingler(signatures.shingling());
        first.set(signatures.text(texts.get(0)));
        double loosest = 1;
        for (int text : texts.subList(1, texts.size())) {
            other.set(signatures.text(text));
            loosest = Math.min(loosest, first.jaccard(other));
        }
        return new Group(List.copyOf(texts), loosest);
    }

    /** How near two texts are, 0 to 1: shared shingles divided by all shingles. */
    public static double similarity(String text, String other, Shingling shingling) {
        Shingler one = new Shingler(shingling);
        Shingler two = new Shingler(shingling);
        one.set(text);
        two.set(other);
        return one.jaccard(two);
    }

    /** For each text the first text of its group: itself when it is in none. */
    public int[] firstOfGroup() {
        return new Connections(sameAs.size()).add(pairs).firsts();
    }

    /**
     * The texts that are near one of some others, such as the test rows that are near a training row.
     *
     * @param anchor tells the others by their index; a text is not its own
     */
    public BitSet near(IntPredicate anchor) {
        int[] anchors = new int[sameAs.size()];
        IntStream.range(0, anchors.length).filter(anchor).forEach(text -> anchors[sameAs.get(text)]++);
        BitSet besideAnchor = new BitSet();
        for (Pair pair : pairs) {
            int a = sameAs.get(pair.first);
            int b = sameAs.get(pair.second);
            besideAnchor.set(a, besideAnchor.get(a) || a != b && anchors[b] > 0);
            besideAnchor.set(b, besideAnchor.get(b) || a != b && anchors[a] > 0);
        }
        BitSet near = new BitSet();
        for (int text = 0; text < anchors.length; text++) {
            int same = sameAs.get(text);
            near.set(text, besideAnchor.get(same) || anchors[same] > (anchor.test(text) ? 1 : 0));
        }
        return near;
    }
}
