package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions are what they would be if JShell had got them as they are. */
public class ShortcutTest {
    @AutoClose
    private final TestCells cells = new TestCells();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    1+1                                    | int
                    (short) 1                              | short
                    (char) 97                              | char
                    1L << 3                                | long
                    1 < 2                                  | boolean
                    "a" + 1                                | String
                    Integer.valueOf(3)                     | Integer
                    true ? 1 : 2.0                         | double
                    true ? Integer.valueOf(1) : "a"        | java.io.Serializable
                    new int[] {1, 2}                       | int[]
                    new String[2][3]                       | String[][]
                    (1 + 2) // so                          | int
                    new java.util.ArrayList<>()            | java.util.ArrayList<Object>
                    java.util.List.of("a").get(0)          | String
                    "a".getClass()                         | Class<? extends String>
                    String.class                           | Class<String>
                    new java.util.TreeMap<String, int[]>() | java.util.TreeMap<String,int[]>
                    java.util.Map.entry(1, 'a')            | java.util.Map.Entry<Integer,Character>
                    (Runnable) () -> {}                    | Runnable
                    """)
    void keepsTheTypeThatTheExpressionHas(String java, String type) throws Exception {
        assertThat(cells.run(java)).isNotNull();
        cells.run("$1");
        assertThat(typeOf("$1")).startsWith(type);
    }

    @Test
    void keepsClassesOfCells() throws Exception {
        cells.run("record Pair<T>(T a, int b) { static class Inner { int c = 4; } }");
        cells.run("new Pair<>(\"one\", 2)");
        cells.run("new Pair.Inner[] {new Pair.Inner()}");
        assertThat(cells.run("$1.a().length() + $1.b() + $2[0].c")).isEqualTo(9);
    }

    @Test
    void countsResultsAsJShellDoes() throws Exception {
        cells.run("int three = 3;");
        cells.run("three");
        cells.run("three = 4");
        cells.run("\"first\"");
        cells.run("System.out.print(\"\")");
        cells.run("new Object() { int inside = 5; }");
        assertThatThrownBy(() -> cells.run("nothing + 1")).isInstanceOf(CompileFailure.class);
        assertThatThrownBy(() -> cells.run("1 / (three - 4)")).isInstanceOf(SnippetFailure.class);
        cells.run("(three)");
        assertThat(cells.run("$1 + $2.inside + $3 + $4")).isEqualTo("first504");
    }

    @Test
    void showsTheValueOfAnAssignmentOnlyWhereItHasNoName() throws Exception {
        cells.run("int[] numbers = {1, 2}; int one = 1; Integer none = null;");
        assertThat(cells.run("numbers[0] = 7")).isEqualTo(7);
        assertThat(cells.run("one = 2")).isNull();
        assertThat(cells.run("one++")).isEqualTo(2);
        assertThat(cells.run("one += 4")).isEqualTo(7);
        assertThat(cells.run("none")).isNull();
        assertThat(cells.run("one;")).isEqualTo(7);
        assertThat(cells.run("one < numbers.length ? one : numbers[1]\n// so\n;"))
                .isEqualTo(2);
    }

    @Test
    void showsNothingForACallWithoutValueAndAValueForItsNamesake() throws Exception {
        cells.run("void same(int a) {}\nString same(String a) { return a; }");
        assertThat(cells.run("same(1)")).isNull();
        assertThat(cells.run("same(1)")).isNull();
        assertThat(cells.run("same(\"a\")")).isEqualTo("a");
        assertThat(cells.run("$1.length()")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"() -> 1", "null", "String", "java.util.List", "String::length", "a.b", "1 + c", "new Foo()"})
    void leavesWhatHasNoValueToJShell(String java) throws Exception {
        String refused = complaintOfJShell(java);
        if (refused.isEmpty()) {
            assertThat(cells.run(java)).isNull();
        } else {
            assertThatThrownBy(() -> cells.run(java)).hasMessageStartingWith(refused.replace("java.lang.", ""));
        }
    }

    @Test
    void pointsAtWhatJavacRefuses() {
        assertThatThrownBy(() -> cells.run("1 +\n  mising * 2")).hasMessage("""
                        cannot find symbol
                          symbol:   variable mising
                        line 2:   mising * 2
                                  ^^^^^^""");
    }

    @Test
    void namesTheLineOfAnExpressionThatFails() {
        assertThat(cells.framesOfFailing("int zero = 0;\n1 +\n  Math.floorDiv(2, zero)"))
                .containsExactly("cell 1, line 3");
    }

    @Test
    void keepsResultsOfNamesThatAreDeclaredAnewAsTheyWere() throws Exception {
        cells.run("int number = 4; java.util.List<String> names = java.util.List.of(\"a\");");
        cells.run("number + 1");
        cells.run("names");
        cells.run("names.subList(0, 1)");
        cells.run("String number = \"\"; java.util.List<Integer> names = null;");
        assertThat(cells.run("$1 * 2 + $2.get(0).length()")).isEqualTo(11);
    }

    @Test
    void showsAValueOfAClassThatCellsDoNotSee() throws Exception {
        assertThat(cells.run(ShortcutTest.class.getName() + ".hidden().get(0)")).isInstanceOf(Hidden.class);
    }

    /** Called by the snippet of one test. */
    public static List<Hidden> hidden() {
        return List.of(new Hidden());
    }

    static final class Hidden {
        @Override
        public String toString() {
            return "hidden";
        }
    }

    private static String complaintOfJShell(String java) {
        try (JShell plain = JShell.builder().executionEngine("local").build()) {
            return plain.diagnostics(plain.eval(java).get(0).snippet())
                    .map(each ->
                            each.getMessage(Locale.ENGLISH).lines().findFirst().orElse(""))
                    .findFirst()
                    .orElse("");
        }
    }

    private String typeOf(String name) throws Exception {
        return cells.shell().compiler().holding(() -> cells.shell().analysis().analyzeType(name, name.length()));
    }
}
