package dev.tunebook.engine.runs.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.runs.curve.LearningCurve.Point;
import dev.tunebook.engine.spec.LearningCurveSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TinyData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveTest {
    @TempDir
    Path folder;

    private static LearningCurve curve(List<Point> points) {
        return new LearningCurve("run1", "tickets", "macro F1", true, points, PowerLaw.twice(points, 1), 1);
    }

    /** Errors of .4, .2, .1 halve with every doubling: .05 is next. */
    @Test
    void goesOnAsAPowerLaw() {
        LearningCurve curve = curve(List.of(
                new Point(100, new double[] {0.6, 0.6}),
                new Point(200, new double[] {0.8, 0.8}),
                new Point(400, new double[] {0.9, 0.9})));
        assertThat(curve.projection().orElseThrow().value()).isEqualTo(0.95, within(1e-9));
        assertThat(curve.verdict())
                .isEqualTo("From 200 to 400 rows macro F1 went from 0.800 to 0.900. If it goes on like this, 800 rows"
                        + " would bring about 0.950 (0.950 to 0.950). More rows are worth it.");
    }

    @Test
    void saysWhenMoreRowsAreNoMoreThanAnotherSeed() {
        assertThat(curve(List.of(
                                new Point(100, new double[] {0.88, 0.90}),
                                new Point(200, new double[] {0.89, 0.91}),
                                new Point(400, new double[] {0.89, 0.92})))
                        .verdict())
                .endsWith("That is no more than another seed does: more rows of this kind will hardly be seen.");
    }

    @Test
    void projectsNothingWhereTheCurveDoesNotRise() {
        LearningCurve curve = curve(List.of(new Point(100, new double[] {0.9}), new Point(200, new double[] {0.88})));
        assertThat(curve.projection()).isEqualTo(Optional.empty());
        assertThat(curve.verdict()).endsWith("did not help steadily: look at labels and options first.");
    }

    @Test
    void repeatsARunOnPartsOfItsRows() {
        Run run = RunStore.in(folder)
                .train(
                        "run1",
                        TinyData.rows(400),
                        TrainSpec.defaults().epochs(3).learningRate(0.01).threads(1),
                        event -> {});
        LearningCurve curve = Repeating.of(run, new LearningCurveSpec(3, 2));
        assertThat(curve.points()).extracting(Point::rows).containsExactly(70, 140, 280);
        assertThat(curve.points().get(2).mean())
                .isGreaterThan(curve.points().get(0).mean())
                .isGreaterThan(0.9);
        assertThat(curve.points().get(0).values()).hasSize(2);
        assertThatThrownBy(() -> Repeating.of(run, new LearningCurveSpec(10, 1)))
                .hasMessage("sizes (10) must leave at least 8 of 280 training rows at the smallest.\nMaybe sizes 2.");
    }
}
