package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.Average;
import dev.tunebook.engine.evaluate.ClassMetrics;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.interval.AreaIntervals;
import dev.tunebook.engine.evaluate.interval.ClassIntervals;
import dev.tunebook.engine.runs.Evaluation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The class-wise table as HTML: with bars and intervals, to be sorted by any column. */
final class ClassTable {
    private static final int MANY_CLASSES = 20;
    private static final int WEAKEST = 10;

    private final Metrics metrics;
    private final int digits;
    private final Map<String, ClassIntervals> intervals;
    private final Map<String, AreaIntervals.OfClass> areas;

    private ClassTable(Evaluation evaluation) {
        metrics = evaluation.metrics();
        digits = evaluation.digits();
        intervals = evaluation.judgement().intervals().classes().stream()
                .collect(Collectors.toMap(ClassIntervals::label, Function.identity()));
        areas = evaluation.judgement().areas().classes().stream()
                .collect(Collectors.toMap(AreaIntervals.OfClass::label, Function.identity()));
    }

    static void append(Page page, Evaluation evaluation) {
        ClassTable table = new ClassTable(evaluation);
        List<ClassMetrics> classes = evaluation.metrics().classes();
        if (classes.size() <= MANY_CLASSES) {
            page.section("By class").html(table.of(classes));
            return;
        }
        List<ClassMetrics> weakest = classes.stream()
                .sorted(Comparator.comparingDouble(ClassMetrics::f1))
                .limit(WEAKEST)
                .toList();
        page.section("The " + WEAKEST + " weakest of " + classes.size() + " classes")
                .html(table.of(weakest));
        page.folded("All " + classes.size() + " classes", table.of(classes));
    }

    private String of(List<ClassMetrics> classes) {
        boolean withAreas = !areas.isEmpty();
        Table table = withAreas
                ? new Table(
                        "lrrrlrrr", "class", "precision", "recall", "F1", "interval", "ROC-AUC", "PR-AUC", "support")
                : new Table("lrrrlr", "class", "precision", "recall", "F1", "interval", "support");
        table.sortable();
        for (ClassMetrics each : classes) {
            Table.Cell f1 = Table.Cell.bar(Numbers.fixed(each.f1(), digits), each.f1(), "blue");
            String range = Intervals.range(intervals.get(each.label()).f1());
            if (withAreas) {
                AreaIntervals.OfClass area = areas.get(each.label());
                table.row(
                        Table.Cell.excerpt(each.label()),
                        Numbers.fixed(each.precision(), digits),
                        Numbers.fixed(each.recall(), digits),
                        f1,
                        Table.Cell.styled(range, "dim"),
                        Intervals.estimate(area.roc()),
                        Intervals.estimate(area.averagePrecision()),
                        Numbers.count(each.support()));
            } else {
                table.row(
                        Table.Cell.excerpt(each.label()),
                        Numbers.fixed(each.precision(), digits),
                        Numbers.fixed(each.recall(), digits),
                        f1,
                        Table.Cell.styled(range, "dim"),
                        Numbers.count(each.support()));
            }
        }
        averages(table, withAreas);
        return table.html();
    }

    private void averages(Table table, boolean withAreas) {
        String line = "sum";
        for (Average average : List.of(metrics.micro(), metrics.macro(), metrics.weighted())) {
            Table.Cell f1 = Table.Cell.bar(Numbers.fixed(average.f1(), digits), average.f1(), "green");
            String precision = Numbers.fixed(average.precision(), digits);
            String recall = Numbers.fixed(average.recall(), digits);
            String support = Numbers.count(average.support());
            if (withAreas) {
                table.styled(line, average.name(), precision, recall, f1, "", "", "", support);
            } else {
                table.styled(line, average.name(), precision, recall, f1, "", support);
            }
            line = "sum more";
        }
    }
}
