package dev.tunebook.engine.evaluate.text;

import dev.tunebook.engine.evaluate.Quantile;
import dev.tunebook.engine.evaluate.interval.Resampling;
import dev.tunebook.engine.spec.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Scores of many texts as rouge_score's BootstrapAggregator reports them: to compare with papers.
 *
 * <p>Of resampled means, and each of precision, recall and F1 for itself. {@code mid} is the median of these means, not the
 * mean of the scores.
 *
 * @param low quantile (1 − confidence) / 2 of the means, interpolated
 * @param mid their median
 * @param high quantile (1 + confidence) / 2 of them
 */
public record RougeAggregate(RougeScore low, RougeScore mid, RougeScore high) {
    /**
     * From the score of each text.
     *
     * @param resampling 1,000 resamples and 95% are rouge_score's default; it sets no seed
     * @throws UserException when there is no score
     */
    public static RougeAggregate of(List<RougeScore> scores, Resampling resampling) {
        if (scores.isEmpty()) {
            throw new UserException("scores (0) must be at least 1.", "score some texts first.");
        }
        SplittableRandom random = new SplittableRandom(resampling.seed());
        double[][] means = new double[3][resampling.resamples()];
        for (int resample = 0; resample < resampling.resamples(); resample++) {
            for (int drawn = 0; drawn < scores.size(); drawn++) {
                RougeScore score = scores.get(random.nextInt(scores.size()));
                means[0][resample] += score.precision() / scores.size();
                means[1][resample] += score.recall() / scores.size();
                means[2][resample] += score.f1() / scores.size();
            }
        }
        Arrays.stream(means).forEach(Arrays::sort);
        double tail = (1 - resampling.confidence()) / 2;
        return new RougeAggregate(at(means, tail), at(means, .5), at(means, 1 - tail));
    }

    private static RougeScore at(double[][] sorted, double share) {
        return new RougeScore(
                Quantile.ofSorted(sorted[0], share),
                Quantile.ofSorted(sorted[1], share),
                Quantile.ofSorted(sorted[2], share));
    }
}
