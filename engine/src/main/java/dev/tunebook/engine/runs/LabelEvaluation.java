package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.MultiLabelMetrics;
import dev.tunebook.engine.evaluate.interval.AreaIntervals;
import dev.tunebook.engine.evaluate.interval.ClassIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.slice.RowValues;
import dev.tunebook.engine.evaluate.slice.Slice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a run does on rows that may have several labels; a label is answered from a probability of one half on.
 *
 * @param digits decimal places that the user asked for
 * @param answers of all rows
 * @param metrics class-wise and overall
 * @param labels intervals of each label
 * @param areas of each label under its ROC curve and under precision and recall, with intervals; NaN where all rows or none
 *     have it
 * @param probabilities by row and label; none at all where they were too many to be kept
 * @param mistakes rows with the highest loss, by their place in the part
 * @param neighbours training rows most like them
 * @param slices parts of the rows, such as the short ones, by exact match
 */
public record LabelEvaluation(
        About about,
        int digits,
        LabelAnswers answers,
        MultiLabelMetrics metrics,
        Map<String, Interval> figures,
        List<ClassIntervals> labels,
        AreaIntervals areas,
        float[][] probabilities,
        List<Integer> mistakes,
        List<Neighbour> neighbours,
        List<Slice> slices)
        implements FiguresEvaluation {
    public LabelEvaluation {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        labels = List.copyOf(labels);
        mistakes = List.copyOf(mistakes);
        neighbours = List.copyOf(neighbours);
        slices = List.copyOf(slices);
    }

    /** Whether each row's labels are all right. */
    static RowValues exact(LabelAnswers answers) {
        return new RowValues(
                "exact match",
                true,
                IntStream.range(0, answers.rows())
                        .mapToDouble(row -> answers.isExact(row) ? 1 : 0)
                        .toArray());
    }

    /** The same with one more slice: the rows that fulfil a condition, judged against the others. */
    public LabelEvaluation slice(String name, Predicate<Row> condition) {
        List<Slice> more = RowSlices.with(slices, exact(answers), name, about.rows(), condition);
        return new LabelEvaluation(
                about, digits, answers, metrics, figures, labels, areas, probabilities, mistakes, neighbours, more);
    }

    /** The labels of a row, by its place in the part. */
    public List<String> truth(int row) {
        return names(id -> answers.has(row, id));
    }

    /** The labels that were answered. */
    public List<String> answered(int row) {
        return names(id -> answers.answers(row, id));
    }

    private List<String> names(IntPredicate chosen) {
        return IntStream.range(0, answers.labels().size())
                .filter(chosen)
                .mapToObj(answers.labels()::get)
                .toList();
    }

    /** One row per text: where it stands, its text, labels, answer, whether all are right, loss, and each probability that was kept. */
    public Table table() {
        IntColumn line = IntColumn.create("line");
        StringColumn file = StringColumn.create("file");
        StringColumn text = StringColumn.create("text");
        StringColumn truth = StringColumn.create("labels");
        StringColumn answer = StringColumn.create("answer");
        BooleanColumn right = BooleanColumn.create("right");
        DoubleColumn loss = DoubleColumn.create("loss");
        Table table = Table.create(about.run() + " on " + about.part(), line, file, text, truth, answer, right, loss);
        List<Row> rows = about.rows();
        for (int i = 0; i < rows.size(); i++) {
            line.append((int) rows.get(i).line());
            file.append(rows.get(i).file());
            text.append(rows.get(i).text());
            truth.append(String.join(", ", truth(i)));
            answer.append(String.join(", ", answered(i)));
            right.append(answers.isExact(i));
            loss.append(answers.loss(i));
        }
        for (int id = 0; id < answers.labels().size() && probabilities.length > 0; id++) {
            DoubleColumn probability =
                    DoubleColumn.create("probability of " + answers.labels().get(id));
            for (float[] row : probabilities) {
                probability.append(row[id]);
            }
            table.addColumns(probability);
        }
        return table;
    }
}
