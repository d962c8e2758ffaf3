package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.NumberAnswers;
import dev.tunebook.engine.runs.NumberEvaluation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How a run does that says a number: figures with intervals, what it says against what is true, the worst rows. */
public final class NumberEvaluationView implements View<NumberEvaluation> {
    @Override
    public String text(NumberEvaluation evaluation) {
        StringBuilder text = new StringBuilder();
        FigureTable.append(text, "Overall", FigureTable.of(evaluation));
        text.append(baseline(evaluation)).append('\n');
        double[] range = range(evaluation.answers());
        text.append("\nPredicted (upwards) against true (to the right), both from ")
                .append(Numbers.significant(range[0]))
                .append(" to ")
                .append(Numbers.significant(range[1]))
                .append('\n')
                .append(ScatterText.of(
                        evaluation.answers().truth(), evaluation.answers().predicted(), range[0], range[1]));
        return FigureTable.ended(text, evaluation, "Rows that are furthest off", mistakes(evaluation));
    }

    @Override
    public String html(NumberEvaluation evaluation) {
        Page page = FigureTable.page(evaluation, "RMSE", "MAE", "Pearson", "Spearman");
        page.html(chart(evaluation.answers()));
        page.paragraph(baseline(evaluation), "dim");
        page.section("Overall").html(FigureTable.of(evaluation).html());
        FigureTable.ended(page, evaluation, "furthest off", mistakes(evaluation));
        return page.toString();
    }

    private static String baseline(NumberEvaluation evaluation) {
        return "Always saying the training rows' mean (" + Numbers.significant(evaluation.mean()) + ") has an RMSE of "
                + Numbers.significant(evaluation.meanError()) + ".";
    }

    private static double[] range(NumberAnswers answers) {
        double[] all = Stream.of(answers.truth(), answers.predicted())
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        double low = all[0];
        double high = all[all.length - 1];
        return high > low ? new double[] {low, high} : new double[] {low - 1, high + 1};
    }

    private static String chart(NumberAnswers answers) {
        double[] range = range(answers);
        Axis axis = Axis.around("", range[0], range[1]);
        return new LineChart(
                        "Predicted numbers against true ones",
                        Axis.linear("true", axis.from(), axis.to()),
                        Axis.linear("predicted", axis.from(), axis.to()))
                .curve(
                        "exact",
                        new double[] {axis.from(), axis.to()},
                        new double[] {axis.from(), axis.to()},
                        LineChart.GREEN,
                        1.2)
                .cloud("rows", answers.truth(), answers.predicted(), LineChart.BLUE)
                .svg();
    }

    private static Table mistakes(NumberEvaluation evaluation) {
        Table table = new Table("lrrrl", "text", "true", "predicted", "error", "nearest training row").sortable();
        List<Row> rows = evaluation.about().rows();
        for (int i = 0; i < evaluation.mistakes().size(); i++) {
            int place = evaluation.mistakes().get(i);
            double error = evaluation.answers().error(place);
            table.row(
                    Table.Cell.excerpt(rows.get(place).text()),
                    Numbers.significant(evaluation.answers().truth()[place]),
                    Numbers.significant(evaluation.answers().predicted()[place]),
                    (error > 0 ? "+" : "") + Numbers.significant(error),
                    FigureTable.nearest(evaluation.neighbours().get(i), ""));
        }
        return table;
    }
}
