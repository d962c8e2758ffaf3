package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that give the label away: they stand in most texts of one class and in hardly any other, as a template, a form
 * field or the label itself does. Where rows have several labels, each of them is a class.
 *
 * <p>A word counts when it stands in at least half of the class's texts (10 or more), and when at least 98% of the texts
 * that have it are of the class: the Wilson interval of that share begins at .75 or above, and not below the class's share
 * of all rows. From nine tenths of a class on it is a warning. A word may well belong to its class: look before you take it
 * out.
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

    /** The texts that have a word, and how many of them are of each class. */
    private static final class Count {
        private int texts;
        private final Map<Integer, Integer> ofClass = new HashMap<>(2);

        void add(int[] classes) {
            texts++;
            Arrays.stream(classes).forEach(id -> ofClass.merge(id, 1, Integer::sum));
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
        return "%fix " + dataset.name() + " --without " + String.join(",", words(giveaways));
    }

    private static Set<String> words(List<Giveaway> giveaways) {
        return giveaways.stream().map(Giveaway::word).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean suits(Dataset dataset) {
        return Inspection.hasClasses(dataset);
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        List<Giveaway> giveaways = giveaways(dataset);
        BitSet rows = new BitSet();
        Map<Giveaway, Integer> first = new HashMap<>();
        Set<String> all = words(giveaways);
        boolean saysMore = false;
        for (int row = 0; row < dataset.size() && !giveaways.isEmpty(); row++) {
            Set<String> words = new HashSet<>(words(dataset.text(row)));
            BitSet classes = new BitSet();
            Arrays.stream(inspection.classesOf(row)).forEach(classes::set);
            for (Giveaway giveaway : giveaways) {
                if (words.contains(giveaway.word()) && classes.get(giveaway.label())) {
                    rows.set(row);
                    first.putIfAbsent(giveaway, row);
                }
            }
            saysMore |= rows.get(row) && !all.containsAll(words);
        }
        boolean grave = giveaways.stream().anyMatch(giveaway -> giveaway.cover() >= WARNING_COVER);
        return Finding.of(
                this,
                grave ? Finding.Severity.WARNING : Finding.Severity.NOTE,
                rows,
                dataset,
                "%s have one of %,d words that stand in most texts of one class and hardly elsewhere."
                        .formatted(Inspection.share(rows, dataset), giveaways.size()),
                giveaways.stream()
                        .limit(Finding.EXAMPLES)
                        .map(giveaway -> inspection.example(first.get(giveaway), giveaway.toString()))
                        .toList(),
                // a text that is nothing but such words stays as it is
                saysMore ? fix(dataset, giveaways) : "");
    }

    private static List<Giveaway> giveaways(Dataset dataset) {
        Inspection inspection = new Inspection(dataset);
        int[] sizes = inspection.classCounts();
        Map<String, Count> counts = new HashMap<>();
        for (int row = 0; row < dataset.size(); row++) {
            int[] classes = inspection.classesOf(row);
            new HashSet<>(words(dataset.text(row)))
                    .forEach(word ->
                            counts.computeIfAbsent(word, unseen -> new Count()).add(classes));
        }
        List<Giveaway> giveaways = new ArrayList<>();
        counts.forEach((word, count) -> count.ofClass.forEach((label, ofClass) -> {
            Giveaway giveaway = new Giveaway(word, label, count.texts, ofClass, sizes[label]);
            double usual = sizes[label] / (double) dataset.size();
            if (ofClass >= LEAST_TEXTS
                    && giveaway.cover() >= LEAST_COVER
                    && ofClass >= LEAST_PURITY * count.texts
                    && Proportion.wilson(ofClass, count.texts, Interval.DEFAULT_CONFIDENCE)
                                    .low()
                            >= Math.max(LEAST_LOW, usual)) {
                giveaways.add(giveaway);
            }
        }));
        giveaways.sort(Comparator.comparingDouble((Giveaway giveaway) -> -giveaway.cover())
                .thenComparing(Giveaway::word)
                .thenComparing(Giveaway::label));
        return giveaways;
    }

    /** Words that have a letter or digit; as they stand in the text but for case. */
    private static List<String> words(String text) {
        return Words.of(text).stream()
                .filter(word -> Character.isLetterOrDigit(word.codePointAt(0)))
                .toList();
    }
}
