package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Labels that are probably one: they differ by case, white space and punctuation alone, or by a typing error.
 *
 * <p>A typing error is one edit (insertion, deletion, substitution, or a swap of neighbours: the optimal string
 * alignment distance) in a label of five letters or more that has at most a tenth of the other's rows; no edit of a
 * digit, since {@code level 1} and {@code level 2} are two. The rows of the rarer label are counted, also where it is one
 * of several of a row. Above 2,000 labels, typing errors are not looked for.
 */
public final class LabelVariants implements Check {
    private static final int SHORTEST_TYPO = 5;
    private static final int TYPO_TIMES = 10;
    private static final int MOST_LABELS = 2_000;

    private record Variant(int rare, int frequent) {}

    @Override
    public String name() {
        return "label-variants";
    }

    @Override
    public String why() {
        return "The model learns them as two classes, and every mix-up of the two counts as a mistake.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --variants";
    }

    @Override
    public boolean suits(Dataset dataset) {
        return Inspection.hasClasses(dataset);
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        int[] counts = inspection.classCounts();
        List<Variant> variants = variants(dataset.labels(), counts);
        int[] of = new int[counts.length];
        BitSet rare = new BitSet();
        for (Variant variant : variants) {
            rare.set(variant.rare());
            of[variant.rare()] = variant.frequent();
        }
        BitSet rows = new BitSet();
        BitSet shown = new BitSet();
        List<Finding.Example> examples = new ArrayList<>();
        for (int row = 0; row < dataset.size(); row++) {
            for (int id : inspection.classesOf(row)) {
                rows.set(row, rows.get(row) || rare.get(id));
                if (rare.get(id) && !shown.get(id)) {
                    shown.set(id);
                    examples.add(inspection.example(row, note(dataset, counts, id, of[id])));
                }
            }
        }
        return Finding.of(
                this,
                Finding.Severity.WARNING,
                rows,
                dataset,
                "%,d of %,d labels are probably others written otherwise; they have %s."
                        .formatted(rare.cardinality(), counts.length, Inspection.rows(rows.cardinality())),
                examples);
    }

    private static String note(Dataset dataset, int[] counts, int rare, int frequent) {
        return "%s (%s) for %s (%s)"
                .formatted(
                        dataset.labels().get(rare),
                        Inspection.rows(counts[rare]),
                        dataset.labels().get(frequent),
                        Inspection.rows(counts[frequent]));
    }

    /** For each label that is a variant the one that it stands for, which is none. */
    public static Map<String, String> merged(Dataset dataset) {
        int[] counts = new Inspection(dataset).classCounts();
        Map<Integer, Integer> of = new HashMap<>();
        variants(dataset.labels(), counts).forEach(variant -> of.putIfAbsent(variant.rare(), variant.frequent()));
        Map<String, String> merged = new HashMap<>();
        of.forEach((rare, frequent) -> {
            int last = frequent;
            while (of.containsKey(last)) {
                last = of.get(last);
            }
            merged.put(dataset.labels().get(rare), dataset.labels().get(last));
        });
        return merged;
    }

    /** For each label the most frequent one that it is a variant of. */
    private static List<Variant> variants(List<String> labels, int[] counts) {
        List<String> plain = labels.stream().map(LabelVariants::plain).toList();
        List<Integer> byRows = IntStream.range(0, counts.length)
                .filter(id -> counts[id] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(id -> -counts[id]))
                .toList();
        boolean typos = byRows.size() <= MOST_LABELS;
        Map<String, Integer> frequent = new HashMap<>();
        List<Variant> variants = new ArrayList<>();
        for (int place = 0; place < byRows.size(); place++) {
            int id = byRows.get(place);
            Integer same = frequent.putIfAbsent(plain.get(id), id);
            if (same != null) {
                variants.add(new Variant(id, same));
            } else if (typos) {
                byRows.subList(0, place).stream()
                        .filter(other -> TYPO_TIMES * counts[id] <= counts[other])
                        .filter(other -> isTypo(plain.get(id), plain.get(other)))
                        .findFirst()
                        .ifPresent(other -> variants.add(new Variant(id, other)));
            }
        }
        return variants;
    }

    /** Letters and digits alone, in lower case; the label itself when it has none, or for + and -. */
    private static String plain(String label) {
        String plain = label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M}+#-]|(?<=\\p{L})-(?=\\p{L})", "");
        return plain.isEmpty() ? label : plain;
    }

    /** One edit, none of it a digit, in a word that is long enough. */
    static boolean isTypo(String a, String b) {
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        if (shorter.length() < SHORTEST_TYPO || longer.length() - shorter.length() > 1) {
            return false;
        }
        int begin = 0;
        while (begin < shorter.length() && shorter.charAt(begin) == longer.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter.length() - begin
                && shorter.charAt(shorter.length() - 1 - end) == longer.charAt(longer.length() - 1 - end)) {
            end++;
        }
        String left = shorter.substring(begin, shorter.length() - end);
        String right = longer.substring(begin, longer.length() - end);
        boolean swapped = left.length() == 2
                && new StringBuilder(left).reverse().toString().equals(right);
        return (right.length() == 1 || swapped) && (left + right).chars().noneMatch(Character::isDigit);
    }
}
