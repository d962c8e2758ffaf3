package dev.tunebook.engine.evaluate.text;

import java.util.List;
import java.util.Locale;

/**
 * TER: how many words must be put in, left out, exchanged or moved, as a run, until a text is its reference, of 100 words
 * of the reference. Lower is better, and more than 100 is possible.
 *
 * <p>Snover et al., "A study of translation edit rate with targeted human annotation", 2006, in the definition of
 * sacreBLEU 2.6, which follows Tercom.
 */
public final class Ter {
    private final TerSpec spec;

    public Ter(TerSpec spec) {
        this.spec = spec;
    }

    /** Over all rows together. {@code references} has a list per row. */
    public double corpus(List<String> texts, List<List<String>> references) {
        TextPairs.require(texts, references);
        double[] sums = new double[2];
        for (int row = 0; row < texts.size(); row++) {
            double[] addends = addends(texts.get(row), references.get(row));
            sums[0] += addends[0];
            sums[1] += addends[1];
        }
        return score(sums);
    }

    public double sentence(String text, List<String> references) {
        return corpus(List.of(text), List.of(references));
    }

    /** What a row adds: the fewest edits to any reference, and the references' mean length. */
    public double[] addends(String text, List<String> references) {
        List<String> words = words(text);
        double fewest = Double.POSITIVE_INFINITY;
        double length = 0;
        for (String reference : references) {
            List<String> wanted = words(reference);
            fewest = Math.min(fewest, TerEdits.count(words, wanted));
            length += wanted.size();
        }
        return new double[] {fewest, length / references.size()};
    }

    /** From summed addends. */
    public static double score(double[] sums) {
        if (sums[1] > 0) {
            return 100 * sums[0] / sums[1];
        }
        return sums[0] > 0 ? 100 : 0;
    }

    private List<String> words(String text) {
        return WhiteSpace.split(spec.caseSensitive() ? text : text.toLowerCase(Locale.ROOT));
    }
}
