package dev.tunebook.engine.behave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.behave.BehaviourResult.Outcome;
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
        return GeneratorExaminer.examine(generator, ROWS, 7, 3);
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

    @Test
    void anInterruptEndsIt() {
        assertThatThrownBy(() -> report(input -> {
                    throw new UserException("Interrupted before all texts were written.", "fewer --rows.");
                }))
                .isInstanceOf(UserException.class);
    }
}
