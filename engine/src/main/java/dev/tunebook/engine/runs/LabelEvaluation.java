package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.MultiLabelMetrics;
import dev.tunebook.engine.evaluate.interval.ClassIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param areas of each label under its ROC curve and under precision and recall; NaN where all rows or none have it
 * @param mistakes rows with the highest loss, by their place in the part
 */
public record LabelEvaluation(
        About about,
        int digits,
        LabelAnswers answers,
        MultiLabelMetrics metrics,
        Map<String, Interval> figures,
        List<ClassIntervals> labels,
        double[][] areas,
        List<Integer> mistakes)
        implements FiguresEvaluation {
    public LabelEvaluation {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        labels = List.copyOf(labels);
        mistakes = List.copyOf(mistakes);
    }

    /** The labels of a row, by its place in the part. */
    public List<String> truth(int row) {
        return names(answers.truth()[row]);
    }

    /** The labels that were answered. */
    public List<String> answered(int row) {
        boolean[] answered = new boolean[answers.labels().size()];
        for (int id = 0; id < answered.length; id++) {
            answered[id] = answers.probabilities()[row][id] >= LabelAnswers.THRESHOLD;
        }
        return names(answered);
    }

    private List<String> names(boolean[] chosen) {
        List<String> names = new ArrayList<>();
        for (int id = 0; id < chosen.length; id++) {
            if (chosen[id]) {
                names.add(answers.labels().get(id));
            }
        }
        return names;
    }

    /** One row per text: where it stands, its text, labels, answer, whether all are right, loss, and each probability. */
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
            right.append(truth(i).equals(answered(i)));
            loss.append(answers.loss(i));
        }
        for (int id = 0; id < answers.labels().size(); id++) {
            DoubleColumn probability =
                    DoubleColumn.create("probability of " + answers.labels().get(id));
            for (float[] row : answers.probabilities()) {
                probability.append(row[id]);
            }
            table.addColumns(probability);
        }
        return table;
    }
}
