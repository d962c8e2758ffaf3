package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.judge.Judgement;
import dev.tunebook.engine.evaluate.slice.RowValues;
import dev.tunebook.engine.evaluate.slice.Slice;
import dev.tunebook.engine.spec.Part;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a run does on one part of its dataset.
 *
 * @param run the run's name
 * @param runId the run's unique id
 * @param data what the rows are of
 * @param part the part that was looked at
 * @param digits decimal places that the user asked for
 * @param judgement what was measured, with intervals
 * @param mistakes those that the run was surest of
 * @param slices parts of the rows, such as the short ones
 * @param warnings what to know before the figures are believed
 * @param notes what may be said beside them
 * @param seconds that it took
 */
public record Evaluation(
        String run,
        String runId,
        Dataset data,
        Part part,
        int digits,
        Judgement judgement,
        List<Mistake> mistakes,
        List<Slice> slices,
        List<String> warnings,
        List<String> notes,
        double seconds) {

    public Evaluation {
        mistakes = List.copyOf(mistakes);
        slices = List.copyOf(slices);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** The dataset's name. */
    public String dataset() {
        return data.name();
    }

    /** Class-wise and overall figures. */
    public Metrics metrics() {
        return judgement.metrics();
    }

    /** The rows that were looked at, as they stand in the dataset. */
    public List<Row> rows() {
        return Arrays.stream(data.indices(part)).mapToObj(data::row).toList();
    }

    /** The same with one more slice: the rows that fulfil a condition, judged against the others. */
    public Evaluation slice(String name, Predicate<Row> condition) {
        List<Slice> more =
                RowSlices.with(slices, RowValues.of(judgement.outcomes().predictions()), name, rows(), condition);
        return new Evaluation(run, runId, data, part, digits, judgement, mistakes, more, warnings, notes, seconds);
    }

    /** One row per text: where it stands, its text, label, answer, whether that is right, confidence and loss. */
    public Table table() {
        Outcomes outcomes = judgement.outcomes();
        List<String> labels = outcomes.labels();
        IntColumn line = IntColumn.create("line");
        StringColumn file = StringColumn.create("file");
        StringColumn text = StringColumn.create("text");
        StringColumn label = StringColumn.create("label");
        StringColumn answer = StringColumn.create("answer");
        BooleanColumn right = BooleanColumn.create("right");
        DoubleColumn confidence = DoubleColumn.create("confidence");
        DoubleColumn loss = DoubleColumn.create("loss");
        List<Row> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            line.append((int) rows.get(i).line());
            file.append(rows.get(i).file());
            text.append(rows.get(i).text());
            label.append(labels.get(outcomes.truth()[i]));
            answer.append(labels.get(outcomes.predicted()[i]));
            right.append(outcomes.isRight(i));
            confidence.append(outcomes.confidence()[i]);
            loss.append(outcomes.loss()[i]);
        }
        return Table.create(run + " on " + part, file, line, text, label, answer, right, confidence, loss);
    }
}
