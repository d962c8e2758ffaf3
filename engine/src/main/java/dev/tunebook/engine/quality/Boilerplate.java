package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.Shingles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sentences that stand in many texts beside something else: greetings, signatures, notices, templates.
 *
 * <p>A sentence ends with a line or with a full stop, question or exclamation mark. It is boilerplate when it has at
 * least four words and stands, case and punctuation aside, in at least 10 texts and one in fifty. Texts that consist of
 * it are no proof: they are repetitions, which other checks count.
 */
public final class Boilerplate implements Check {
    private static final int LEAST_WORDS = 4;
    private static final int LEAST_TEXTS = 10;
    private static final double LEAST_SHARE = 0.02;
    private static final double WARNING_SHARE = 0.2;
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]*(?:[.!?]+(?=\\s|$)|\\n|$|[.!?]+)");

    @Override
    public String name() {
        return "boilerplate";
    }

    @Override
    public String why() {
        return "What stands in every text tells none from another, and takes room that --max-tokens limits.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --boilerplate";
    }

    /**
     * Sentences that are boilerplate.
     *
     * @param texts in how many texts each stands, by the sentence as it is compared
     */
    public record Sentences(Map<String, Integer> texts) {
        /** Whether a text has one of them. */
        public boolean isIn(String text) {
            return sentences(text).stream().anyMatch(sentence -> texts.containsKey(Shingles.normal(sentence)));
        }

        /** A text without them. */
        public String without(String text) {
            return sentences(text).stream()
                    .filter(sentence -> sentence.isBlank() || !texts.containsKey(Shingles.normal(sentence)))
                    .collect(Collectors.joining());
        }
    }

    /** The boilerplate of a dataset, the most frequent first. */
    public static Sentences common(Dataset dataset) {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> texts = new HashSet<>();
        for (int row = 0; row < dataset.size(); row++) {
            String text = dataset.text(row);
            if (texts.add(Shingles.normal(text))) {
                Set<String> distinct = sentences(text).stream()
                        .filter(sentence -> sentence.length() < text.strip().length())
                        .map(Shingles::normal)
                        .filter(Boilerplate::isLong)
                        .collect(Collectors.toSet());
                distinct.forEach(sentence -> counts.merge(sentence, 1, Integer::sum));
            }
        }
        double least = Math.max(LEAST_TEXTS, LEAST_SHARE * texts.size());
        Map<String, Integer> common = new LinkedHashMap<>();
        counts.entrySet().stream()
                .filter(sentence -> sentence.getValue() >= least)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(sentence -> common.put(sentence.getKey(), sentence.getValue()));
        return new Sentences(common);
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        Matcher matcher = SENTENCE.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().isEmpty()) {
                sentences.add(matcher.group());
            }
        }
        return sentences;
    }

    private static boolean isLong(String normal) {
        return normal.chars().filter(character -> character == ' ').count() >= LEAST_WORDS - 1;
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        Sentences common = common(dataset);
        BitSet rows = new BitSet();
        Map<String, Integer> first = new LinkedHashMap<>();
        boolean saysMore = false;
        for (int row = 0; row < dataset.size() && !common.texts().isEmpty(); row++) {
            for (String sentence : sentences(dataset.text(row))) {
                String normal = Shingles.normal(sentence);
                if (common.texts().containsKey(normal)) {
                    rows.set(row);
                    first.putIfAbsent(normal, row);
                }
            }
            saysMore |= rows.get(row) && !common.without(dataset.text(row)).isBlank();
        }
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, rows.cardinality(), dataset.size()),
                rows,
                dataset,
                "%s have one of %,d sentences that stand in many texts."
                        .formatted(
                                Inspection.share(rows, dataset), common.texts().size()),
                common.texts().entrySet().stream()
                        .limit(Finding.EXAMPLES)
                        .map(sentence -> inspection.example(
                                first.get(sentence.getKey()),
                                "in %s: %s".formatted(Inspection.rows(sentence.getValue()), sentence.getKey())))
                        .toList(),
                // a text that is nothing but such sentences stays as it is
                saysMore ? fix(dataset) : "");
    }
}
