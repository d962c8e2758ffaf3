package dev.tunebook.dsl.magics;

import dev.tunebook.dsl.words.EvaluationWords;
import dev.tunebook.dsl.words.TrialWords;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.LearningCurveSpec;
import dev.tunebook.engine.spec.ShipSpec;
import dev.tunebook.engine.spec.TestSpec;
import java.util.List;
import java.util.Set;

/** The magics that put runs to the test. */
final class TrialMagics {
    private TrialMagics() {}

    static List<Row<?>> rows() {
        return List.of(
                new Row<>(
                        "ship",
                        "Decides whether a run may replace another model, and writes its card and a report.",
                        Subject.RUN,
                        "run1 --against run0",
                        ShipSpec.class,
                        "decision",
                        "",
                        Set.of("suite", "to"),
                        (run, spec, name) -> TrialWords.ship((Run) run, standard -> spec)),
                new Row<>(
                        "learning-curve",
                        "Repeats a run on parts of its training rows, and says what more rows would bring.",
                        Subject.RUN,
                        "run1 --seeds 3",
                        LearningCurveSpec.class,
                        "curve",
                        "",
                        Set.of(),
                        (run, spec, name) -> EvaluationWords.learningCurve((Run) run, standard -> spec)),
                new Row<>(
                        "test",
                        "Tests a run's behaviour: typos, case, names, fairness, odd texts, or a suite of your own.",
                        Subject.RUN,
                        "run1 suite.yaml",
                        TestSpec.class,
                        "report",
                        "",
                        Set.of("suite"),
                        (run, spec, name) -> TrialWords.test((Run) run, standard -> spec)),
                new Row<>(
                        "compare",
                        "Says whether a run is really better than others, the base model, the commonest class or a linear model.",
                        Subject.RUN,
                        "run1 run2 tfidf --on test",
                        CompareSpec.class,
                        "contest",
                        "",
                        Set.of(),
                        (run, spec, name) -> EvaluationWords.compareAny((Run) run, spec),
                        List.of(RunMagics.CURVES)));
    }
}
