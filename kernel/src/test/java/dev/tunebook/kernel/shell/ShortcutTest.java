package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions are what they would be if JShell had got them as they are. */
public class ShortcutTest {
    private final List<String> notes = new ArrayList<>();
    private final UserCode userCode = new UserCode(notes::add);
    private final Shell shell = new Shell(getClass().getClassLoader(), userCode, notes::add);

    @AfterEach
    void close() {
        shell.close();
    }

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
        assertThat(run(java)).isNotNull();
        run("$1");
        assertThat(typeOf("$1")).startsWith(type);
    }

    @Test
    void keepsClassesOfCells() throws Exception {
        run("record Pair<T>(T a, int b) { static class Inner { int c = 4; } }");
        run("new Pair<>(\"one\", 2)");
        run("new Pair.Inner[] {new Pair.Inner()}");
        assertThat(run("$1.a().length() + $1.b() + $2[0].c")).isEqualTo(9);
    }

    @Test
    void countsResultsAsJShellDoes() throws Exception {
        run("int three = 3;");
        run("three");
        run("three = 4");
        run("\"first\"");
        run("System.out.print(\"\")");
        run("new Object() { int inside = 5; }");
        assertThatThrownBy(() -> run("nothing + 1")).isInstanceOf(CompileFailure.class);
        assertThatThrownBy(() -> run("1 / (three - 4)")).isInstanceOf(SnippetFailure.class);
        run("(three)");
        assertThat(run("$1 + $2.inside + $3 + $4")).isEqualTo("first504");
    }

    @Test
    void showsTheValueOfAnAssignmentOnlyWhereItHasNoName() throws Exception {
        run("int[] numbers = {1, 2}; int one = 1; Integer none = null;");
        assertThat(run("numbers[0] = 7")).isEqualTo(7);
        assertThat(run("one = 2")).isNull();
        assertThat(run("one++")).isEqualTo(2);
        assertThat(run("one += 4")).isEqualTo(7);
        assertThat(run("none")).isNull();
        assertThat(run("one;")).isEqualTo(7);
        assertThat(run("one < numbers.length ? one : numbers[1]\n// so\n;")).isEqualTo(2);
    }

    @Test
    void showsNothingForACallWithoutValueAndAValueForItsNamesake() throws Exception {
        run("void same(int a) {}\nString same(String a) { return a; }");
        assertThat(run("same(1)")).isNull();
        assertThat(run("same(1)")).isNull();
        assertThat(run("same(\"a\")")).isEqualTo("a");
        assertThat(run("$1.length()")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"() -> 1", "null", "String", "java.util.List", "String::length", "a.b", "1 + c", "new Foo()"})
    void leavesWhatHasNoValueToJShell(String java) throws Exception {
        String refused = complaintOfJShell(java);
        if (refused.isEmpty()) {
            assertThat(run(java)).isNull();
        } else {
            assertThatThrownBy(() -> run(java)).hasMessageStartingWith(refused.replace("java.lang.", ""));
        }
    }

    @Test
    void pointsAtWhatJavacRefuses() {
        assertThatThrownBy(() -> run("1 +\n  mising * 2")).hasMessage("""
                        cannot find symbol
                          symbol:   variable mising
                        line 2:   mising * 2
                                  ^^^^^^""");
    }

    @Test
    void namesTheLineOfAnExpressionThatFails() {
        assertThatThrownBy(() -> run("int zero = 0;\n1 +\n  Math.floorDiv(2, zero)"))
                .isInstanceOfSatisfying(
                        SnippetFailure.class,
                        failure -> assertThat(failure.frames())
                                .filteredOn(SnippetFailure.Frame::user)
                                .extracting(SnippetFailure.Frame::where)
                                .containsExactly("cell 1, line 3"));
    }

    @Test
    void keepsResultsOfNamesThatAreDeclaredAnewAsTheyWere() throws Exception {
        run("int number = 4; java.util.List<String> names = java.util.List.of(\"a\");");
        run("number + 1");
        run("names");
        run("names.subList(0, 1)");
        run("String number = \"\"; java.util.List<Integer> names = null;");
        assertThat(run("$1 * 2 + $2.get(0).length()")).isEqualTo(11);
    }

    @Test
    void showsAValueOfAClassThatCellsDoNotSee() throws Exception {
        assertThat(run(ShortcutTest.class.getName() + ".hidden().get(0)")).isInstanceOf(Hidden.class);
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
        return shell.compiler().holding(() -> shell.analysis().analyzeType(name, name.length()));
    }

    private Object run(String java) throws Exception {
        userCode.begin();
        try {
            return shell.evaluate(java, java, 0, 1);
        } finally {
            userCode.end();
        }
    }
}
