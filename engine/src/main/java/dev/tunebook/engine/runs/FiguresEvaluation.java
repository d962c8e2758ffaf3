package dev.tunebook.engine.runs;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.slice.Slice;
import java.util.List;
import java.util.Map;

/** How a run does whose answers are something else than one class for a text; {@link Evaluation} is for those. */
public sealed interface FiguresEvaluation permits LabelEvaluation, NumberEvaluation, TextEvaluation, TokenEvaluation {
    /** What was looked at, and what to know of it. */
    About about();

    /** The overall figures with their intervals, by title. */
    Map<String, Interval> figures();

    /** Parts of what was looked at, such as short texts. */
    default List<Slice> slices() {
        return List.of();
    }
}
