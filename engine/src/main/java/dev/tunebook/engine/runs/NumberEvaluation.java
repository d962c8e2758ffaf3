package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.NumberAnswers;
import dev.tunebook.engine.evaluate.RegressionMetrics;
import dev.tunebook.engine.evaluate.interval.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a run does on rows with a number.
 *
 * @param answers of all rows
 * @param metrics of them
 * @param mean the training rows' mean, which knows no text
 * @param meanError root mean squared error of always saying it
 * @param mistakes rows that are furthest off, by their place in the part
 */
public record NumberEvaluation(
        About about,
        NumberAnswers answers,
        RegressionMetrics metrics,
        Map<String, Interval> figures,
        double mean,
        double meanError,
        List<Integer> mistakes)
        implements FiguresEvaluation {
    public NumberEvaluation {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        mistakes = List.copyOf(mistakes);
    }

    /** One row per text: where it stands, its text, number, answer and error. */
    public Table table() {
        IntColumn line = IntColumn.create("line");
        StringColumn file = StringColumn.create("file");
        StringColumn text = StringColumn.create("text");
        DoubleColumn truth = DoubleColumn.create("number", answers.truth());
        DoubleColumn answer = DoubleColumn.create("answer", answers.predicted());
        DoubleColumn error = DoubleColumn.create("error");
        List<Row> rows = about.rows();
        for (int i = 0; i < rows.size(); i++) {
            line.append((int) rows.get(i).line());
            file.append(rows.get(i).file());
            text.append(rows.get(i).text());
            error.append(answers.error(i));
        }
        return Table.create(about.run() + " on " + about.part(), line, file, text, truth, answer, error);
    }
}
