package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.interval.AreaIntervals;
import dev.tunebook.engine.evaluate.interval.ClassIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.ProbabilityFigure;
import dev.tunebook.engine.evaluate.judge.Judgement;
import dev.tunebook.engine.evaluate.slice.Slice;
import dev.tunebook.engine.runs.Evaluation;
import dev.tunebook.engine.runs.Mistake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of an evaluation, each the same in text and in HTML. */
final class EvaluationTables {
    /** Classes whose intervals are listed in text; the weakest where there are more. */
    private static final int MOST_CLASSES = 20;

    private EvaluationTables() {}

    /** Overall figures with their intervals. */
    static Table overall(Evaluation evaluation) {
        Judgement judgement = evaluation.judgement();
        double confidence =
                judgement.intervals().overall().get(CountFigure.ACCURACY).confidence();
        Table table = new Table("lrll", "figure", "value", Numbers.shortest(100 * confidence) + "% interval", "by");
        judgement.intervals().overall().forEach((figure, interval) -> row(table, figure.title(), interval));
        judgement
                .probabilities()
                .forEach((figure, interval) -> row(
                        table,
                        figure == ProbabilityFigure.TOP_K ? "top-" + judgement.k() + " accuracy" : figure.title(),
                        interval));
        judgement.calibrated().ifPresent(after -> {
            String temperature = "temperature " + Numbers.fixed(after.scaling().temperature(), 2);
            row(table, "ECE at " + temperature, after.error());
            row(table, "log-loss at " + temperature, after.logLoss());
        });
        return table;
    }

    private static void row(Table table, String name, Interval interval) {
        table.row(name, Intervals.estimate(interval), Intervals.range(interval), interval.method());
    }

    /** Precision, recall, F1 and areas of each class; of the weakest where there are many. */
    static Table classIntervals(Evaluation evaluation) {
        List<ClassIntervals> classes = evaluation.judgement().intervals().classes();
        Map<String, AreaIntervals.OfClass> areas = evaluation.judgement().areas().classes().stream()
                .collect(Collectors.toMap(AreaIntervals.OfClass::label, Function.identity()));
        Table table = areas.isEmpty()
                ? new Table("llll", "class", "precision", "recall", "F1")
                : new Table("llllll", "class", "precision", "recall", "F1", "ROC-AUC", "PR-AUC");
        List<ClassIntervals> shown = classes.size() <= MOST_CLASSES
                ? classes
                : classes.stream()
                        .sorted(Comparator.comparingDouble(each -> each.f1().estimate()))
                        .limit(MOST_CLASSES)
                        .toList();
        for (ClassIntervals each : shown) {
            List<Object> cells = new ArrayList<>(List.of(
                    Table.Cell.excerpt(each.label()),
                    Intervals.range(each.precision()),
                    Intervals.range(each.recall()),
                    Intervals.range(each.f1())));
            if (!areas.isEmpty()) {
                cells.add(Intervals.range(areas.get(each.label()).roc()));
                cells.add(Intervals.range(areas.get(each.label()).averagePrecision()));
            }
            table.row(cells.toArray());
        }
        if (shown.size() < classes.size()) {
            List<Object> last = new ArrayList<>(List.of("… the weakest " + shown.size() + " of " + classes.size()));
            last.addAll(Collections.nCopies(areas.isEmpty() ? 3 : 5, ""));
            table.row(last.toArray());
        }
        return table;
    }

    /** Slices with what to say of each. */
    static Table slices(List<Slice> slices) {
        String figure = slices.isEmpty() ? "" : slices.get(0).figure();
        Table table = new Table("lrrll", "slice", "rows", figure, "interval", "").sortable();
        for (Slice slice : slices) {
            table.row(
                    Table.Cell.excerpt(slice.name()),
                    Numbers.count(slice.rows()),
                    Intervals.inUnit(slice.value()),
                    Intervals.rangeInUnit(slice.value()),
                    slice.warning()
                            .map(warning -> Table.Cell.styled(warning, slice.isWorse() ? "bad" : "dim"))
                            .orElse(Table.Cell.of("")));
        }
        return table;
    }

    /** The most confident mistakes, each with the training row most like it. */
    static Table mistakes(Evaluation evaluation) {
        Table table = new Table("lllrl", "text", "true class", "answered", "sure", "nearest training row").sortable();
        for (Mistake mistake : evaluation.mistakes()) {
            table.row(
                    Table.Cell.excerpt(mistake.row().text()),
                    Table.Cell.excerpt(mistake.row().label()),
                    Table.Cell.excerpt(mistake.answered()),
                    Numbers.percent(mistake.confidence()),
                    FigureTable.nearest(mistake.neighbour(), mistake.suspectsLabel() ? ": is the label right?" : ""));
        }
        return table;
    }
}
