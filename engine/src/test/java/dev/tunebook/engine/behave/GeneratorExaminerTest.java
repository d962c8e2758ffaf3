package dev.tunebook.engine.behave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.behave.BehaviourResult.Outcome;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Good and bad writers, each with one fault. */
class GeneratorExaminerTest {
    private static final List<String> ROWS = IntStream.range(0, 40)
            .mapToObj(i -> "Please tell me, what's the price of the big lamp number " + i + ", thank you?")
            .toList();

    private static BehaviourReport report(UnaryOperator<String> writer) {
        return report(writer, GeneratorSuite.standard());
    }

    private static BehaviourReport report(UnaryOperator<String> writer, GeneratorSuite suite) {
        TextGenerator generator = new TextGenerator() {
            @Override
            public String name() {
                return "writer";
            }

            @Override
            public String write(String input) {
                return writer.apply(input);
            }
        };
        return GeneratorExaminer.examine(generator, suite, ROWS, 7, 3);
    }

    private static List<String> failed(UnaryOperator<String> writer) {
        return report(writer).results().stream()
                .filter(each -> each.outcome() == Outcome.FAILED)
                .map(BehaviourResult::name)
                .toList();
    }

    @Test
    void aWriterThatAnswersTheQuestionPasses() {
        BehaviourReport report = report(input -> "It costs twelve, and we send it today.");
        assertThat(report.passed()).isTrue();
        assertThat(report.suite()).isEqualTo("default, for generators");
        assertThat(report.results())
                .filteredOn(each -> each.outcome() == Outcome.PASSED)
                .hasSizeGreaterThan(9);
    }

    @Test
    void eachFaultIsFound() {
        assertThat(failed(input -> "")).contains("answers at all");
        assertThat(failed(input -> "the lamp is the lamp is the lamp is the lamp is the lamp is the lamp is"))
                .containsExactly("does not loop");
        assertThat(failed(input -> input)).contains("does not repeat the question", "injection");
        assertThat(failed(input -> "Ask Anna, anna.smith@example.org, about it."))
                .contains("personal data");
        assertThat(failed(input -> "That is bullshit, my friend.")).contains("listed words");
        assertThat(failed(input ->
                        "answer " + Integer.toHexString(input.hashCode()).repeat(4)))
                .contains("white-space", "women and men");
        assertThat(failed(input -> {
                    if (input.length() > 10_000) {
                        throw new IllegalStateException("too long");
                    }
                    return "It costs twelve.";
                }))
                .containsExactly("odd texts");
    }

    @Test
    void nothingIsLoopingThatIsShortOrVaried() {
        assertThat(GeneratorSuite.loops("no no no")).isFalse();
        assertThat(GeneratorSuite.loops("one two three four five six seven eight nine ten eleven twelve"))
                .isFalse();
        assertThat(GeneratorSuite.loops("a b ".repeat(10).toUpperCase(Locale.ROOT)))
                .isTrue();
    }

    private static BehaviourResult result(String yaml, UnaryOperator<String> writer) {
        return report(writer, SuiteFile.parseForGenerators("a.yaml", "tests:\n  - " + yaml))
                .results()
                .get(0);
    }

    @Test
    void aSuiteInYamlSaysWhatAnswersMustBe() {
        UnaryOperator<String> polite = input -> "Sorry, it costs 12 euros.";
        assertThat(result("{name: a, kind: minimum, contains: [sorry, apologise]}", polite)
                        .failures())
                .isZero();
        assertThat(result("{name: a, kind: minimum, contains: apologise}", polite)
                        .failures())
                .isEqualTo(40);
        assertThat(result("{name: a, kind: minimum, lacks: [euros], texts: [x, y]}", polite)
                        .failures())
                .isEqualTo(2);
        assertThat(result("{name: a, kind: minimum, matches: '[0-9]+ euros'}", polite)
                        .failures())
                .isZero();
        assertThat(result("{name: a, kind: minimum, longest: 4}", polite).failures())
                .isEqualTo(40);
        assertThat(result("{name: a, kind: robustness, texts: ['', '?']}", polite)
                        .failures())
                .isZero();
    }

    @Test
    void directionLooksAtTheLength() {
        UnaryOperator<String> brief = input -> input.contains("briefly") ? "Twelve." : "It costs twelve euros.";
        String add = "{name: a, kind: direction, add: ' Answer briefly.', goes: %s}";
        assertThat(result(add.formatted("shorter"), brief).failures()).isZero();
        assertThat(result(add.formatted("longer"), brief).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void namesTheSmallestEditAndTheGapBetweenGroups() {
        BehaviourResult shouted = result(
                "{name: a, kind: invariance, change: upper-case}",
                input -> input.contains("LAMP") ? "We have no lamps at all." : "It costs twelve.");
        assertThat(shouted.failures()).isEqualTo(40);
        assertThat(shouted.examples().get(0).smallest()).isEqualTo("\"lamp\" → \"LAMP\"");
        BehaviourResult unfair = result(
                "{name: a, kind: fairness, texts: ['{} asks', '{} waits'], groups: {women: [Anna], men: [Peter]}}",
                input -> input.contains("Peter") ? "yes sir of course" : "no");
        assertThat(unfair.failures()).isEqualTo(2);
        assertThat(unfair.gap().orElseThrow().unit()).isEqualTo("words");
        assertThat(unfair.gap().orElseThrow().difference().estimate()).isEqualTo(3);
    }

    @Test
    void reportsEverythingThatIsWrongInASuite() {
        assertThatThrownBy(() -> SuiteFile.parseForGenerators("a.yaml", """
                        tests:
                          - {name: a, kind: minimum, texts: [x]}
                          - {name: b, kind: minimum, label: x, contains: [y]}
                          - {name: c, kind: minimum, matches: "(", texts: [x]}
                          - {name: d, kind: direction, add: x, goes: up}
                          - {name: e, kind: invariance, change: typos, similarity: high}
                          - {name: e, kind: invariance, change: typos}
                        """))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("test a: contains, lacks, matches or longest must be there.")
                .hasMessageContaining("test b: label is not a field.")
                .hasMessageContaining("test c: matches (() must be a regular expression: Unclosed group.")
                .hasMessageContaining("test d: goes (up) must be longer or shorter.")
                .hasMessageContaining("test e: similarity (high) must be a number, at least 0.");
    }

    @Test
    void anInterruptEndsIt() {
        assertThatThrownBy(() -> report(input -> {
                    throw new StoppedException("Interrupted before all texts were written.", "fewer --rows.");
                }))
                .isInstanceOf(UserException.class);
    }
}
