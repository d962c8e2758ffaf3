package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Texts in another language than most.
 *
 * <p>The language is guessed by Apache OpenNLP's detector. That of most texts is the most frequent guess over a sample of
 * 300. A text of at least 25 letters is counted when the detector finds its guess one and a half times as likely as the main language,
 * and when less than a quarter of its words are among the 300 that stand in most texts, in five at least: detectors err on short texts, the
 * commonest words seldom.
 */
public final class MixedLanguages implements Check {
    private static final int SAMPLE = 300;
    private static final int COMMON_WORDS = 300;
    private static final int LEAST_ROWS_WITH = 5;
    private static final double FEW_COMMON = 0.25;
    private static final double LIKELIER = 1.5;
    private static final int LEAST_LETTERS = 25;
    private static final double WARNING_SHARE = 0.01;

    @Override
    public String name() {
        return "mixed-languages";
    }

    @Override
    public String why() {
        return "A model learns a language from many texts; a few in another are noise, and their figures chance.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --drop mixed-languages";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        String main = mainLanguage(dataset);
        Map<String, Integer> others = new TreeMap<>();
        BitSet rows = new BitSet();
        List<Finding.Example> examples = new ArrayList<>();
        if (!main.isEmpty()) {
            Set<String> common = commonWords(dataset);
            for (int row = 0; row < dataset.size(); row++) {
                String other = other(dataset.text(row), main, common);
                if (!other.isEmpty()) {
                    rows.set(row);
                    others.merge(other, 1, Integer::sum);
                    examples.add(inspection.example(row, "probably " + other));
                }
            }
        }
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, rows.cardinality(), dataset.size()),
                rows,
                dataset,
                "%s are probably not in %s, the language of most%s."
                        .formatted(
                                Inspection.share(rows, dataset),
                                main.isEmpty() ? "one language" : Languages.name(main),
                                others.entrySet().stream()
                                        .map(each -> each.getKey() + " " + each.getValue())
                                        .collect(Collectors.joining(", ", others.isEmpty() ? "" : ": ", ""))),
                examples);
    }

    /** The name of the language that a text is in, if it is not the main one; else empty. */
    private static String other(String text, String main, Set<String> common) {
        if (letters(text) < LEAST_LETTERS) {
            return "";
        }
        Set<String> words = words(text);
        long known = words.stream().filter(common::contains).count();
        if (known >= FEW_COMMON * words.size()) {
            return "";
        }
        Languages.Guess guess = Languages.of(text, main);
        return guess.language().equals(main) || guess.probability() < LIKELIER * guess.ofMain()
                ? ""
                : Languages.name(guess.language());
    }

    private static String mainLanguage(Dataset dataset) {
        Map<String, Integer> guesses = new HashMap<>();
        int step = Math.max(1, dataset.size() / SAMPLE);
        for (int row = 0; row < dataset.size(); row += step) {
            if (letters(dataset.text(row)) >= LEAST_LETTERS) {
                guesses.merge(Languages.of(dataset.text(row), "").language(), 1, Integer::sum);
            }
        }
        return guesses.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static Set<String> commonWords(Dataset dataset) {
        Map<String, Integer> rowsWith = new HashMap<>();
        for (int row = 0; row < dataset.size(); row++) {
            words(dataset.text(row)).forEach(word -> rowsWith.merge(word, 1, Integer::sum));
        }
        return rowsWith.entrySet().stream()
                .filter(word -> word.getValue() >= LEAST_ROWS_WITH)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COMMON_WORDS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> words(String text) {
        return Words.of(text).stream()
                .filter(word -> Character.isLetter(word.codePointAt(0)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count();
    }
}
