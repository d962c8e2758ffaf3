package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.compare.SampleSize;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.slice.Advice;
import dev.tunebook.engine.evaluate.slice.EnoughRows;
import dev.tunebook.engine.evaluate.slice.RowValues;
import dev.tunebook.engine.evaluate.slice.Slice;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What evaluations of labels, numbers, texts and tokens have in common: their rows, what warns, what is kept. */
final class FiguresEvaluating {
    private final Run run;
    private final EvaluateSpec spec;
    private final int[] rows;
    private final long began = System.nanoTime();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    FiguresEvaluating(Run run, EvaluateSpec spec) {
        this.run = run;
        this.spec = spec;
        this.rows = JudgedRows.of(run.dataset(), spec.on());
    }

    Dataset dataset() {
        return run.dataset();
    }

    /** Of the dataset, those of the part. */
    int[] rows() {
        return rows;
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    void note(String note) {
        notes.add(note);
    }

    /**
     * Warns of rows that repeat training texts.
     *
     * @param figure of some rows, by their place in the part
     */
    void warnOfOverlap(String title, IntToDoubleFunction value) {
        if (spec.on() == Part.TRAIN) {
            return;
        }
        Overlap overlap = Overlap.of(dataset(), spec.on());
        BitSet near = overlap.near();
        if (overlap.count() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d rows (%.1f%%) repeat a training text, or nearly: %s is %.4g on them%s. "
                            + "Load the data with --group near.",
                    overlap.count(),
                    rows.length,
                    100 * overlap.share(),
                    title,
                    mean(value, near::get),
                    overlap.count() == rows.length
                            ? ""
                            : String.format(Locale.ROOT, " and %.4g on the rest", mean(value, row -> !near.get(row)))));
        }
    }

    /** Warns of rows that repeat training texts, without saying what difference they make. */
    void warnOfOverlap() {
        Overlap overlap = spec.on() == Part.TRAIN ? null : Overlap.of(dataset(), spec.on());
        if (overlap != null && overlap.count() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d rows (%.1f%%) repeat a training text, or nearly: these figures promise too much. Load the data with --group near.",
                    overlap.count(),
                    rows.length,
                    100 * overlap.share()));
        }
    }

    private double mean(IntToDoubleFunction value, IntPredicate chosen) {
        return IntStream.range(0, rows.length)
                .filter(chosen)
                .mapToDouble(value)
                .average()
                .orElse(Double.NaN);
    }

    /** Notes a look at test rows, and warns of very many. */
    void look() {
        if (spec.on() == Part.TEST) {
            Looks looks = Looks.note(run, dataset(), spec.on());
            if (looks.runs() >= Looks.MANY_RUNS) {
                warnings.add(
                        "These test rows were looked at %d times, for %d runs: the best of so many is lucky. Choose by --on validation, and look here once."
                                .formatted(looks.times(), looks.runs()));
            } else {
                looks.note().ifPresent(notes::add);
            }
        }
    }

    /** The places with the highest values first. */
    List<Integer> worst(IntToDoubleFunction value) {
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted((one, other) -> Double.compare(value.applyAsDouble(other), value.applyAsDouble(one)))
                .limit(spec.mistakes())
                .toList();
    }

    /** The training rows most like those at these places. */
    List<Neighbour> neighbours(List<Integer> places) {
        return Neighbour.of(
                dataset(),
                places.stream().map(place -> dataset().text(rows[place])).toList());
    }

    List<Slice> slices(RowValues values) {
        return RowSlices.of(values, dataset(), rows);
    }

    /**
     * Whether the rows are enough to show a difference.
     *
     * @param right share of rows that are wholly right
     */
    void sayWhetherEnough(double right, double difference) {
        boolean enough = Advice.isEnoughFor(right, rows.length, difference);
        (enough ? notes : warnings).add(Advice.forDifference("exact match", right, rows.length, difference));
    }

    /**
     * Whether the rows are enough to show a change of a figure that is no share of right answers.
     *
     * @param title of the figure
     * @param figure with its interval
     * @param units that it is of
     * @param what these are called
     */
    void sayWhetherEnough(String title, Interval figure, long units, String what) {
        if (spec.difference() > 0) {
            EnoughRows.ofFigure(title, figure, units, spec.difference(), SampleSize.DEFAULT_LEVEL)
                    .ifPresent(
                            rows -> (rows.areEnough() ? notes : warnings).add(rows.sentence(spec.on() + " " + what)));
        }
    }

    About about() {
        return new About(
                run.name(), run.id(), dataset(), spec.on(), warnings, notes, (System.nanoTime() - began) / 1e9);
    }

    /** Keeps an evaluation's figures in its run's folder. */
    <E extends FiguresEvaluation> E kept(E evaluation) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("part", spec.on().toString());
        facts.put("dataset", dataset().fingerprint());
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Map.Entry<String, Interval> each : evaluation.figures().entrySet()) {
            figures.put(each.getKey(), EvaluationJson.interval(each.getValue()));
        }
        facts.put("figures", figures);
        facts.put("slices", evaluation.slices());
        facts.put("warnings", warnings);
        RunFolder.at(run.folder()).writeJson("evaluation-" + spec.on() + ".json", facts);
        return evaluation;
    }
}
