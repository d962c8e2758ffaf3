package dev.tunebook.engine.runs;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.slice.Slice;
import dev.tunebook.engine.evaluate.text.TextAnswers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a run does that answers a text with a text: it wrote one for each input, token by token the likeliest.
 *
 * @param inputs that were asked about; rows with the same input are one, with several references
 * @param answers what was written, beside the references
 * @param signatures which BLEU, chrF, ROUGE and perplexity the figures are
 * @param mistakes questions with the lowest chrF
 * @param neighbours training rows most like them
 * @param slices parts of the inputs, such as the short ones, by mean chrF
 */
public record TextEvaluation(
        About about,
        List<String> inputs,
        TextAnswers answers,
        Map<String, Interval> figures,
        List<String> signatures,
        List<Integer> mistakes,
        List<Neighbour> neighbours,
        List<Slice> slices)
        implements FiguresEvaluation {
    public TextEvaluation {
        inputs = List.copyOf(inputs);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        signatures = List.copyOf(signatures);
        mistakes = List.copyOf(mistakes);
        neighbours = List.copyOf(neighbours);
        slices = List.copyOf(slices);
    }

    /** One row per input: what was written, the references, chrF. */
    public Table table() {
        StringColumn input = StringColumn.create("input", inputs);
        StringColumn written = StringColumn.create("written", answers.texts());
        StringColumn reference = StringColumn.create("references");
        DoubleColumn chrf = DoubleColumn.create("chrF");
        for (int i = 0; i < inputs.size(); i++) {
            reference.append(String.join("\n", answers.references().get(i)));
            chrf.append(answers.chrf(i));
        }
        return Table.create(about.run() + " on " + about.part(), input, written, reference, chrf);
    }
}
