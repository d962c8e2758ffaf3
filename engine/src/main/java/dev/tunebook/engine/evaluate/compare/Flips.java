package dev.tunebook.engine.evaluate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows where one system is right and the other wrong, and what that makes by class.
 *
 * @param onlyFirst row numbers that only the first system got right
 * @param onlySecond row numbers that only the second system got right
 * @param classes one entry per label, in the order of class ids
 */
public record Flips(int[] onlyFirst, int[] onlySecond, List<ClassFlips> classes) {

    /**
     * Wins and losses of the first system among the rows of one class.
     *
     * @param support rows whose true class this is
     */
    public record ClassFlips(String label, long wins, long losses, long support) {}

    public Flips {
        classes = List.copyOf(classes);
    }

    public static Flips of(PairedAnswers answers) {
        int[] onlyFirst = rightOnly(answers.truth(), answers.first(), answers.second());
        int[] onlySecond = rightOnly(answers.truth(), answers.second(), answers.first());
        List<ClassFlips> classes = new ArrayList<>();
        for (int id = 0; id < answers.labels().size(); id++) {
            int[] all = IntStream.range(0, answers.rows()).toArray();
            classes.add(new ClassFlips(
                    answers.labels().get(id),
                    count(onlyFirst, answers.truth(), id),
                    count(onlySecond, answers.truth(), id),
                    count(all, answers.truth(), id)));
        }
        return new Flips(onlyFirst, onlySecond, classes);
    }

    private static int[] rightOnly(int[] truth, int[] right, int[] wrong) {
        return IntStream.range(0, truth.length)
                .filter(row -> right[row] == truth[row] && wrong[row] != truth[row])
                .toArray();
    }

    private static long count(int[] rows, int[] truth, int id) {
        return IntStream.of(rows).filter(row -> truth[row] == id).count();
    }
}
