package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is wrong with a row may stand in its output or in the second text of a pair. */
class EveryTextOfARowTest {
    private static final DatasetSpec SPEC =
            DatasetSpec.defaults().split("100/0/0").group(Group.NONE);

    private static Dataset outputs(String output) {
        return Dataset.of(
                "rows",
                List.of(Map.of("input", "one", "output", output), Map.of("input", "two", "output", "fine")),
                SPEC.output("output"));
    }

    private static Dataset pairs(String second) {
        List<Map<String, String>> rows = IntStream.range(0, 4)
                .mapToObj(i -> Map.of("text", "text " + i, "other", i == 2 ? second : "fine", "label", "c" + i % 2))
                .toList();
        return Dataset.of("rows", rows, SPEC.second("other"));
    }

    @Test
    void outputsAreLookedAt() {
        Finding personal = Rows.look(new PersonalData(), outputs("write to jane@example.org"));
        assertThat(personal.rows()).containsExactly(0);
        assertThat(personal.examples().get(0).rows().get(0).text()).startsWith("write to j•••");
        assertThat(Rows.look(new BrokenCharacters(), outputs("the cafÃ©")).rows())
                .containsExactly(0);
        assertThat(Rows.look(new ListedWords(List.of("fluff")), outputs("Fluff and more"))
                        .count())
                .isEqualTo(1);
        assertThat(Rows.look(new LongTexts(10), outputs("word ".repeat(11))).rows())
                .containsExactly(0);
    }

    @Test
    void secondTextsAreLookedAt() {
        assertThat(Rows.look(new PersonalData(), pairs("jane@example.org")).rows())
                .containsExactly(2);
        Finding broken = Rows.look(new BrokenCharacters(), pairs("the cafÃ©"));
        assertThat(broken.rows()).containsExactly(2);
        assertThat(broken.examples().get(0).rows().get(0).text()).isEqualTo("the cafÃ©");
    }

    @Test
    void whatIsWholeIsLeftAlone() {
        for (Check check : List.of(new PersonalData(), new BrokenCharacters(), new ListedWords(), new LongTexts())) {
            assertThat(Rows.look(check, outputs("all is well")).count()).isZero();
            assertThat(Rows.look(check, pairs("all is well")).count()).isZero();
        }
    }
}
