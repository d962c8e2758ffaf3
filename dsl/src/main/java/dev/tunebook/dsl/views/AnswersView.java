package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.Prediction;
import dev.tunebook.engine.runs.Prediction.Scored;
import dev.tunebook.engine.spec.Kind;
import java.util.List;

/** What a run said of texts: the likeliest classes or labels of each with their probabilities, or a number. */
public final class AnswersView implements View<List<Prediction>> {
    @Override
    public String text(List<Prediction> answers) {
        StringBuilder text = new StringBuilder();
        for (Prediction answer : answers) {
            text.append(text.isEmpty() ? "" : "\n\n");
            text.append("\"")
                    .append(Html.visible(Html.cut(answer.text(), Html.EXCERPT)))
                    .append("\"\n");
            text.append(classes(answer, true).text());
        }
        return text.toString();
    }

    @Override
    public String html(List<Prediction> answers) {
        Page page = new Page(
                answers.isEmpty() ? "No texts" : answers.get(0).run(), Numbers.count(answers.size(), "text", "texts"));
        for (Prediction answer : answers) {
            page.html("<p style=\"margin-top:10px\">“" + Html.excerpt(answer.text()) + "”</p>");
            page.html(classes(answer, false).html());
        }
        return page.toString();
    }

    private static Table classes(Prediction answer, boolean withBars) {
        if (answer.kind() == Kind.REGRESSION) {
            return new Table("l").styled("best", Numbers.significant(answer.number()));
        }
        Table table = new Table(withBars ? "lrl" : "lr");
        for (Scored each : answer.classes()) {
            String percent = Numbers.percent(each.probability());
            boolean likeliest = answer.kind() == Kind.MULTI_LABEL
                    ? each.isAnswered()
                    : each == answer.classes().get(0);
            Table.Cell bar = Table.Cell.bar(percent, each.probability(), likeliest ? "green" : "blue");
            if (withBars) {
                table.row(Table.Cell.excerpt(each.label()), bar, Bars.bar(each.probability(), 20));
            } else {
                table.styled(likeliest ? "best" : "", Table.Cell.excerpt(each.label()), bar);
            }
        }
        return table;
    }
}
