package dev.tunebook.dsl.words;

import dev.tunebook.dsl.views.DecisionView;
import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.DefaultSuite;
import dev.tunebook.engine.behave.Examiner;
import dev.tunebook.engine.behave.GeneratorSuite;
import dev.tunebook.engine.behave.Subject;
import dev.tunebook.engine.behave.Suite;
import dev.tunebook.engine.behave.SuiteFile;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.rivals.Arena;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.rivals.FigureArena;
import dev.tunebook.engine.rivals.Rivals;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.ship.Decision;
import dev.tunebook.engine.ship.FigureGate;
import dev.tunebook.engine.ship.Gate;
import dev.tunebook.engine.ship.ReleaseCard;
import dev.tunebook.engine.ship.Subjects;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.ShipSpec;
import dev.tunebook.engine.spec.TestSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.extension.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The words that put runs to the test: {@code compare}, {@code test}, {@code ship}.
 *
 * <pre>{@code
 * compare(run1, run2, "tfidf")
 * compare(run1, s -> s.on("validation").figure("accuracy"), "majority")
 * test(run1, s -> s.suite("suite.yaml"))
 * ship(run1, s -> s.against("run0"))
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

    /** How a run behaves; the suite is a YAML file, or what any classifier, or any generator, is put to. */
    public static BehaviourReport test(Run run, UnaryOperator<TestSpec> options) {
        TestSpec spec = options.apply(TestSpec.defaults());
        return GeneratorTrial.isFor(run)
                ? GeneratorTrial.test(run, spec)
                : test(run, suite(spec.suite()), standard -> spec);
    }

    private static Suite suite(String file) {
        return file.isEmpty()
                ? DefaultSuite.forClassifiers()
                : SuiteFile.read(Words.folder().resolve(file));
    }

    /** Whether a run may replace a linear model. */
    public static Decision ship(Run run) {
        return ship(run, UnaryOperator.identity());
    }

    /**
     * Whether a run may replace another model. Writes {@code README.md}, a model card, and {@code report.html}, which
     * needs nothing else, into a folder.
     *
     * @throws UserException when there is nothing to compare with, or the folder cannot be written
     */
    public static Decision ship(Run run, UnaryOperator<ShipSpec> options) {
        ShipSpec spec = options.apply(ShipSpec.defaults());
        Decision decision = Words.cooperatively(() -> FigureArena.isFor(run)
                ? FigureGate.decide(run, EvaluationWords.rival(spec.against()), whom -> examined(run, whom, spec), spec)
                : Gate.decide(run.dataset(), run, rival(spec.against(), run), suite(spec.suite()), spec));
        Path folder = spec.to().isEmpty()
                ? run.folder().resolve("release")
                : Words.folder().resolve(spec.to());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("README.md"), ReleaseCard.markdown(run, decision));
            Files.writeString(folder.resolve("report.html"), DecisionView.document(decision));
        } catch (IOException refused) {
            throw new UserException(
                    folder + " cannot be written: " + refused.getMessage() + ".", "another folder: --to DIR.", refused);
        }
        return decision;
    }

    /** How the run, or what it is to replace, behaves; empty for language models that do not write, and base ones. */
    private static Optional<BehaviourReport> examined(Run run, Object whom, ShipSpec spec) {
        TestSpec asked = TestSpec.defaults()
                .suite(spec.suite())
                .on(spec.on())
                .rows(spec.rows())
                .seed(spec.seed());
        if (run.kind() == Kind.INPUT_OUTPUT || run.kind() == Kind.PLAIN_TEXT) {
            return whom instanceof Run writer && GeneratorTrial.isFor(writer)
                    ? Optional.of(GeneratorTrial.test(writer, asked))
                    : Optional.empty();
        }
        List<String> texts = run.dataset().texts(run.dataset().indices(spec.on()));
        Subject subject = whom instanceof Run other ? Subjects.of(other) : Subjects.of(String.valueOf(whom), run);
        return Optional.of(Examiner.examine(
                subject, suite(spec.suite()), Examiner.sample(texts, spec.rows()), spec.seed(), asked.examples()));
    }

    /** How a run behaves at a suite that was made in Java. */
    public static BehaviourReport test(Run run, Suite suite, UnaryOperator<TestSpec> options) {
        TestSpec spec = options.apply(TestSpec.defaults());
        return Words.cooperatively(() -> {
            List<String> texts = run.dataset().texts(run.dataset().indices(spec.on()));
            return Examiner.examine(
                    Subjects.of(run), suite, Examiner.sample(texts, spec.rows()), spec.seed(), spec.examples());
        });
    }

    /** How a run that writes texts behaves at a suite that was made in Java. */
    public static BehaviourReport test(Run run, GeneratorSuite suite, UnaryOperator<TestSpec> options) {
        return GeneratorTrial.test(run, suite, options.apply(TestSpec.defaults()));
    }

    /** What a name stands for: a variable that holds a run, also where it is called like one of the words, or the word. */
    static TextClassifier rival(Object rival, Run run) {
        if (rival instanceof TextClassifier classifier) {
            return classifier;
        }
        String name = String.valueOf(rival);
        Optional<Notebook> notebook = Notebook.current();
        Optional<TextClassifier> own = notebook.flatMap(there -> there.value(name))
                .filter(TextClassifier.class::isInstance)
                .map(TextClassifier.class::cast);
        if (own.isEmpty() && !Rivals.WORDS.contains(name)) {
            throw unknown(name, notebook);
        }
        return own.orElseGet(() -> Rivals.find(name, run));
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
