package dev.tunebook.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.evaluate.interval.SumIntervals;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelAnswersTest {
    private static final boolean[][] TRUTH = {
        {true, false, true}, {false, true, false}, {true, true, false}, {false, false, false}
    };
    private static final float[][] PROBABILITIES = {
        {0.9f, 0.6f, 0.2f}, {0.1f, 0.8f, 0.3f}, {0.5f, 0.4f, 0.1f}, {0.2f, 0.3f, 0.4f}
    };
    private static final LabelAnswers ANSWERS = answers(List.of("a", "b", "c"), TRUTH, PROBABILITIES);

    private static LabelAnswers answers(List<String> labels, boolean[][] truth, float[][] probabilities) {
        LabelAnswers answers = LabelAnswers.empty(labels, truth.length);
        for (int row = 0; row < truth.length; row++) {
            boolean[] own = truth[row];
            answers.set(row, id -> own[id], probabilities[row]);
        }
        return answers;
    }

    /** By hand: a 2 of 2 and 2 of 2; b 1 right of 2 answers and 2 rows; c none of its one row. */
    @Test
    void reportLooksAsScikitLearnWritesIt() {
        assertThat(ClassificationReport.text(ANSWERS.metrics(), 2)).isEqualTo("""
                              precision    recall  f1-score   support

                           a       1.00      1.00      1.00         2
                           b       0.50      0.50      0.50         2
                           c       0.00      0.00      0.00         1

                   micro avg       0.75      0.60      0.67         5
                   macro avg       0.50      0.50      0.50         5
                weighted avg       0.60      0.60      0.60         5
                 samples avg       0.62      0.50      0.54         5
                """);
    }

    @Test
    void figuresThatFollowFromSumsAreThoseOfTheMetrics() {
        MultiLabelMetrics metrics = ANSWERS.metrics();
        List<SumFigure> figures = ANSWERS.figures();
        assertThat(figures.get(0).value()).isEqualTo(metrics.macro().f1(), within(1e-12));
        assertThat(figures.get(1).value()).isEqualTo(metrics.micro().f1(), within(1e-12));
        assertThat(figures.get(2).value()).isEqualTo(metrics.exactMatch(), within(1e-12));
        assertThat(figures.get(3).value()).isEqualTo(metrics.wrongShare(), within(1e-12));
        double loss = -(Math.log(0.9) + Math.log(0.4) + Math.log(0.2)) / 3;
        assertThat(ANSWERS.loss(0)).isEqualTo(loss, within(1e-6));
    }

    @Test
    void aRowThatCountsTwiceIsAsTwoRows() {
        SumFigure macro = ANSWERS.figures().get(0);
        LabelAnswers twice = answers(ANSWERS.labels(), new boolean[][] {TRUTH[1], TRUTH[1], TRUTH[2]}, new float[][] {
            PROBABILITIES[1], PROBABILITIES[1], PROBABILITIES[2]
        });
        assertThat(macro.of(new int[] {0, 2, 1, 0}))
                .isEqualTo(twice.metrics().macro().f1(), within(1e-12));
    }

    @Test
    void aPerfectSampleIsNoProofOfAPerfectModel() {
        LabelAnswers perfect = answers(
                List.of("a", "b"),
                new boolean[][] {{true, false}, {false, true}, {true, true}, {false, false}},
                new float[][] {{1, 0}, {0, 1}, {1, 1}, {0, 0}});
        Map<String, Interval> intervals = SumIntervals.labels(perfect, 0.95);
        Interval rows = Proportion.wilson(4, 4, 0.95);
        assertThat(intervals.get("exact match").low()).isEqualTo(rows.low());
        assertThat(intervals.get("macro F1").low()).isEqualTo(rows.low());
        assertThat(intervals.get("wrong answers (Hamming loss)").high()).isEqualTo(1 - rows.low());
    }

    @Test
    void refusesMoreAnswersThanBitsCanHold() {
        List<String> labels =
                IntStream.range(0, 3_000).mapToObj(String::valueOf).toList();
        assertThatThrownBy(() -> LabelAnswers.empty(labels, 1_000_000))
                .hasMessage("rows (1,000,000) times labels (3,000) must be at most 2,147,483,647.\n"
                        + "Maybe a part of the rows, such as --on validation.");
    }

    @Test
    void eachLabelHasItsConfusionMatrix() {
        assertThat(ANSWERS.cells(0)).isEqualTo(new LabelAnswers.Cells(2, 0, 0, 2));
        assertThat(ANSWERS.cells(1)).isEqualTo(new LabelAnswers.Cells(1, 1, 1, 1));
        assertThat(ANSWERS.cells(2)).isEqualTo(new LabelAnswers.Cells(0, 1, 0, 3));
    }

    @Test
    void furtherAveragesAreThoseOfTheReport() {
        MultiLabelMetrics metrics = ANSWERS.metrics();
        Map<String, Double> expected = Map.of(
                "macro precision", metrics.macro().precision(),
                "macro recall", metrics.macro().recall(),
                "micro precision", metrics.micro().precision(),
                "micro recall", metrics.micro().recall(),
                "weighted precision", metrics.weighted().precision(),
                "weighted F1", metrics.weighted().f1(),
                "samples F1", metrics.samples().f1());
        assertThat(ANSWERS.averages())
                .hasSize(expected.size())
                .allSatisfy(figure -> assertThat(figure.value())
                        .as(figure.title())
                        .isEqualTo(expected.get(figure.title()), within(1e-12)));
    }
}
