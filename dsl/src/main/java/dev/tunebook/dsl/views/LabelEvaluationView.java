package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.Average;
import dev.tunebook.engine.evaluate.ClassMetrics;
import dev.tunebook.engine.evaluate.ClassificationReport;
import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.runs.LabelEvaluation;
import java.util.List;

/** How a run does that may answer several labels: scikit-learn's report label by label first, and below it what it leaves out. */
public final class LabelEvaluationView implements View<LabelEvaluation> {
    private static final String CONFUSION = "Confusion matrix of each label";

    @Override
    public String text(LabelEvaluation evaluation) {
        StringBuilder text = new StringBuilder(ClassificationReport.text(evaluation.metrics(), evaluation.digits()));
        FigureTable.append(text, "Overall", FigureTable.of(evaluation));
        FigureTable.append(text, "By label, with intervals", intervals(evaluation));
        FigureTable.append(text, CONFUSION, cells(evaluation));
        return FigureTable.ended(text, evaluation, "Rows that it is most wrong about", mistakes(evaluation));
    }

    @Override
    public String html(LabelEvaluation evaluation) {
        Page page = FigureTable.page(evaluation, "macro F1", "micro F1", "exact match", "log-loss");
        page.section("By label").html(byLabel(evaluation).html());
        page.section("Overall").html(FigureTable.of(evaluation).html());
        page.section(CONFUSION).html(cells(evaluation).html());
        FigureTable.ended(page, evaluation, "that it is most wrong about", mistakes(evaluation));
        page.paragraph("A label is answered from a probability of one half on.", "dim");
        return page.toString();
    }

    private static Table byLabel(LabelEvaluation evaluation) {
        int digits = evaluation.digits();
        Table table = new Table(
                        "lrrrlrrr", "label", "precision", "recall", "F1", "interval", "ROC-AUC", "PR-AUC", "support")
                .sortable();
        List<ClassMetrics> labels = evaluation.metrics().classes();
        for (int id = 0; id < labels.size(); id++) {
            ClassMetrics each = labels.get(id);
            table.row(
                    Table.Cell.excerpt(each.label()),
                    Numbers.fixed(each.precision(), digits),
                    Numbers.fixed(each.recall(), digits),
                    Table.Cell.bar(Numbers.fixed(each.f1(), digits), each.f1(), "blue"),
                    Table.Cell.styled(
                            Intervals.range(evaluation.labels().get(id).f1()), "dim"),
                    Intervals.estimate(evaluation.areas().classes().get(id).roc()),
                    Intervals.estimate(evaluation.areas().classes().get(id).averagePrecision()),
                    Numbers.count(each.support()));
        }
        String line = "sum";
        for (Average average : List.of(
                evaluation.metrics().micro(),
                evaluation.metrics().macro(),
                evaluation.metrics().weighted(),
                evaluation.metrics().samples())) {
            table.styled(
                    line,
                    average.name(),
                    Numbers.fixed(average.precision(), digits),
                    Numbers.fixed(average.recall(), digits),
                    Table.Cell.bar(Numbers.fixed(average.f1(), digits), average.f1(), "green"),
                    "",
                    "",
                    "",
                    Numbers.count(average.support()));
            line = "sum more";
        }
        return table;
    }

    private static Table intervals(LabelEvaluation evaluation) {
        Table table = new Table("llllll", "label", "precision", "recall", "F1", "ROC-AUC", "PR-AUC");
        for (int id = 0; id < evaluation.labels().size(); id++) {
            table.row(
                    Table.Cell.excerpt(evaluation.labels().get(id).label()),
                    Intervals.range(evaluation.labels().get(id).precision()),
                    Intervals.range(evaluation.labels().get(id).recall()),
                    Intervals.range(evaluation.labels().get(id).f1()),
                    Intervals.range(evaluation.areas().classes().get(id).roc()),
                    Intervals.range(evaluation.areas().classes().get(id).averagePrecision()));
        }
        return table;
    }

    private static Table cells(LabelEvaluation evaluation) {
        Table table = new Table("lrrrr", "label", "found", "missed", "answered wrongly", "rightly not").sortable();
        List<String> labels = evaluation.answers().labels();
        for (int id = 0; id < labels.size(); id++) {
            LabelAnswers.Cells cells = evaluation.answers().cells(id);
            table.row(
                    Table.Cell.excerpt(labels.get(id)),
                    Numbers.count(cells.found()),
                    Numbers.count(cells.missed()),
                    Numbers.count(cells.extra()),
                    Numbers.count(cells.left()));
        }
        return table;
    }

    private static Table mistakes(LabelEvaluation evaluation) {
        Table table = new Table("lllrl", "text", "true labels", "answered", "loss", "nearest training row").sortable();
        List<Row> rows = evaluation.about().rows();
        for (int i = 0; i < evaluation.mistakes().size(); i++) {
            int place = evaluation.mistakes().get(i);
            if (!evaluation.truth(place).equals(evaluation.answered(place))) {
                table.row(
                        Table.Cell.excerpt(rows.get(place).text()),
                        labels(evaluation.truth(place)),
                        labels(evaluation.answered(place)),
                        Numbers.fixed(evaluation.answers().loss(place), 3),
                        FigureTable.nearest(evaluation.neighbours().get(i), ""));
            }
        }
        return table;
    }

    private static Table.Cell labels(List<String> labels) {
        return labels.isEmpty() ? Table.Cell.styled("none", "dim") : Table.Cell.excerpt(String.join(", ", labels));
    }
}
