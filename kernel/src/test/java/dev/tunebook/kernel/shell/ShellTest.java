package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without an agent, as these run, classes are never redefined in place; what is kept is carried over. */
public class ShellTest {
    @AutoClose
    private final TestCells cells = new TestCells();

    private final Shell shell = cells.shell();

    @BeforeEach
    void importTheUsual() throws Exception {
        shell.start("import java.util.*;");
    }

    @Test
    void returnsTheVeryObjectOfTheLastExpression() throws Exception {
        cells.run("var list = new java.util.ArrayList<String>();");
        assertThat(cells.run("list")).isSameAs(shell.value("list").orElseThrow());
        assertThat(cells.run("list.add(\"a\"); list.size()")).isEqualTo(1);
        assertThat(cells.run("int statement = 3;")).isNull();
        assertThat(cells.run("statement = 4")).isNull();
    }

    @Test
    void keepsTheLastTenResultsByTheNamesThatJShellGivesThem() throws Exception {
        cells.run("40 + 2");
        cells.run("record Pair(int a, int b) {}\nnew Pair(1, 2)");
        cells.run("new Object() { int inside = 5; }");
        cells.run("java.util.List.of(1, \"a\")");
        assertThat(cells.run("$1 + 1")).isEqualTo(43);
        assertThat(cells.run("$1 = 7")).isNull();
        assertThat(cells.run("$1")).isEqualTo(7);
        assertThat(cells.run("$2.b()")).isEqualTo(2);
        assertThat(cells.run("$4.size()")).isEqualTo(2);
        assertThat(shell.variableTypes()).containsOnlyKeys();
        for (int i = 0; i < 10; i++) {
            cells.run("\"later \" + " + i);
        }
        assertThatThrownBy(() -> cells.run("$5")).hasMessageContaining("cannot find symbol");
    }

    @Test
    void bindsVariablesOfAnyType() throws Exception {
        shell.bind("names", "java.util.List<String>", List.of("a"));
        assertThat(cells.run("names.get(0).length()")).isEqualTo(1);
        shell.bind("names", "int", 3);
        assertThat(cells.run("names * 2")).isEqualTo(6);
        shell.bind("names", "String", null);
        assertThat(cells.run("names == null")).isEqualTo(true);
        assertThat(shell.variableTypes()).containsEntry("names", "String");
    }

    @Test
    void refusesABadNameOrTypeAndBindsNothing() {
        assertThatThrownBy(() -> shell.bind("run-1", "int", 1))
                .hasMessage("name (run-1) must be a Java identifier.\nMaybe run_1.");
        assertThatThrownBy(() -> shell.bind("a", "NoSuchType", 1)).hasMessageContaining("NoSuchType");
        assertThat(shell.value("a")).isEmpty();
    }

    @Test
    void keepsValuesWhenWhatTheyDependOnIsReplaced() throws Exception {
        cells.run("record Pair(int a, int b) {}\nvar pair = new Pair(1, 2);\nPair same = pair;");
        cells.run("record Pair(int a, int b) { int sum() { return a + b; } }");
        assertThat(cells.run("pair.sum()")).isEqualTo(3);
        assertThat(cells.run("pair == same")).isEqualTo(true);
        cells.run("enum Colour { RED, GREEN }\nvar colour = Colour.GREEN;");
        cells.run("enum Colour { GREEN, RED, BLUE }");
        assertThat(cells.run("colour.toString()")).isEqualTo("GREEN");
        assertThat(cells.notes()).isEmpty();
    }

    @Test
    void saysWhatWasReset() throws Exception {
        cells.run("class Box { int a = 1; }\nvar box = new Box();");
        cells.run("class Box { String a; }");
        assertThat(cells.run("box == null")).isEqualTo(true);
        assertThat(cells.notes())
                .containsExactly("Variable box was reset: its value is of the class as it was before this cell.");
    }

    @Test
    void keepsWhatCollectionsAndFieldsHold() throws Exception {
        cells.run(
                "record Pair(int a, int b) {}\nrecord Two(Pair first, Object second) {}\nclass Box { Pair held; Box next; }");
        cells.run(
                "var list = new ArrayList<>(java.util.List.of(new Pair(1, 2)));\nvar fixed = java.util.List.of(list.get(0));");
        cells.run("var map = new java.util.HashMap<Pair, Pair>(java.util.Map.of(list.get(0), list.get(0)));");
        cells.run("var array = new Pair[][] {{list.get(0)}};\nvar set = java.util.Set.of(list.get(0));");
        cells.run(
                "var two = new Two(list.get(0), list.get(0));\nvar box = new Box(); box.held = two.first(); box.next = box;");
        cells.run("Object any = list.get(0);\nvar maybe = java.util.Optional.of(list.get(0));");
        cells.run("record Pair(int a, int b) { int sum() { return a + b; } }");
        assertThat(cells.run("list.get(0).sum()")).isEqualTo(3);
        assertThat(cells.run("fixed.get(0) == list.get(0)")).isEqualTo(true);
        assertThat(cells.run("map.get(new Pair(1, 2)).sum()")).isEqualTo(3);
        assertThat(cells.run("array[0][0].sum() + set.iterator().next().sum()")).isEqualTo(6);
        assertThat(cells.run("two.first().sum() + ((Pair) two.second()).sum()")).isEqualTo(6);
        assertThat(cells.run("box.next.next.held == list.get(0)")).isEqualTo(true);
        assertThat(cells.run("((Pair) any).sum() + maybe.get().sum()")).isEqualTo(6);
        assertThat(cells.notes()).isEmpty();
    }

    @Test
    void saysWhatStillHoldsFormerObjectsOrCode() throws Exception {
        cells.run("class Box { int a = 1; }\nvar boxes = new java.util.ArrayList<>(java.util.List.of(new Box()));");
        cells.run("java.util.function.Supplier<Box> maker = () -> new Box();\nRunnable other = () -> {};");
        cells.run("class Box { String a; }");
        assertThat(cells.run("boxes.size()")).isEqualTo(1);
        assertThat(cells.notes())
                .containsExactly(
                        "Variable boxes still holds objects of a class as it was before this cell.\n"
                                + "Maybe run the cell again that fills it.",
                        "Variable maker still runs code that knows a class as it was before this cell.\n"
                                + "Maybe run the cell again that declares it.");
    }

    @Test
    void keepsWhatDependsOnAVariableAMethodOrAnImport() throws Exception {
        cells.run(
                "int width = 2;\nint area(int height) { return width * height; }\nint six = area(3);\nvar list = List.of(six);");
        cells.run("int width = 5;");
        assertThat(cells.run("six + area(2) + list.get(0)")).isEqualTo(22);
        cells.run("long width = 7;");
        assertThat(cells.run("six")).isEqualTo(6);
        cells.run("int area(int height) { return -1; }");
        assertThat(cells.run("six + area(2)")).isEqualTo(5);
        cells.run("interface Shape { int size(); }\nenum Kind { SMALL }\nvar kind = Kind.SMALL;");
        cells.run("interface Shape { int size(); default int twice() { return 2 * size(); } }");
        cells.run("import java.util.List;\nimport java.util.ArrayList;");
        assertThat(cells.run("kind.name() + list")).isEqualTo("SMALL[6]");
        assertThat(cells.notes()).isEmpty();
    }

    @Test
    void pointsAtTheLineThatJavacRefuses() {
        assertThatThrownBy(() -> cells.run("int a = 1;\nint b = c + 1;"))
                .isInstanceOf(CompileFailure.class)
                .hasMessage("""
                        cannot find symbol
                          symbol:   variable c
                        line 2: int b = c + 1;
                                        ^""");
    }

    @Test
    void hintsWhereBeginnersStumble() {
        assertHint("int a = 1\nint b = 2;", "Maybe end the line with a semicolon.");
        assertHint("new ConcurrentHashMap<String, String>()", "Maybe import java.util.concurrent.ConcurrentHashMap;");
        assertHint("new ZContext()", "Maybe import org.zeromq.ZContext;");
        assertHint("Modifier.isPublic(1)", "Maybe import java.lang.reflect.Modifier;");
        assertHint("int n = \"3\";", "Maybe Integer.parseInt(…), which reads a number from text.");
        assertHint("int n = 3.5;", "Maybe (int) before the value, which cuts off what does not fit.");
        assertHint("int price = 3;\npryce + 1", "Maybe price.");
        assertHint("for (int i = 0; i < 3; i++) {", "a closing bracket, or the quotes of a string, are missing");
        assertHint(
                "void wait1() { Thread.sleep(1); }",
                "Maybe add `throws Exception` to the method, or wrap the call in try");
    }

    @Test
    void runsNothingOfACellThatCannotBeRead() {
        assertThatThrownBy(() -> cells.run("int ran = 1;\nint x x = 2;")).isInstanceOf(CompileFailure.class);
        assertThat(shell.value("ran")).isEmpty();
        assertThatThrownBy(() -> cells.run("int ran2 = 1;\nfoo(")).isInstanceOf(CompileFailure.class);
        assertThat(shell.value("ran2")).isEmpty();
    }

    @Test
    void importsAtTheStartWhatACellMentions() throws Exception {
        shell.start("import java.util.*;\nimport java.time.Clock;");
        shell.start("import static java.util.stream.Collectors.*;");
        assertThat(cells.run("List.of(\"b\", \"a\").stream().sorted().collect(joining())"))
                .isEqualTo("ab");
        assertThat(cells.run("class Clock { int hour = 3; }\nnew Clock().hour")).isEqualTo(3);
        shell.bind("names", "Set<String>", java.util.Set.of("a"));
        assertThat(cells.run("names.size()")).isEqualTo(1);
    }

    @Test
    void refusesAClassOfTheNameOfAnImportedOneAndLivesOn() throws Exception {
        cells.run("import java.util.concurrent.atomic.AtomicInteger;\nvar count = new AtomicInteger(2);");
        assertThatThrownBy(() -> cells.run("int before = 1;\nclass AtomicInteger {\n}"))
                .hasMessage("""
                        AtomicInteger is imported already: java.util.concurrent.atomic.AtomicInteger
                        line 2: class AtomicInteger {
                                ^^^^^^^^^^^^^^^^^^^^^
                        Maybe another name for the class of this cell.""");
        assertThat(cells.run("before + count.get()")).isEqualTo(3);
        cells.run("record AtomicLong(int a) {}");
        assertThatThrownBy(() -> cells.run("import java.util.concurrent.atomic.AtomicLong;"))
                .hasMessageStartingWith("AtomicLong is a class that a cell has declared\n")
                .hasMessageEndingWith("Maybe its whole name, with the package, where it is meant.");
        assertThat(cells.run("new AtomicLong(4).a()")).isEqualTo(4);
    }

    @Test
    void showsTheUsersFramesByCellAndLine() {
        String failing = "int parse(String text) {\n    return Integer.parseInt(text);\n}\n\nparse(\"x\")";
        assertThat(cells.framesOfFailing(failing)).containsExactly("parse (cell 1, line 2)", "cell 1, line 5");
    }

    @Test
    void letsGoOfReplacedValues() throws Exception {
        cells.run("var big = new Object();");
        var reference = new java.lang.ref.WeakReference<>(shell.value("big").orElseThrow());
        cells.run("var big = 1;");
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(reference.get()).isNull();
    }

    @Test
    void bindsFromARunningSnippetRightAfterIt() throws Exception {
        BindingFromASnippet.shell = shell;
        assertThat(cells.run(BindingFromASnippet.class.getCanonicalName() + ".bind();\nlate + 1"))
                .isEqualTo(8);
    }

    private void assertHint(String java, String hint) {
        assertThatThrownBy(() -> cells.run(java)).as(java).hasMessageContaining(hint);
    }

    /** Called by the snippet of one test. */
    public static final class BindingFromASnippet {
        static Shell shell;

        private BindingFromASnippet() {}

        public static void bind() {
            shell.bind("late", "int", 7);
        }
    }
}
