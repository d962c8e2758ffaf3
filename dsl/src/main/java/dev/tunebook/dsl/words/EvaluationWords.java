package dev.tunebook.dsl.words;

import dev.tunebook.engine.rivals.FigureArena;
import dev.tunebook.engine.rivals.FigureContest;
import dev.tunebook.engine.runs.LabelEvaluation;
import dev.tunebook.engine.runs.NumberEvaluation;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.TextEvaluation;
import dev.tunebook.engine.runs.TokenEvaluation;
import dev.tunebook.engine.runs.curve.LearningCurve;
import dev.tunebook.engine.runs.curve.Repeating;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.LearningCurveSpec;
import dev.tunebook.kernel.extension.Notebook;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The words that judge runs whose answers are something else than one class: {@code evaluateLabels}, {@code
 * evaluateNumbers}, {@code evaluateTexts}, {@code evaluateTokens}. {@code %evaluate} knows which is meant.
 *
 * <pre>{@code
 * evaluateNumbers(run1).metrics().pearson()
 * evaluateLabels(run1, s -> s.on("validation"))
 * }</pre>
 */
public final class EvaluationWords {
    private EvaluationWords() {}

    /** How a run does on the test rows, each of which may have several labels. */
    public static LabelEvaluation evaluateLabels(Run run) {
        return evaluateLabels(run, UnaryOperator.identity());
    }

    /** How a run does on a part of its dataset, whose rows may have several labels. */
    public static LabelEvaluation evaluateLabels(Run run, UnaryOperator<EvaluateSpec> options) {
        EvaluateSpec spec = options.apply(EvaluateSpec.defaults());
        return Words.cooperatively(() -> run.evaluateLabels(spec));
    }

    /** How a run does on the test rows, each of which has a number. */
    public static NumberEvaluation evaluateNumbers(Run run) {
        return evaluateNumbers(run, UnaryOperator.identity());
    }

    /** How a run does on a part of its dataset, whose rows have a number. */
    public static NumberEvaluation evaluateNumbers(Run run, UnaryOperator<EvaluateSpec> options) {
        EvaluateSpec spec = options.apply(EvaluateSpec.defaults());
        return Words.cooperatively(() -> run.evaluateNumbers(spec));
    }

    /** How a run does on the test rows, for each of which it writes an output. */
    public static TextEvaluation evaluateTexts(Run run) {
        return evaluateTexts(run, UnaryOperator.identity());
    }

    /** How a run does on a part of its dataset, for each row of which it writes an output. */
    public static TextEvaluation evaluateTexts(Run run, UnaryOperator<EvaluateSpec> options) {
        EvaluateSpec spec = options.apply(EvaluateSpec.defaults());
        return Words.cooperatively(() -> run.evaluateTexts(spec));
    }

    /** How well a language model says the tokens of the test rows. */
    public static TokenEvaluation evaluateTokens(Run run) {
        return evaluateTokens(run, UnaryOperator.identity());
    }

    /** How well a language model says the tokens of a part of its dataset. */
    public static TokenEvaluation evaluateTokens(Run run, UnaryOperator<EvaluateSpec> options) {
        EvaluateSpec spec = options.apply(EvaluateSpec.defaults());
        return Words.cooperatively(() -> run.evaluateTokens(spec));
    }

    /** How much a run would gain by more rows: it is repeated on an eighth, a quarter, half and all of them. */
    public static LearningCurve learningCurve(Run run) {
        return learningCurve(run, UnaryOperator.identity());
    }

    /** How much a run would gain by more rows: it is repeated on parts of them, judged by the validation rows. */
    public static LearningCurve learningCurve(Run run, UnaryOperator<LearningCurveSpec> options) {
        LearningCurveSpec spec = options.apply(LearningCurveSpec.defaults());
        return Words.cooperatively(() -> Repeating.of(run, spec));
    }

    /** Whether a run of labels, numbers, texts or tokens is better than others on the test rows. */
    public static FigureContest compareFigures(Run run, Object... rivals) {
        return compareFigures(run, UnaryOperator.identity(), rivals);
    }

    /**
     * Whether a run of labels, numbers, texts or tokens is better than others.
     *
     * @param rivals runs, or {@code "base"}, {@code "majority"}, {@code "tfidf"}; those named in the options come first
     */
    public static FigureContest compareFigures(Run run, UnaryOperator<CompareSpec> options, Object... rivals) {
        CompareSpec spec = options.apply(CompareSpec.defaults());
        List<Object> all = Stream.concat(spec.rivals().stream(), Arrays.stream(rivals))
                .map(EvaluationWords::rival)
                .toList();
        return Words.cooperatively(() -> FigureArena.hold(run, all, spec));
    }

    /** A run that a variable holds, or the word as it is. */
    static Object rival(Object named) {
        return named instanceof Run
                ? named
                : Notebook.current()
                        .flatMap(there -> there.value(String.valueOf(named)))
                        .filter(Run.class::isInstance)
                        .orElse(named);
    }

    /** Whether a run is better than others, by whatever it says of a text. */
    public static Object compareAny(Run run, CompareSpec spec) {
        return FigureArena.isFor(run)
                ? compareFigures(run, standard -> spec)
                : TrialWords.compare(run, standard -> spec);
    }

    /** How a run does, by whatever it says of a text. */
    public static Object evaluateAny(Run run, EvaluateSpec spec) {
        return switch (run.kind()) {
            case MULTI_LABEL -> evaluateLabels(run, standard -> spec);
            case REGRESSION -> evaluateNumbers(run, standard -> spec);
            case INPUT_OUTPUT -> evaluateTexts(run, standard -> spec);
            case PLAIN_TEXT -> evaluateTokens(run, standard -> spec);
            default -> Words.evaluate(run, standard -> spec);
        };
    }
}
