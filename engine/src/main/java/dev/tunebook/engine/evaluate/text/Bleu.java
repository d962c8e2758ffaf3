package dev.tunebook.engine.evaluate.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * BLEU: the share of a text's n-grams that its references hold, with a penalty for short texts.
 *
 * <p>Papineni et al., "BLEU: a method for automatic evaluation of machine translation", 2002, in the
 * definition of sacreBLEU 2.6.
 */
public final class Bleu {
    private static final int SYSTEM_LENGTH = 0;
    private static final int REFERENCE_LENGTH = 1;
    private static final int COUNTS = 2;

    private final BleuSpec spec;

    public Bleu(BleuSpec spec) {
        this.spec = spec;
    }

    /** Over all rows together: not the mean of the rows' scores. {@code references} has a list per row. */
    public BleuScore corpus(List<String> texts, List<List<String>> references) {
        TextPairs.require(texts, references);
        double[] sums = new double[COUNTS + 2 * spec.longest()];
        for (int row = 0; row < texts.size(); row++) {
            double[] addends = addends(texts.get(row), references.get(row));
            for (int index = 0; index < sums.length; index++) {
                sums[index] += addends[index];
            }
        }
        return score(sums, TextPairs.count(references));
    }

    /** Of one row; set {@link BleuSpec#effectiveOrder}, or texts of up to three words score 0. */
    public BleuScore sentence(String text, List<String> references) {
        return corpus(List.of(text), List.of(references));
    }

    /** What a row adds: its length, its closest reference's, matches by length, totals by length. */
    public double[] addends(String text, List<String> references) {
        List<String> words = words(text);
        List<List<String>> cut = new ArrayList<>();
        references.forEach(reference -> cut.add(words(reference)));
        double[] addends = new double[COUNTS + 2 * spec.longest()];
        addends[SYSTEM_LENGTH] = words.size();
        addends[REFERENCE_LENGTH] = closestLength(words.size(), cut);
        for (int n = 1; n <= spec.longest(); n++) {
            NGrams ofText = NGrams.ofWords(words, n);
            NGrams most = new NGrams();
            for (List<String> reference : cut) {
                most.raiseTo(NGrams.ofWords(reference, n));
            }
            addends[COUNTS + n - 1] = ofText.shared(most);
            addends[COUNTS + spec.longest() + n - 1] = ofText.total();
        }
        return addends;
    }

    /** From summed addends; {@code references} as in the signature, such as {@code 1}. */
    public BleuScore score(double[] sums, String references) {
        int longest = spec.longest();
        long[] matches = new long[longest];
        long[] totals = new long[longest];
        for (int index = 0; index < longest; index++) {
            matches[index] = Math.round(sums[COUNTS + index]);
            totals[index] = Math.round(sums[COUNTS + longest + index]);
        }
        double penalty = brevityPenalty(sums[SYSTEM_LENGTH], sums[REFERENCE_LENGTH]);
        BleuPrecisions precisions = BleuPrecisions.of(matches, totals, spec);
        return new BleuScore(
                penalty * precisions.geometricMean(),
                precisions.percents(),
                penalty,
                matches,
                totals,
                Math.round(sums[SYSTEM_LENGTH]),
                Math.round(sums[REFERENCE_LENGTH]),
                spec.signature(references));
    }

    private List<String> words(String text) {
        String cased = spec.lowercase() ? text.toLowerCase(Locale.ROOT) : text;
        return spec.tokenizer().words(WhiteSpace.stripEnd(cased));
    }

    private static double brevityPenalty(double systemLength, double referenceLength) {
        if (systemLength >= referenceLength) {
            return 1;
        }
        return systemLength == 0 ? 0 : Math.exp(1 - referenceLength / systemLength);
    }

    /** The shorter of two that are equally close. */
    private static int closestLength(int length, List<List<String>> references) {
        int closest = references.get(0).size();
        for (List<String> reference : references) {
            int nearer = Math.abs(length - closest) - Math.abs(length - reference.size());
            if (nearer > 0 || nearer == 0 && reference.size() < closest) {
                closest = reference.size();
            }
        }
        return closest;
    }
}
