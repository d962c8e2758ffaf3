package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Suggestion;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TrainEvent.Ending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final TrainSpec SPEC =
            TrainSpec.defaults().epochs(4).learningRate(0.01).threads(1).seed(3);

    private final List<TrainEvent> events = new ArrayList<>();

    private List<float[]> fit(Dataset dataset, TrainSpec spec) {
        events.clear();
        try (TextModel model = Trainer.fit(dataset, spec, events::add)) {
            return model.network().weights().values();
        }
    }

    private <E extends TrainEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private TrainEvent.Finished finished() {
        return all(TrainEvent.Finished.class).get(0);
    }

    @Test
    void learnsATaskThatCanBeLearned() {
        fit(TinyData.rows(400), SPEC);
        TrainEvent.Evaluated last = all(TrainEvent.Evaluated.class).get(3);
        assertThat(last.macroF1()).isGreaterThan(0.95);
        assertThat(last.trainLoss()).isLessThan(Math.log(4) / 4);
        assertThat(finished().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(all(TrainEvent.Started.class)).singleElement().satisfies(started -> {
            assertThat(started.trainRows()).isEqualTo(280);
            assertThat(started.validationRows()).isEqualTo(60);
            assertThat(started.stepsPerEpoch()).isEqualTo(9);
        });
        assertThat(all(TrainEvent.Stepped.class)).hasSize(4 * 9);
    }

    @Test
    void tellsHowManyTextsAreCutBeforeTheFirstStep() {
        Dataset rows = TinyData.rows(100);
        long longer = rows.texts(rows.indices(Part.TRAIN)).stream()
                .filter(text -> text.split(" ").length > 4)
                .count();
        fit(rows, SPEC.epochs(1).maxTokens(4));
        TrainEvent.Started started = all(TrainEvent.Started.class).get(0);
        assertThat(started.truncated()).isEqualTo((int) longer).isBetween(1, started.trainRows());
        assertThat(events.indexOf(started))
                .isLessThan(events.indexOf(all(TrainEvent.Stepped.class).get(0)));
        fit(rows, SPEC.epochs(1));
        assertThat(all(TrainEvent.Started.class).get(0).truncated()).isZero();
    }

    @Test
    void startsNearTheLossOfGuessing() {
        fit(TinyData.rows(400), SPEC);
        assertThat(all(TrainEvent.Stepped.class).get(0).loss()).isBetween(0.9 * Math.log(4), 1.1 * Math.log(4));
    }

    @Test
    void givesTheSameWeightsToTheBitForTheSameSeed() {
        Dataset dataset = TinyData.rows(200);
        List<float[]> first = fit(dataset, SPEC);
        List<float[]> second = fit(dataset, SPEC);
        List<float[]> other = fit(dataset, SPEC.seed(4));
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        assertThat(other).usingRecursiveComparison().isNotEqualTo(first);
    }

    @Test
    void takesBatchesOfSoManyTokensAndEndsItsScheduleWithTheLast() {
        fit(TinyData.rows(400), SPEC.batchTokens(400).earlyStop(0));
        List<TrainEvent.Stepped> steps = all(TrainEvent.Stepped.class);
        TrainEvent.Started started = all(TrainEvent.Started.class).get(0);
        assertThat(steps.stream().mapToInt(TrainEvent.Stepped::rows).sum()).isEqualTo(4 * 280);
        assertThat(steps.size()).isBetween(4 * started.stepsPerEpoch() - 4, 4 * started.stepsPerEpoch() + 4);
        assertThat(started.batchSize())
                .isEqualTo(Math.round(280f / started.stepsPerEpoch()))
                .isGreaterThan(1);
        assertThat(steps.get(steps.size() - 1).learningRate())
                .as("one step before zero")
                .isBetween(0.0, 0.01 * 2 / steps.size());
    }

    @Test
    void saysThatItLearnsNothingFromRandomLabels() {
        fit(TinyData.noise(2000), SPEC.epochs(2).learningRate(1e-7).earlyStop(0));
        assertThat(finished().verdict()).startsWith("Learned nothing: a validation loss of 1.");
    }

    @Test
    void stopsEarlyAndKeepsTheBestEpoch() {
        fit(TinyData.noise(300), SPEC.epochs(30).earlyStop(2));
        assertThat(finished().ending()).isEqualTo(Ending.EARLY_STOPPED);
        List<TrainEvent.Evaluated> epochs = all(TrainEvent.Evaluated.class);
        assertThat(epochs).hasSize(finished().bestEpoch() + 2);
        assertThat(epochs.get(finished().bestEpoch() - 1).best()).isTrue();
        assertThat(finished().verdict()).startsWith("Learned only the training rows by heart: ");
    }

    @Test
    void seesOverfitting() {
        Dataset halfNoise = TinyData.mixed(300, 0.5);
        fit(halfNoise, SPEC.epochs(15).earlyStop(0));
        assertThat(finished().verdict()).startsWith("Overfitting since epoch ");
    }

    @Test
    void stopsAtANumberThatIsNone() {
        fit(TinyData.rows(200), SPEC.learningRate(1e38).clip(0).warmUp(0));
        assertThat(finished().ending()).isEqualTo(Ending.DIVERGED);
        assertThat(finished().verdict()).contains("Maybe a tenth of the learning rate.");
    }

    @Test
    void showsTheBatchThatGaveNoNumbersAndSaysWhy() {
        fit(TinyData.rows(200), SPEC.learningRate(1e38).clip(0).warmUp(0));
        TrainEvent.Refused refused = all(TrainEvent.Refused.class).get(0);
        assertThat(refused.rows()).hasSize(32).allMatch(row -> row.matches("(! )?tiny\\.csv:\\d+ \\w+: [a-z ]+"));
        assertThat(refused.step()).isEqualTo(finished().steps() + 1);
        assertThat(finished().verdict()).contains(" at step " + refused.step() + ", ");
        assertThat(refused.diagnosis()).endsWith("The steps before it drove the weights apart.");
        assertThat(refused.maybe()).isEqualTo("--learning-rate 1.0e+37 and --clip 1.");
    }

    @Test
    void measuresWhatItTook() {
        fit(TinyData.rows(200), SPEC.epochs(2));
        TrainEvent.Measured measured = all(TrainEvent.Measured.class).get(0);
        assertThat(measured.examples()).isEqualTo(2 * 140);
        assertThat(measured.tokens()).isGreaterThan(2 * 140 * 6);
        assertThat(measured.tokensPerSecond() / measured.examplesPerSecond())
                .isEqualTo(measured.tokens() / (double) measured.examples(), within(1e-6));
        assertThat(measured.peakMemoryBytes()).isGreaterThan(10_000_000);
    }

    @Test
    void saysEarlyThatNothingIsLearned() {
        fit(TinyData.noise(400), SPEC.epochs(3).learningRate(1e-7).earlyStop(0));
        assertThat(all(TrainEvent.Warned.class))
                .singleElement()
                .extracting(TrainEvent.Warned::problem)
                .asString()
                .startsWith("Nothing was learned in two epochs: ");
    }

    @Test
    void suspectsALeakWhereOneEpochIsEnoughForAll() {
        fit(TinyData.rows(2000), SPEC.epochs(2).learningRate(0.03));
        assertThat(all(TrainEvent.Warned.class))
                .singleElement()
                .extracting(TrainEvent.Warned::problem)
                .asString()
                .startsWith("Label leak suspected: after one epoch ");
    }

    @Test
    void saysEarlyThatItOverfits() {
        fit(TinyData.mixed(300, 0.5), SPEC.epochs(15).earlyStop(0));
        assertThat(all(TrainEvent.Warned.class))
                .singleElement()
                .extracting(TrainEvent.Warned::problem)
                .asString()
                .startsWith("Overfitting since epoch ");
    }

    @Test
    void endsWithinAStepWhenInterruptedAndClearsTheFlag() {
        TrainSpec spec = SPEC.epochs(1000).earlyStop(0);
        try (TextModel model = Trainer.fit(TinyData.rows(200), spec, event -> {
            events.add(event);
            if (event instanceof TrainEvent.Stepped stepped && stepped.step() == 13) {
                Thread.currentThread().interrupt();
            }
        })) {
            assertThat(((Classifier) model).labels()).hasSize(4);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(finished().ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(finished().steps()).isEqualTo(13);
    }

    @Test
    void findsALearningRateWhenAskedTo() {
        fit(TinyData.rows(400), SPEC.learningRate("auto"));
        TrainEvent.Started started = all(TrainEvent.Started.class).get(0);
        assertThat(all(TrainEvent.Probed.class)).isNotEmpty();
        assertThat(started.learningRateFrom()).isEqualTo("auto: minimum");
        assertThat(started.learningRate()).isBetween(1e-4, 1.0);
        assertThat(all(TrainEvent.Evaluated.class).get(3).macroF1()).isGreaterThan(0.9);
    }

    @Test
    void suggestsByEveryRuleAndStopsWhereTheLossRunsAway() {
        LrFindSpec spec = LrFindSpec.defaults().threads(1);
        LrSweep sweep = LrFinder.find(TinyData.rows(400), spec, point -> {});
        assertThat(sweep.suggestions()).containsKeys(Suggestion.MINIMUM, Suggestion.STEEPEST, Suggestion.VALLEY);
        assertThat(sweep.suggested()).isEqualTo(sweep.suggestions().get(Suggestion.MINIMUM));
        assertThat(sweep.points()).hasSizeBetween(20, 100);
        assertThat(LrFinder.find(TinyData.rows(400), spec, point -> {}).points())
                .isEqualTo(sweep.points());
    }

    @Test
    void saysWhereTheLossRanAway() {
        LrSweep sweep = LrFinder.find(
                TinyData.rows(400), LrFindSpec.defaults().threads(1).highest(1e6), point -> {});
        double last = sweep.points().get(sweep.points().size() - 1).learningRate();
        assertThat(sweep.divergedAt()).hasValueCloseTo(last, withinPercentage(30));
        assertThat(sweep.divergedAt().getAsDouble()).isGreaterThan(sweep.suggested());
    }

    @Test
    void severalTestsGiveABandThatHoldsTheSuggestionsOfEach() {
        LrFindSpec spec = LrFindSpec.defaults().threads(1).seed(5);
        LrSweep three = LrFinder.find(TinyData.rows(400), spec.seeds(3), point -> {});
        assertThat(three.others()).hasSize(2);
        double product = 1;
        for (int i = 0; i < 3; i++) {
            LrSweep one = LrFinder.find(TinyData.rows(400), spec.seed(5 + i), point -> {});
            assertThat(one.low()).isEqualTo(one.suggested() / 3);
            assertThat(three.low()).isLessThanOrEqualTo(one.low());
            assertThat(three.high()).isGreaterThanOrEqualTo(one.high());
            product *= one.suggested();
        }
        assertThat(three.suggested()).isEqualTo(Math.cbrt(product), within(1e-9));
    }

    @Test
    void leavesTheModelThatIsTrainedAsItWas() {
        TrainSpec spec = SPEC.epochs(1).learningRate("auto");
        fit(TinyData.rows(200), spec);
        double found = all(TrainEvent.Started.class).get(0).learningRate();
        List<Double> afterSearch = losses();
        fit(TinyData.rows(200), spec.learningRate(found));
        assertThat(losses()).isEqualTo(afterSearch);
    }

    @Test
    void saysThatAModelKnowsItsRowsAlreadyRatherThanThatItDiverged(@TempDir Path folder) {
        Dataset rows = TinyData.rows(200);
        Path known = folder.resolve("known");
        TrainSpec spec = SPEC.epochs(60).learningRate(0.02).earlyStop(0);
        try (TextModel model = Trainer.fit(rows, spec, event -> {})) {
            model.save(known);
        }
        LrFindSpec again = LrFindSpec.defaults().threads(1).model(known.toString());
        assertThatThrownBy(() -> LrFinder.find(rows, again, point -> {}))
                .isInstanceOf(UserException.class)
                .hasMessageMatching(
                        "The learning-rate test on tiny could read no curve: the model knows these rows already\\. "
                                + "Its loss begins at [0-9.e-]+, that of a model without training at 1\\.4\\.\n"
                                + "Maybe %evaluate it on test rows; "
                                + "to train on, --learning-rate 1e-5, low enough to spoil nothing\\.");
    }

    private List<Double> losses() {
        return all(TrainEvent.Stepped.class).stream()
                .map(TrainEvent.Stepped::loss)
                .toList();
    }

    @Test
    void reportsAnInterruptedSearch() {
        assertThatThrownBy(() -> LrFinder.find(
                        TinyData.rows(100),
                        LrFindSpec.defaults().threads(1),
                        point -> Thread.currentThread().interrupt()))
                .isInstanceOf(UserException.class)
                .hasMessage("The learning-rate test was interrupted after 1 of 100 steps.\n"
                        + "Maybe run it again, with fewer --steps if it takes too long.");
    }
}
