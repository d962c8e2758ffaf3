package dev.tunebook.engine.rivals;

import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.compare.Flips;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Units that one of two answers better than the other: fewer wrong labels, a nearer number, a text more like its reference.
 *
 * @param wins units that the first answers better
 * @param losses units that the second answers better
 * @param labels rows won and lost, label by label; none where answers are no labels
 * @param flipped some of these units, both ways, those with the largest difference first
 */
public record FigureFlips(long wins, long losses, List<Flips.ClassFlips> labels, List<Flipped> flipped) {
    /** A unit that one of two answers better. */
    public record Flipped(String text, String truth, boolean firstIsBetter, String firstAnswer, String secondAnswer) {}

    static final FigureFlips NONE = new FigureFlips(0, 0, List.of(), List.of());

    public FigureFlips {
        labels = List.copyOf(labels);
        flipped = List.copyOf(flipped);
    }

    /**
     * Between two.
     *
     * @param most of the flipped ones, for each direction
     */
    static FigureFlips of(Said first, Said second, int units, int most) {
        if (first.units().isEmpty() || second.units().isEmpty()) {
            return NONE;
        }
        Said.Units one = first.units().get();
        Said.Units other = second.units().get();
        double[] ahead = IntStream.range(0, units)
                .mapToDouble(unit ->
                        one.goodness().applyAsDouble(unit) - other.goodness().applyAsDouble(unit))
                .toArray();
        List<Flipped> flipped = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            IntStream.range(0, units)
                    .filter(unit -> sign * ahead[unit] > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(unit -> -sign * ahead[unit]))
                    .limit(most)
                    .forEach(unit -> flipped.add(new Flipped(
                            one.text().apply(unit),
                            one.truth().apply(unit),
                            sign > 0,
                            one.answer().apply(unit),
                            other.answer().apply(unit))));
        }
        return new FigureFlips(
                IntStream.range(0, units).filter(unit -> ahead[unit] > 0).count(),
                IntStream.range(0, units).filter(unit -> ahead[unit] < 0).count(),
                first.labels().isPresent() && second.labels().isPresent()
                        ? labels(first.labels().get(), second.labels().get())
                        : List.of(),
                flipped);
    }

    private static List<Flips.ClassFlips> labels(LabelAnswers first, LabelAnswers second) {
        return IntStream.range(0, first.labels().size())
                .mapToObj(id -> {
                    long[] counts = new long[3];
                    for (int row = 0; row < first.rows(); row++) {
                        boolean truth = first.has(row, id);
                        boolean firstIsRight = first.answers(row, id) == truth;
                        boolean secondIsRight = second.answers(row, id) == truth;
                        counts[0] += firstIsRight && !secondIsRight ? 1 : 0;
                        counts[1] += secondIsRight && !firstIsRight ? 1 : 0;
                        counts[2] += truth ? 1 : 0;
                    }
                    return new Flips.ClassFlips(first.labels().get(id), counts[0], counts[1], counts[2]);
                })
                .toList();
    }
}
