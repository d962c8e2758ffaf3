package dev.tunebook.engine.evaluate.text;

import dev.tunebook.engine.evaluate.FixedDecimals;
import dev.tunebook.engine.evaluate.compare.SacreBleuDraws;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A BLEU score with what it follows from.
 *
 * @param score 0 to 100
 * @param precisions by n-gram length, 0 to 100, after smoothing
 * @param brevityPenalty 0 to 1
 * @param matches by n-gram length, clipped by the references
 * @param totals n-grams of the system's texts, by length
 * @param systemLength words of all texts
 * @param referenceLength words of the closest references
 */
public record BleuScore(
        double score,
        double[] precisions,
        double brevityPenalty,
        long[] matches,
        long[] totals,
        long systemLength,
        long referenceLength,
        String signature) {

    /** The line that sacreBLEU prints. */
    public String text() {
        return line(signature, "");
    }

    /** The line that sacreBLEU prints when it is asked for confidence. */
    public String text(SacreBleuDraws.Spread spread) {
        String drawn = "|bs:%d|seed:%d|case:".formatted(SacreBleuDraws.RESAMPLES, SacreBleuDraws.SEED);
        return line(
                signature.replaceFirst("\\|case:", drawn),
                "(μ = %s ± %s) ".formatted(FixedDecimals.of(spread.mean(), 2), FixedDecimals.of(spread.margin(), 2)));
    }

    private String line(String named, String spread) {
        double ratio = referenceLength == 0 ? 0 : (double) systemLength / referenceLength;
        String byLength = Arrays.stream(precisions)
                .mapToObj(precision -> FixedDecimals.of(precision, 1))
                .collect(Collectors.joining("/"));
        return "BLEU|%s = %s %s%s (BP = %s ratio = %s hyp_len = %d ref_len = %d)"
                .formatted(
                        named,
                        FixedDecimals.of(score, 2),
                        spread,
                        byLength,
                        FixedDecimals.of(brevityPenalty, 3),
                        FixedDecimals.of(ratio, 3),
                        systemLength,
                        referenceLength);
    }
}
