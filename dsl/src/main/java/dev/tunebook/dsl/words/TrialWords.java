package dev.tunebook.dsl.words;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.DefaultSuite;
import dev.tunebook.engine.behave.Examiner;
import dev.tunebook.engine.behave.Suite;
import dev.tunebook.engine.behave.SuiteFile;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.rivals.Arena;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.rivals.Rivals;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.TestSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.extension.Notebook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The words that put runs to the test: {@code compare}, {@code test}.
 *
 * <pre>{@code
 * compare(run1, run2, "tfidf")
 * compare(run1, s -> s.on("validation").figure("accuracy"), "majority")
 * test(run1, s -> s.suite("suite.yaml"))
 * }</pre>
 */
public final class TrialWords {
    private TrialWords() {}

    /** Whether a run is better than others on the test rows. */
    public static Contest compare(Run run, Object... rivals) {
        return compare(run, UnaryOperator.identity(), rivals);
    }

    /**
     * Whether a run is better than others.
     *
     * @param rivals runs, other classifiers, or {@code "base"}, {@code "majority"}, {@code "tfidf"}; those named in the
     *     options come first
     * @throws UserException when there is nobody to compare with, or somebody who cannot be
     */
    public static Contest compare(Run run, UnaryOperator<CompareSpec> options, Object... rivals) {
        CompareSpec spec = options.apply(CompareSpec.defaults());
        return Words.cooperatively(() -> {
            List<TextClassifier> contenders = new ArrayList<>(List.of(run));
            Stream.concat(spec.rivals().stream(), Arrays.stream(rivals))
                    .map(rival -> rival(rival, run))
                    .forEach(contenders::add);
            return Arena.hold(run.dataset(), contenders, spec);
        });
    }

    /** How a run behaves under changes that should not matter, and on odd texts. */
    public static BehaviourReport test(Run run) {
        return test(run, UnaryOperator.identity());
    }

    /** How a run behaves; the suite is a YAML file, or what any classifier is put to. */
    public static BehaviourReport test(Run run, UnaryOperator<TestSpec> options) {
        TestSpec spec = options.apply(TestSpec.defaults());
        Suite suite = spec.suite().isEmpty()
                ? DefaultSuite.forClassifiers()
                : SuiteFile.read(Words.folder().resolve(spec.suite()));
        return test(run, suite, standard -> spec);
    }

    /** How a run behaves at a suite that was made in Java. */
    public static BehaviourReport test(Run run, Suite suite, UnaryOperator<TestSpec> options) {
        TestSpec spec = options.apply(TestSpec.defaults());
        return Words.cooperatively(() -> {
            List<String> texts = run.dataset().texts(run.dataset().indices(spec.on()));
            return Examiner.examine(run, suite, Examiner.sample(texts, spec.rows()), spec.seed(), spec.examples());
        });
    }

    /** What a name stands for: one of the words, or a variable that holds a run. */
    static TextClassifier rival(Object rival, Run run) {
        if (rival instanceof TextClassifier classifier) {
            return classifier;
        }
        String name = String.valueOf(rival);
        if (Rivals.WORDS.contains(name)) {
            return Rivals.find(name, run);
        }
        Optional<Notebook> notebook = Notebook.current();
        return notebook.flatMap(there -> there.value(name))
                .filter(TextClassifier.class::isInstance)
                .map(TextClassifier.class::cast)
                .orElseThrow(() -> unknown(name, notebook));
    }

    private static UserException unknown(String name, Optional<Notebook> notebook) {
        List<String> names = new ArrayList<>();
        notebook.ifPresent(there -> there.variables().stream()
                .map(Notebook.Variable::name)
                .filter(each -> there.value(each)
                        .filter(TextClassifier.class::isInstance)
                        .isPresent())
                .forEach(names::add));
        names.addAll(Rivals.WORDS);
        return new UserException(
                name + " is neither a run here nor one of " + String.join(", ", Rivals.WORDS) + ".",
                Nearest.maybe(name, names));
    }
}
