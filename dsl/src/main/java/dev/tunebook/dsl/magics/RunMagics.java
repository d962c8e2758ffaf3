package dev.tunebook.dsl.magics;

import dev.tunebook.dsl.words.RunWords;
import dev.tunebook.engine.spec.ResumeSpec;
import dev.tunebook.engine.spec.RunsSpec;
import java.util.List;
import java.util.Set;

/** The magics about runs that are kept. */
final class RunMagics {
    private RunMagics() {}

    static List<Row<?>> rows() {
        return List.of(
                new Row<>(
                        "resume",
                        "Goes on with a run that was interrupted or whose kernel died, as if nothing had happened.",
                        Subject.NEW,
                        "run1",
                        ResumeSpec.class,
                        "",
                        "",
                        Set.of(),
                        (none, spec, name) -> RunWords.resume(name, standard -> spec)),
                new Row<>(
                        "runs",
                        "Lists the notebook's runs, the newest first.",
                        Subject.NONE,
                        "",
                        RunsSpec.class,
                        "",
                        "",
                        Set.of(),
                        (none, spec, name) -> RunWords.runs(standard -> spec)));
    }
}
