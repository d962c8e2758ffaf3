package dev.tunebook.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BadPredictionsTest {
    private static final List<String> AB = List.of("a", "b");
    private static final float[][] NONE = new float[0][];

    private record Bad(String name, ThrowingCallable call, String message) {}

    @TestFactory
    Stream<DynamicTest> tellsWhatIsWrongAndOneWayOut() {
        return table().map(bad -> DynamicTest.dynamicTest(
                bad.name(),
                () -> assertThatThrownBy(bad.call())
                        .isInstanceOf(UserException.class)
                        .hasMessage(bad.message())));
    }

    private static Stream<Bad> table() {
        return Stream.of(
                new Bad(
                        "no labels",
                        () -> Predictions.of(List.of(), new int[] {0}, new int[] {0}),
                        "labels (none) must name at least one class.\n"
                                + "Maybe the label column is empty: look at the dataset."),
                new Bad(
                        "a label twice",
                        () -> Predictions.of(List.of("a", "a"), new int[] {0}, new int[] {0}),
                        "labels (a twice) must be different.\nMaybe two spellings were merged: rename one of them."),
                new Bad(
                        "no rows",
                        () -> Predictions.of(AB, new int[0], new int[0]),
                        "rows (0) must be at least 1.\n"
                                + "Maybe the split is empty: choose another with --on, or a larger share."),
                new Bad(
                        "too few answers",
                        () -> Predictions.of(AB, new int[] {0, 1}, new int[] {0}),
                        "predicted classes (1) must be as many as true classes (2).\n"
                                + "Maybe the predictions belong to another split: predict the same rows again."),
                new Bad(
                        "a class that has no name",
                        () -> Predictions.of(AB, new int[] {0, 2}, new int[] {0, 0}),
                        "true class of row 1 (2) must be between 0 and 1.\n"
                                + "Maybe the model was trained on other labels: compare their lists."),
                new Bad(
                        "too few probabilities in a row",
                        () -> Predictions.of(AB, new int[] {0}, new float[][] {{1}}),
                        "probabilities of row 0 (1) must be one for each of the 2 classes.\n"
                                + "Maybe the model was trained on other labels: compare their lists."),
                new Bad(
                        "NaN",
                        () -> Predictions.of(AB, new int[] {0}, new float[][] {{Float.NaN, 1}}),
                        "probability in row 0 (NaN) must be between 0 and 1.\n"
                                + "Maybe these are logits: apply softmax first; NaN means that training diverged."),
                new Bad(
                        "an unknown label",
                        () -> ConfusionMatrix.of(new Predictions(AB, new int[] {0}, NONE, new int[] {0}))
                                .select(List.of("c")),
                        "label (c) must be one of a, b.\nMaybe it is spelled differently in the dataset."),
                new Bad(
                        "a matrix that is not square",
                        () -> new ConfusionMatrix(AB, new long[][] {{1, 2}}),
                        "counts (1 rows) must be 2 by 2, as there are labels.\n"
                                + "Maybe a label is missing from the list."),
                new Bad(
                        "digits below 0",
                        () -> ClassificationReport.text(
                                Metrics.of(Predictions.of(AB, new int[] {0}, new int[] {0})), -1),
                        "digits (-1) must be at least 0.\nMaybe digits=2, the default."));
    }
}
