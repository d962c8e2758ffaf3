package dev.tunebook.dsl.words;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.Examiner;
import dev.tunebook.engine.behave.GeneratorExaminer;
import dev.tunebook.engine.behave.GeneratorSuite;
import dev.tunebook.engine.behave.SuiteFile;
import dev.tunebook.engine.behave.TextGenerator;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TestSpec;

/** The behaviour test of runs that write texts. */
final class GeneratorTrial {
    /** Each text is asked in a dozen ways, and writing takes its time. */
    private static final int MOST_ROWS = 30;

    private static final int MOST_TOKENS = 40;

    private GeneratorTrial() {}

    /** Whether a run writes rather than classifies. */
    static boolean isFor(Run run) {
        return run.spec().task() == Task.CAUSAL_LM;
    }

    static BehaviourReport test(Run run, TestSpec spec) {
        return test(
                run,
                spec.suite().isEmpty()
                        ? GeneratorSuite.standard()
                        : SuiteFile.readForGenerators(Words.folder().resolve(spec.suite())),
                spec);
    }

    static BehaviourReport test(Run run, GeneratorSuite suite, TestSpec spec) {
        var texts = run.dataset().texts(run.dataset().indices(spec.on()));
        return Words.cooperatively(() -> GeneratorExaminer.examine(
                writer(run),
                suite,
                Examiner.sample(texts, Math.min(MOST_ROWS, spec.rows())),
                spec.seed(),
                spec.examples()));
    }

    private static TextGenerator writer(Run run) {
        GenerateSpec how = GenerateSpec.defaults().maxTokens(MOST_TOKENS);
        return new TextGenerator() {
            @Override
            public String name() {
                return run.name();
            }

            @Override
            public String write(String input) {
                Generation written = run.generate(how.prompt(input), progress -> {});
                if (written.ending() == Generation.Ending.INTERRUPTED) {
                    throw new StoppedException("Interrupted before all texts were written.", "fewer --rows.");
                }
                return run.kind() == Kind.INPUT_OUTPUT ? written.text().strip() : written.text();
            }
        };
    }
}
