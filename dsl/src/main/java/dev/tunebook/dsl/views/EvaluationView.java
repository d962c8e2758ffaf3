package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.Average;
import dev.tunebook.engine.evaluate.ClassMetrics;
import dev.tunebook.engine.evaluate.ClassificationReport;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.runs.Evaluation;
import java.util.Comparator;
import java.util.List;

/**
 * How a run does: as text exactly the class-wise report, as HTML with bars and a confusion matrix too.
 *
 * <p>With many classes the weakest are shown and the whole table folds away.
 */
public final class EvaluationView implements View<Evaluation> {
    private static final int MANY_CLASSES = 20;
    private static final int WEAKEST = 10;

    @Override
    public String text(Evaluation evaluation) {
        return ClassificationReport.text(evaluation.metrics(), evaluation.digits());
    }

    @Override
    public String html(Evaluation evaluation) {
        Metrics metrics = evaluation.metrics();
        Page page = new Page(
                evaluation.run() + " on " + evaluation.part() + " rows",
                evaluation.dataset() + ", " + Numbers.count(metrics.rows(), "row", "rows") + ", "
                        + Numbers.duration(evaluation.seconds()));
        page.tiles(
                Numbers.percent(metrics.accuracy()), "accuracy",
                Numbers.fixed(metrics.macro().f1(), Math.max(3, evaluation.digits())), "macro F1",
                Numbers.fixed(metrics.weighted().f1(), Math.max(3, evaluation.digits())), "weighted F1",
                Numbers.fixed(metrics.logLoss(), 3), "log loss");
        classes(page, metrics, evaluation.digits());
        ConfusionHtml.append(page, metrics.confusion());
        return page.toString();
    }

    private static void classes(Page page, Metrics metrics, int digits) {
        List<ClassMetrics> classes = metrics.classes();
        if (classes.size() <= MANY_CLASSES) {
            page.section("By class")
                    .html(averages(table(classes, digits), metrics, digits).html());
            return;
        }
        List<ClassMetrics> weakest = classes.stream()
                .sorted(Comparator.comparingDouble(ClassMetrics::f1))
                .limit(WEAKEST)
                .toList();
        page.section("The " + WEAKEST + " weakest of " + classes.size() + " classes")
                .html(averages(table(weakest, digits), metrics, digits).html());
        page.folded(
                "All " + classes.size() + " classes",
                averages(table(classes, digits), metrics, digits).html());
    }

    private static Table table(List<ClassMetrics> classes, int digits) {
        Table table = new Table("lrrrr", "class", "precision", "recall", "F1", "support");
        for (ClassMetrics each : classes) {
            table.row(
                    Table.Cell.excerpt(each.label()),
                    Numbers.fixed(each.precision(), digits),
                    Numbers.fixed(each.recall(), digits),
                    Table.Cell.bar(Numbers.fixed(each.f1(), digits), each.f1(), "blue"),
                    Numbers.count(each.support()));
        }
        return table;
    }

    private static Table averages(Table table, Metrics metrics, int digits) {
        String line = "sum";
        for (Average average : List.of(metrics.macro(), metrics.weighted())) {
            table.styled(
                    line,
                    average.name(),
                    Numbers.fixed(average.precision(), digits),
                    Numbers.fixed(average.recall(), digits),
                    Table.Cell.bar(Numbers.fixed(average.f1(), digits), average.f1(), "green"),
                    Numbers.count(average.support()));
            line = "";
        }
        return table;
    }
}
