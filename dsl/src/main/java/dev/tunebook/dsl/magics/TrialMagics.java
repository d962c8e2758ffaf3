package dev.tunebook.dsl.magics;

import dev.tunebook.dsl.words.TrialWords;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.CompareSpec;
import java.util.List;
import java.util.Set;

/** The magics that put runs to the test. */
final class TrialMagics {
    private TrialMagics() {}

    static List<Row<?>> rows() {
        return List.of(new Row<>(
                "compare",
                "Says whether a run is really better than others, the base model, the commonest class or a linear model.",
                Subject.RUN,
                "run1 run2 tfidf --on test",
                CompareSpec.class,
                "contest",
                "",
                Set.of(),
                (run, spec, name) -> TrialWords.compare((Run) run, standard -> spec)));
    }
}
