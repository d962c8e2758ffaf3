package dev.tunebook.engine.evaluate.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * chrF: the F score of shared runs of characters, and for chrF++ also of words.
 *
 * <p>Popović, "chrF: character n-gram F-score for automatic MT evaluation", 2015, and "chrF++: words
 * helping character n-grams", 2017, in the definition of sacreBLEU 2.6. Characters are code points.
 */
public final class Chrf {
    /** Numbers per n-gram length: of the text, of the reference, shared. */
    private static final int PER_ORDER = 3;

    private static final double ALMOST_ZERO = 1e-16;
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final ChrfSpec spec;

    public Chrf(ChrfSpec spec) {
        this.spec = spec;
    }

    /** Over all rows together: not the mean of the rows' scores. {@code references} has a list per row. */
    public ChrfScore corpus(List<String> texts, List<List<String>> references) {
        TextPairs.require(texts, references);
        double[] sums = new double[PER_ORDER * spec.orders()];
        for (int row = 0; row < texts.size(); row++) {
            double[] addends = addends(texts.get(row), references.get(row));
            for (int index = 0; index < sums.length; index++) {
                sums[index] += addends[index];
            }
        }
        return new ChrfScore(score(sums), spec.signature(TextPairs.count(references)));
    }

    public ChrfScore sentence(String text, List<String> references) {
        return corpus(List.of(text), List.of(references));
    }

    /** What a row adds, against the reference that it scores best with; the first of equal ones. */
    public double[] addends(String text, List<String> references) {
        List<NGrams> ofText = grams(text);
        double[] best = new double[0];
        double highest = -1;
        for (String reference : references) {
            double[] addends = addends(ofText, grams(reference));
            double score = score(addends);
            if (score > highest) {
                highest = score;
                best = addends;
            }
        }
        return best;
    }

    /** From summed addends, 0 to 100. */
    public double score(double[] sums) {
        double precision = 0;
        double recall = 0;
        double scores = 0;
        int orders = 0;
        for (int index = 0; index < sums.length; index += PER_ORDER) {
            double ofText = sums[index];
            double ofReference = sums[index + 1];
            double shared = sums[index + 2];
            double precisionHere = ofText > 0 ? shared / ofText : ALMOST_ZERO;
            double recallHere = ofReference > 0 ? shared / ofReference : ALMOST_ZERO;
            double weighted = weighted(precisionHere, recallHere);
            scores += weighted > 0 ? weighted : ALMOST_ZERO;
            if (ofText > 0 && ofReference > 0) {
                precision += precisionHere;
                recall += recallHere;
                orders++;
            }
        }
        if (spec.everyOrder()) {
            return 100 * scores / spec.orders();
        }
        return orders == 0 ? 0 : 100 * weighted(precision / orders, recall / orders);
    }

    private double weighted(double precision, double recall) {
        double factor = spec.beta() * spec.beta();
        double denominator = factor * precision + recall;
        return denominator > 0 ? (1 + factor) * precision * recall / denominator : 0;
    }

    private static double[] addends(List<NGrams> ofText, List<NGrams> ofReference) {
        double[] addends = new double[PER_ORDER * ofText.size()];
        for (int order = 0; order < ofText.size(); order++) {
            NGrams text = ofText.get(order);
            NGrams reference = ofReference.get(order);
            // A length that the reference is too short for does not count against the text.
            addends[PER_ORDER * order] = reference.total() > 0 ? text.total() : 0;
            addends[PER_ORDER * order + 1] = reference.total();
            addends[PER_ORDER * order + 2] = text.shared(reference);
        }
        return addends;
    }

    private List<NGrams> grams(String text) {
        String cased = spec.lowercase() ? text.toLowerCase(Locale.ROOT) : text;
        int[] characters = (spec.whiteSpace() ? cased : WhiteSpace.remove(cased))
                .codePoints()
                .toArray();
        List<NGrams> grams = new ArrayList<>();
        for (int n = 1; n <= spec.characters(); n++) {
            grams.add(NGrams.ofCharacters(characters, n));
        }
        List<String> words = words(cased);
        for (int n = 1; n <= spec.words(); n++) {
            grams.add(NGrams.ofWords(words, n));
        }
        return grams;
    }

    /** One punctuation mark is cut off each word, at its end or else at its start. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : WhiteSpace.split(text)) {
            int last = word.length() - 1;
            if (last > 0 && isMark(word.charAt(last))) {
                words.add(word.substring(0, last));
                words.add(word.substring(last));
            } else if (last > 0 && isMark(word.charAt(0))) {
                words.add(word.substring(0, 1));
                words.add(word.substring(1));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean isMark(char character) {
        return PUNCTUATION.indexOf(character) >= 0;
    }
}
