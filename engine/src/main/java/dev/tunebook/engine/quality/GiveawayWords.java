package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.spec.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Words that give the label away: they stand in most texts of one class and in hardly any other, as a template, a form
 * field or the label itself does.
 *
 * <p>A word counts when it stands in at least half of the class's texts (10 or more), and when at least 98% of the texts
 * that have it are of the class (the Wilson interval of that share begins at .75 or above). From nine tenths of a class
 * on it is a warning. A word may well belong to its class: look before you take it out.
 */
public final class GiveawayWords implements Check {
    private static final double LEAST_COVER = 0.5;
    private static final double WARNING_COVER = 0.9;
    private static final double LEAST_PURITY = 0.98;
    private static final double LEAST_LOW = 0.75;
    private static final int LEAST_TEXTS = 10;

    private record Giveaway(String word, int label, int texts, int ofClass, int classSize) {
        double cover() {
            return ofClass / (double) classSize;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "\"%s\" in %.0f%% of its class, %,d of %,d rows with it",
                    word,
                    100 * cover(),
                    ofClass,
                    texts);
        }
    }

    @Override
    public String name() {
        return "giveaway-words";
    }

    @Override
    public String why() {
        return "The model learns the word instead of the meaning, and fails where texts come without it.";
    }

    @Override
    public String fix(Dataset dataset) {
        return fix(dataset, giveaways(dataset));
    }

    private static String fix(Dataset dataset, List<Giveaway> giveaways) {
        String words = giveaways.stream().map(Giveaway::word).distinct().collect(Collectors.joining(","));
        return "%fix " + dataset.name() + " --without " + (words.isEmpty() ? "WORD" : words);
    }

    @Override
    public boolean suits(Dataset dataset) {
        return dataset.kind() == Kind.SINGLE_LABEL;
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        List<Giveaway> giveaways = giveaways(dataset);
        Map<String, Giveaway> byWord = new HashMap<>();
        giveaways.forEach(giveaway -> byWord.put(giveaway.word(), giveaway));
        BitSet rows = new BitSet();
        Map<String, Integer> first = new HashMap<>();
        for (int row = 0; row < dataset.size() && !byWord.isEmpty(); row++) {
            for (String word : words(dataset.text(row))) {
                if (byWord.containsKey(word) && byWord.get(word).label() == dataset.classOf(row)) {
                    rows.set(row);
                    first.putIfAbsent(word, row);
                }
            }
        }
        boolean grave = giveaways.stream().anyMatch(giveaway -> giveaway.cover() >= WARNING_COVER);
        Finding finding = Finding.of(
                this,
                grave ? Finding.Severity.WARNING : Finding.Severity.NOTE,
                rows,
                dataset,
                "%s have one of %,d words that stand in most texts of one class and hardly elsewhere."
                        .formatted(Inspection.share(rows, dataset), giveaways.size()),
                giveaways.stream()
                        .limit(Finding.EXAMPLES)
                        .map(giveaway -> inspection.example(first.get(giveaway.word()), giveaway.toString()))
                        .toList());
        return giveaways.isEmpty() ? finding : finding.mendedBy(fix(dataset, giveaways));
    }

    private static List<Giveaway> giveaways(Dataset dataset) {
        int[] sizes = new Inspection(dataset).classCounts();
        Map<String, Map<Integer, Integer>> counts = new HashMap<>();
        for (int row = 0; row < dataset.size(); row++) {
            int label = dataset.classOf(row);
            new HashSet<>(words(dataset.text(row)))
                    .forEach(word -> counts.computeIfAbsent(word, unseen -> new HashMap<>(2))
                            .merge(label, 1, Integer::sum));
        }
        List<Giveaway> giveaways = new ArrayList<>();
        counts.forEach((word, labels) -> {
            int texts = labels.values().stream().mapToInt(Integer::intValue).sum();
            labels.forEach((label, ofClass) -> {
                Giveaway giveaway = new Giveaway(word, label, texts, ofClass, sizes[label]);
                if (ofClass >= LEAST_TEXTS
                        && giveaway.cover() >= LEAST_COVER
                        && ofClass >= LEAST_PURITY * texts
                        && Proportion.wilson(ofClass, texts, Interval.DEFAULT_CONFIDENCE)
                                        .low()
                                >= LEAST_LOW) {
                    giveaways.add(giveaway);
                }
            });
        });
        giveaways.sort(Comparator.comparingDouble((Giveaway giveaway) -> -giveaway.cover())
                .thenComparing(Giveaway::word));
        return giveaways;
    }

    /** Words that have a letter or digit; as they stand in the text but for case. */
    private static List<String> words(String text) {
        return Words.of(text).stream()
                .filter(word -> Character.isLetterOrDigit(word.codePointAt(0)))
                .toList();
    }
}
