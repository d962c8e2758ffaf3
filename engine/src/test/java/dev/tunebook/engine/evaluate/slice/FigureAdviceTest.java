package dev.tunebook.engine.evaluate.slice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.evaluate.MultiLabelMetrics;
import dev.tunebook.engine.evaluate.NumberAnswers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureAdviceTest {
    private static MultiLabelMetrics metrics(int rows, int every) {
        boolean[][] truth = new boolean[rows][2];
        boolean[][] answered = new boolean[rows][2];
        for (int row = 0; row < rows; row += every) {
            truth[row][row / every % 2] = true;
            answered[row][0] = true;
        }
        return MultiLabelMetrics.of(List.of("a", "b"), truth, answered);
    }

    @Test
    void saysWhenNoLabelAtAllWouldBeNearlyRight() {
        assertThat(FigureAdvice.ofLabels(metrics(100, 10)))
                .contains(
                        "The share of wrong answers (0.050) says little: answering no label at all would reach 0.050. "
                                + "Look at macro F1 (0.333) or exact match (0.950).");
        assertThat(FigureAdvice.ofLabels(metrics(100, 2))).isEqualTo(Optional.empty());
    }

    @Test
    void saysWhenAFewRowsMakeTheError() {
        double[] truth = new double[100];
        double[] said = IntStream.range(0, 100)
                .mapToDouble(row -> row % 2 == 0 ? 1 : -1)
                .toArray();
        assertThat(FigureAdvice.ofNumbers(new NumberAnswers(truth, said))).isEqualTo(Optional.empty());
        said[7] = 20;
        said[8] = 20;
        assertThat(FigureAdvice.ofNumbers(new NumberAnswers(truth, said)))
                .contains("RMSE says little of most rows: 89% of the squared error comes from 2 of 100. "
                        + "Look at MAE (1.380), and at those rows.");
    }
}
