package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.Outcomes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the mistakes that a classifier was surest of: where labels are wrong or a lesson is missing. */
final class Mistakes {
    private Mistakes() {}

    /**
     * The most confident mistakes.
     *
     * @param rows of the dataset that the outcomes are of
     */
    static List<Mistake> mostConfident(Dataset dataset, int[] rows, Outcomes outcomes, int most) {
        int[] wrong = IntStream.range(0, rows.length)
                .filter(row -> !outcomes.isRight(row))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -outcomes.confidence()[row]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        List<Neighbour> neighbours = Neighbour.of(
                dataset,
                IntStream.of(wrong).mapToObj(row -> dataset.text(rows[row])).toList());
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < wrong.length; i++) {
            mistakes.add(new Mistake(
                    dataset.row(rows[wrong[i]]),
                    outcomes.labels().get(outcomes.predicted()[wrong[i]]),
                    outcomes.confidence()[wrong[i]],
                    neighbours.get(i)));
        }
        return mistakes;
    }
}
