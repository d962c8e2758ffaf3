package dev.tunebook.engine.train;

import dev.tunebook.engine.model.architectures.Head;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What can be reached without reading a single text.
 *
 * @param loss of it on the training rows
 * @param validation of it on the validation rows, by what the training rows say; NaN without any
 * @param untrained loss of a model whose head is made up
 * @param words what it is, such as {@code guessing among 77 classes}
 * @param brief the same where it has been said before
 */
record Guessing(double loss, double validation, double untrained, String words, String brief) {
    /** Guessing among classes or tokens. */
    static Guessing among(int choices, String noun) {
        double loss = Math.log(choices);
        return new Guessing(loss, loss, loss, "guessing among " + choices + " " + noun, "guessing");
    }

    /** Answering each label with its share of the training rows. */
    static Guessing labels(ValuedRows training, ValuedRows validation) {
        int[] counts = training.counts();
        double[] shares = Arrays.stream(counts)
                .mapToDouble(count -> (count + .5) / (training.size() + 1))
                .toArray();
        String words = "knowing no more than how common each of " + counts.length + " labels is";
        return new Guessing(
                loss(training, shares),
                loss(validation, shares),
                Math.log(2),
                words,
                "knowing how common the labels are");
    }

    private static double loss(ValuedRows rows, double[] shares) {
        return rows.values().stream()
                .mapToDouble(wanted -> IntStream.range(0, shares.length)
                        .mapToDouble(id -> -Math.log(wanted[id] > 0 ? shares[id] : 1 - shares[id]))
                        .average()
                        .orElseThrow())
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Always saying the training rows' mean.
     *
     * @param head whose centre and scale are the unit of the loss
     */
    static Guessing mean(ValuedRows training, ValuedRows validation, double mean, Head head) {
        String words = "always saying the mean";
        return new Guessing(
                loss(training, mean, head.scale()),
                loss(validation, mean, head.scale()),
                loss(training, head.centre(), head.scale()),
                words,
                words);
    }

    private static double loss(ValuedRows rows, double said, double scale) {
        return rows.values().stream()
                .mapToDouble(wanted -> (wanted[0] - said) / scale)
                .map(error -> error * error)
                .average()
                .orElse(Double.NaN);
    }
}
