package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.calibrate.TemperatureScaling;
import dev.tunebook.engine.evaluate.judge.Judge;
import dev.tunebook.engine.evaluate.judge.Judgement;
import dev.tunebook.engine.evaluate.slice.Advice;
import dev.tunebook.engine.evaluate.slice.RowValues;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes an {@link Evaluation}: asks the run about the rows, then looks at its answers from all sides. */
final class Evaluating {
    /** Validation rows that a temperature is fitted to: it is one number. */
    private static final int MOST_ROWS_TO_FIT = 1_000;

    private static final double UNCALIBRATED = .05;

    private final Run run;
    private final Dataset dataset;
    private final EvaluateSpec spec;
    private final int[] rows;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Evaluating(Run run, EvaluateSpec spec) {
        this.run = run;
        this.dataset = run.dataset();
        this.spec = spec;
        this.rows = JudgedRows.of(dataset, spec.on());
    }

    static Evaluation of(Run run, EvaluateSpec spec) {
        return new Evaluating(run, spec).evaluate();
    }

    private Evaluation evaluate() {
        long began = System.nanoTime();
        Judgement judgement =
                Judge.of(run, dataset.texts(rows), classes(rows), temperature(), spec.top(), spec.confidence());
        warn(judgement);
        List<Mistake> mistakes = Mistakes.mostConfident(dataset, rows, judgement.outcomes(), spec.mistakes());
        return new Evaluation(
                run.name(),
                run.id(),
                dataset,
                spec.on(),
                spec.digits(),
                judgement,
                mistakes,
                RowSlices.of(RowValues.of(judgement.outcomes().predictions()), dataset, rows),
                warnings,
                notes,
                (System.nanoTime() - began) / 1e9);
    }

    private int[] classes(int[] of) {
        return Arrays.stream(of).map(dataset::classOf).toArray();
    }

    /** Fitted once to validation rows, and kept with the run. */
    private Optional<TemperatureScaling> temperature() {
        int[] validation = dataset.indices(Part.VALIDATION);
        if (validation.length == 0 || spec.on() == Part.VALIDATION) {
            return Optional.empty();
        }
        int step = (validation.length + MOST_ROWS_TO_FIT - 1) / MOST_ROWS_TO_FIT;
        int[] fitted = IntStream.range(0, validation.length)
                .filter(i -> i % step == 0)
                .map(i -> validation[i])
                .toArray();
        return run.temperature(() -> Judge.temperature(run, dataset.texts(fitted), classes(fitted)));
    }

    private void warn(Judgement judgement) {
        warnings.addAll(Advice.of(judgement.metrics()));
        if (spec.difference() > 0) {
            boolean enough = Advice.isEnoughFor(judgement.metrics(), spec.difference());
            (enough ? notes : warnings).add(Advice.forDifference(judgement.metrics(), spec.difference()));
        }
        double error = judgement.reliability().expectedCalibrationError();
        if (error > UNCALIBRATED) {
            warnings.add(uncalibrated(judgement, error));
        }
        if (spec.on() != Part.TRAIN) {
            Overlap overlap = Overlap.of(dataset, spec.on());
            BitSet near = overlap.near();
            overlap.warning(
                            accuracy(judgement.outcomes(), near::get),
                            accuracy(judgement.outcomes(), row -> !near.get(row)))
                    .ifPresent(warnings::add);
        }
        if (spec.on() == Part.TEST) {
            Looks looks = Looks.note(run, dataset, spec.on());
            looks.warning(judgement
                            .intervals()
                            .overall()
                            .get(CountFigure.ACCURACY)
                            .margin())
                    .ifPresentOrElse(warnings::add, () -> looks.note().ifPresent(notes::add));
        }
    }

    private static String uncalibrated(Judgement judgement, double error) {
        double stated = 0;
        for (float confidence : judgement.outcomes().confidence()) {
            stated += confidence;
        }
        boolean over =
                stated / judgement.outcomes().rows() > judgement.metrics().accuracy();
        String remedy = judgement
                .calibrated()
                .map(after -> String.format(
                        Locale.ROOT,
                        " Divided by a temperature of %.2f they are %.3f off.",
                        after.scaling().temperature(),
                        after.reliability().expectedCalibrationError()))
                .orElse("");
        return String.format(
                Locale.ROOT, "Probabilities are too %s: %.3f off on average.%s", over ? "high" : "low", error, remedy);
    }

    private static double accuracy(Outcomes outcomes, IntPredicate chosen) {
        return IntStream.range(0, outcomes.rows())
                .filter(chosen)
                .mapToDouble(row -> outcomes.isRight(row) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }
}
