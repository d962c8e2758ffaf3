package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Texts unlike all others: far too long or short, of words that no other text has, or hardly of letters.
 *
 * <p>Too long or short: the logarithm of the length is more than six scaled median absolute deviations from the median,
 * and the length at least eight times the median or an eighth. Foreign: of four words or more, at least four fifths stand in no
 * other text, while in half of the texts at most a fifth do. Hardly of letters: less than a third of ten or more visible
 * characters, while in the median text it is more than two thirds. None of it is looked for under 50 rows.
 */
public final class Outliers implements Check {
    private static final int LEAST_ROWS = 50;
    private static final double FAR_DEVIATIONS = 6;
    private static final double FAR_TIMES = 8;
    /** Turns a median absolute deviation into the standard deviation of a normal distribution. */
    private static final double SCALE = 1.4826;

    private static final int LEAST_WORDS = 4;
    private static final double FOREIGN = 0.8;
    private static final double USUAL_FOREIGN = 0.2;
    private static final int LEAST_CHARACTERS = 10;
    private static final double FEW_LETTERS = 1 / 3.0;
    private static final double USUAL_LETTERS = 2 / 3.0;
    private static final double WARNING_SHARE = 0.02;

    @Override
    public String name() {
        return "outliers";
    }

    @Override
    public String why() {
        return "A text that belongs to another collection teaches little and may be a fault of the export.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --drop outliers";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        String[] reasons = new String[dataset.size()];
        if (dataset.size() >= LEAST_ROWS) {
            hardlyOfLetters(dataset, reasons);
            foreign(dataset, reasons);
            farLengths(dataset, reasons);
        }
        BitSet rows = new BitSet();
        List<Finding.Example> examples = new ArrayList<>();
        for (int row = 0; row < reasons.length; row++) {
            if (reasons[row] != null) {
                rows.set(row);
                examples.add(inspection.example(row, reasons[row]));
            }
        }
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, rows.cardinality(), dataset.size()),
                rows,
                dataset,
                "%s are unlike the others in length, words or signs.".formatted(Inspection.share(rows, dataset)),
                examples);
    }

    private static void farLengths(Dataset dataset, String[] reasons) {
        double[] lengths = new double[reasons.length];
        Arrays.setAll(
                lengths, row -> Math.log(Math.max(1, dataset.text(row).strip().length())));
        double median = median(lengths);
        double deviation = SCALE
                * median(Arrays.stream(lengths)
                        .map(length -> Math.abs(length - median))
                        .toArray());
        for (int row = 0; row < lengths.length; row++) {
            double far = Math.abs(lengths[row] - median);
            if (far > FAR_DEVIATIONS * deviation && far >= Math.log(FAR_TIMES)) {
                reasons[row] = String.format(
                        Locale.ROOT,
                        "%,.0f characters, where the median is %,.0f",
                        Math.exp(lengths[row]),
                        Math.exp(median));
            }
        }
    }

    private static void foreign(Dataset dataset, String[] reasons) {
        Map<String, Integer> rowsWith = new HashMap<>();
        for (int row = 0; row < reasons.length; row++) {
            words(dataset.text(row)).forEach(word -> rowsWith.merge(word, 1, Integer::sum));
        }
        double[] shares = new double[reasons.length];
        for (int row = 0; row < reasons.length; row++) {
            HashSet<String> words = words(dataset.text(row));
            long alone = words.stream().filter(word -> rowsWith.get(word) == 1).count();
            shares[row] = words.size() < LEAST_WORDS ? 0 : alone / (double) words.size();
        }
        if (median(shares) > USUAL_FOREIGN) {
            return;
        }
        for (int row = 0; row < reasons.length; row++) {
            if (shares[row] >= FOREIGN) {
                reasons[row] =
                        String.format(Locale.ROOT, "%.0f%% of its words stand in no other text", 100 * shares[row]);
            }
        }
    }

    private static HashSet<String> words(String text) {
        HashSet<String> words = new HashSet<>(Words.of(text));
        words.removeIf(word -> !Character.isLetter(word.codePointAt(0)));
        return words;
    }

    private static void hardlyOfLetters(Dataset dataset, String[] reasons) {
        double[] shares = new double[reasons.length];
        Arrays.setAll(shares, row -> letters(dataset.text(row)));
        if (median(shares) < USUAL_LETTERS) {
            return;
        }
        for (int row = 0; row < reasons.length; row++) {
            if (shares[row] < FEW_LETTERS) {
                reasons[row] = String.format(Locale.ROOT, "%.0f%% letters", 100 * shares[row]);
            }
        }
    }

    /** Share of letters and marks among the visible characters; 1 where there are too few to tell. */
    private static double letters(String text) {
        long visible = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        long letters = text.codePoints()
                .filter(c -> Character.isLetter(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK)
                .count();
        return visible < LEAST_CHARACTERS ? 1 : letters / (double) visible;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
