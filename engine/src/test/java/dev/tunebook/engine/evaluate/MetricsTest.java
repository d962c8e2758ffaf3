package dev.tunebook.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    /** Of 4 cats 3 are found, of 6 dogs 4; by hand: cat 3/5 and 3/4, dog 4/5 and 4/6. */
    private static final ConfusionMatrix PETS =
            new ConfusionMatrix(List.of("cat", "dog"), new long[][] {{3, 1}, {2, 4}});

    @Test
    void printsTheTableAsScikitLearnDoes() {
        assertThat(ClassificationReport.text(Metrics.of(PETS))).isEqualTo("""
                                      precision    recall  f1-score   support

                                 cat       0.60      0.75      0.67         4
                                 dog       0.80      0.67      0.73         6

                            accuracy                           0.70        10
                           macro avg       0.70      0.71      0.70        10
                        weighted avg       0.72      0.70      0.70        10
                        """);
    }

    @Test
    void countsPredictionsIntoCells() {
        Predictions predictions = Predictions.of(
                List.of("cat", "dog"), new int[] {0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, new int[] {0, 0, 0, 1, 0, 0, 1, 1, 1, 1
                });
        assertThat(ConfusionMatrix.of(predictions).counts()).isDeepEqualTo(PETS.counts());
    }

    @Test
    void givesAgreementByHand() {
        Metrics metrics = Metrics.of(PETS);
        assertThat(metrics.accuracy()).isEqualTo(.7);
        assertThat(metrics.balancedAccuracy()).isCloseTo((.75 + 4.0 / 6) / 2, within(1e-15));
        assertThat(metrics.matthews()).isCloseTo((3 * 4 - 1 * 2) / Math.sqrt(5 * 5 * 4 * 6), within(1e-15));
        assertThat(metrics.kappa()).isCloseTo((.7 - .5) / (1 - .5), within(1e-15));
        assertThat(metrics.logLoss()).isNaN();
    }

    /** A class that is never answered, and one that no row has. */
    @Test
    void figuresOfCountsAreThoseOfTheReport() {
        ConfusionMatrix confusion = new ConfusionMatrix(
                List.of("a", "silent", "ghost", "b"),
                new long[][] {{3, 0, 1, 1}, {2, 0, 0, 0}, {0, 0, 0, 0}, {1, 0, 0, 4}});
        Metrics metrics = Metrics.of(confusion);
        Marginals counts = Marginals.of(confusion);
        assertThat(CountFigure.MACRO_PRECISION.of(counts))
                .isCloseTo(metrics.macro().precision(), within(1e-15));
        assertThat(CountFigure.MACRO_RECALL.of(counts))
                .isCloseTo(metrics.macro().recall(), within(1e-15));
        assertThat(CountFigure.MACRO_F1.of(counts)).isCloseTo(metrics.macro().f1(), within(1e-15));
        assertThat(CountFigure.WEIGHTED_PRECISION.of(counts))
                .isCloseTo(metrics.weighted().precision(), within(1e-15));
        assertThat(CountFigure.WEIGHTED_F1.of(counts))
                .isCloseTo(metrics.weighted().f1(), within(1e-15));
    }

    @Test
    void leavesOutClassesThatNeverOccur() {
        Metrics metrics = Metrics.of(new ConfusionMatrix(
                List.of("a", "ghost", "b"), new long[][] {{1, 0, 1}, {0, 0, 0}, {0, 0, 2}}));
        assertThat(metrics.classes()).extracting(ClassMetrics::label).containsExactly("a", "b");
        assertThat(ClassificationReport.text(metrics)).contains("accuracy").doesNotContain("micro");
    }

    @Test
    void printsTheMicroAverageForSomeOfTheClasses() {
        ConfusionMatrix confusion =
                new ConfusionMatrix(List.of("a", "b", "c"), new long[][] {{1, 1, 0}, {0, 2, 0}, {1, 0, 2}});
        Metrics metrics = Metrics.of(confusion, List.of("a", "c"), ZeroDivision.ZERO);
        assertThat(metrics.micro()).isEqualTo(new Average("micro avg", .75, .6, 2 * .75 * .6 / (.75 + .6), 5));
        assertThat(ClassificationReport.text(metrics)).contains("micro avg       0.75      0.60      0.67         5");
    }

    @Test
    void dividesByZeroAsAsked() {
        ConfusionMatrix neverAnswered = new ConfusionMatrix(List.of("a", "b"), new long[][] {{2, 0}, {2, 0}});
        List<String> both = List.of("a", "b");
        assertThat(Metrics.of(neverAnswered, both, ZeroDivision.ZERO).macro().precision())
                .isEqualTo(.25);
        assertThat(Metrics.of(neverAnswered, both, ZeroDivision.ONE).macro().precision())
                .isEqualTo(.75);
        assertThat(Metrics.of(neverAnswered, both, ZeroDivision.UNDEFINED)
                        .macro()
                        .precision())
                .isEqualTo(.5);
    }

    @Test
    void roundsTiesToTheEvenDigit() {
        ConfusionMatrix eighth = new ConfusionMatrix(List.of("a", "b"), new long[][] {{1, 7}, {7, 1}});
        assertThat(ClassificationReport.text(Metrics.of(eighth)))
                .contains("           a       0.12      0.12      0.12");
    }

    @Test
    void alignsNamesByCharactersNotByCodeUnits() {
        ConfusionMatrix confusion =
                new ConfusionMatrix(List.of("a label of fourteen", "😀"), new long[][] {{1, 0}, {0, 1}});
        assertThat(ClassificationReport.text(Metrics.of(confusion))).contains("\n" + " ".repeat(18) + "😀       1.00");
    }

    @Test
    void takesTheFirstOfEqualProbabilities() {
        Predictions predictions = Predictions.of(List.of("a", "b"), new int[] {1}, new float[][] {{.5f, .5f}});
        assertThat(predictions.predicted()).containsExactly(0);
        assertThat(Metrics.of(predictions).logLoss()).isCloseTo(Math.log(2), within(1e-15));
    }
}
