package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.NumberAnswers;
import dev.tunebook.engine.evaluate.RegressionMetrics;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.slice.RowValues;
import dev.tunebook.engine.evaluate.slice.Slice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
 * @param neighbours training rows most like them
 * @param slices parts of the rows, such as the short ones, by mean absolute error
 */
public record NumberEvaluation(
        About about,
        NumberAnswers answers,
        RegressionMetrics metrics,
        Map<String, Interval> figures,
        double mean,
        double meanError,
        List<Integer> mistakes,
        List<Neighbour> neighbours,
        List<Slice> slices)
        implements FiguresEvaluation {
    public NumberEvaluation {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        mistakes = List.copyOf(mistakes);
        neighbours = List.copyOf(neighbours);
        slices = List.copyOf(slices);
    }

    /** How far each row is off. */
    static RowValues sizes(NumberAnswers answers) {
        return new RowValues(
                "MAE",
                false,
                IntStream.range(0, answers.rows())
                        .mapToDouble(row -> Math.abs(answers.error(row)))
                        .toArray());
    }

    /** The same with one more slice: the rows that fulfil a condition, judged against the others. */
    public NumberEvaluation slice(String name, Predicate<Row> condition) {
        List<Slice> more = RowSlices.with(slices, sizes(answers), name, about.rows(), condition);
        return new NumberEvaluation(about, answers, metrics, figures, mean, meanError, mistakes, neighbours, more);
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
