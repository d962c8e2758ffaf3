package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingImportsTest {
    private static final String LIST = "import java.util.*;";
    private static final String GATHERERS = "import static java.util.stream.Collectors.*;";
    private static final String CLOCK = "import java.time.Clock;";

    private final WaitingImports imports =
            new WaitingImports(new ImportedNames(getClass().getClassLoader()));

    @Test
    void waitsUntilANameIsMentioned() {
        assertThat(imports.take(LIST + "\n" + CLOCK)).isTrue();
        assertThat(imports.take(GATHERERS)).isTrue();
        assertThat(imports.mentionedIn("1 + 1; Listed x; clock // Clock\n \"Clock\" /* Clock */"))
                .isEmpty();
        assertThat(imports.mentionedIn("var all = stream.collect(toList()); Clock c;"))
                .containsExactly(CLOCK, GATHERERS);
        assertThat(imports.mentionedIn("Clock c = toList();")).isEmpty();
        assertThat(imports.mentionedIn("List<String>x")).containsExactly(LIST);
    }

    @Test
    void takesOnlyImportsWhoseNamesCanBeTold() {
        assertThat(imports.take("import org.example.*;")).isFalse();
        assertThat(imports.take("import static org.example.NoSuchClass.*;")).isFalse();
        assertThat(imports.take("import java.time.Clock; int a = 1;")).isFalse();
        assertThat(imports.take("int a = 1;")).isFalse();
        assertThat(imports.mentionedIn("Clock")).isEmpty();
    }

    @Test
    void bringsWhatAnUnfinishedWordMayBecome() {
        imports.take(LIST);
        imports.take(CLOCK);
        assertThat(imports.begunIn("text.Clo")).isEmpty();
        assertThat(imports.begunIn("new Clo")).containsExactly(CLOCK);
        assertThat(imports.begunIn("call(")).containsExactly(LIST);
    }

    @Test
    void leavesTheNameOfAClassToTheCellThatDeclaresIt() {
        imports.take(CLOCK);
        imports.take(LIST);
        imports.forgetClass("Clock");
        assertThat(imports.mentionedIn("Clock List")).containsExactly(LIST);
    }
}
