package dev.tunebook.kernel.session;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ExecuteIT {
    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    @Test
    void showsTheLastExpressionAndNothingForStatements() {
        kernel.run("1+1").says("result 2").replies("ok");
        kernel.run("int three = 3;").says().replies("ok");
        kernel.run("three = 4").says();
        kernel.run("var five = 5; five + three").says("result 9");
        kernel.run("").says().replies("ok");
    }

    @Test
    void forgivesAMissingLastSemicolon() {
        kernel.run("for (int i = 0; i < 2; i++) System.out.println(i)").says("stdout 0\n1\n");
        kernel.run("if (true) System.out.println(1) // so").says("stdout 1\n");
        kernel.run("int last = 1 // so").says();
        kernel.run("last /* so */").says("result 1");
    }

    @Test
    void keepsStreamsAndResultsInOrder() {
        kernel.run("System.out.println(\"a\"); System.err.println(\"b\"); display(\"c\"); \"d\"")
                .says("stdout a\n", "stderr b\n", "display c", "result d");
    }

    @Test
    void doesNotShowAResultAgainThatADisplayHasComeToShow() {
        kernel.run("var place = display(\"begun\"); String done = \"done\"; place.update(done); done")
                .says("display begun", "update done");
        kernel.run("done").says("result done");
    }

    @Test
    void keepsEveryVariableWhenWhatItDependsOnIsRedeclared() {
        kernel.run("int twice(int a) { return 2 * a; }\nint six = twice(3);").says();
        kernel.run("int twice(int a) { return 2 * a + 0; }").says();
        kernel.run("six").says("result 6");
        kernel.run("record Pair(int a, int b) {}\nvar pair = new Pair(1, 2);").says();
        kernel.run("record Pair(int a, int b) { int sum() { return a + b; } }").says();
        kernel.run("pair.sum()").says("result 3");
        kernel.run("import java.util.concurrent.atomic.AtomicInteger;\nvar atom = new AtomicInteger(7);")
                .says();
        kernel.run("// again\n\nimport java.util.concurrent.atomic.AtomicInteger;")
                .says();
        kernel.run("atom").says("result 7");
    }

    @Test
    void keepsEveryVariableWhenAClassItselfAVariableOrATypeIsRedeclared() {
        kernel.run("class Cup { int size = 3; int twice() { return 2 * size; } }\n"
                        + "var cup = new Cup(); cup.size = 4; var cups = List.of(cup); var held = new Cup[] {cup};")
                .says();
        kernel.run("class Cup { int size = 3; int twice() { return 20 * size; } }")
                .says();
        kernel.run("List.of(cup.twice(), cups.get(0).twice(), held[0].twice())").says("result [80, 80, 80]");
        kernel.run(
                        "class Cup { int size = 3; int twice() { return thrice() - size; } int thrice() { return 3 * size; } }")
                .says();
        kernel.run("List.of(cup.twice(), cups.get(0).thrice(), held[0].twice())")
                .says("result [8, 12, 8]");
        kernel.run("int width = 2; int area = width * 3; Supplier<Integer> later = () -> width * 10;")
                .says();
        kernel.run("long width = 5;").says();
        kernel.run("List.of(area, width)").says("result [6, 5]");
        kernel.run("interface Drink { int hot(); }\nDrink tea = () -> 90;").says();
        kernel.run("interface Drink { int hot(); default int warm() { return hot() / 2; } }")
                .lines()
                .forEach(
                        line -> org.assertj.core.api.Assertions.assertThat(line).startsWith("stderr Variable tea "));
        kernel.run("enum Kind { A, B }\nvar kind = Kind.B;").says();
        kernel.run("enum Kind { B, A, C }").says();
        kernel.run("kind").says("result B");
    }

    @Test
    void saysWhichVariableWasReset() {
        kernel.run("class Box { int a = 1; }\nvar box = new Box();").says();
        kernel.run("class Box { int a = 1; int b = 2; }")
                .says("stderr Variable box was reset: its value is of the class as it was before this cell.\n");
        kernel.run("box == null").says("result true");
    }

    @Test
    void runsMagicsBetweenTheJavaAroundThem() {
        kernel.run("System.out.print(1);\n%time System.out.print(2)\nSystem.out.print(3); 4")
                .lines()
                .forEach(line -> org.assertj.core.api.Assertions.assertThat(line)
                        .matches("(?s)stdout 12Wall time: .*s\n3|result 4"));
    }

    @Test
    void bindsFromAMagicAndFromAWord() {
        kernel.run("Notebook.current().get().bind(\"names\", \"java.util.List<String>\", List.of(\"a\"));\n"
                        + "names.get(0)")
                .says("result a");
        kernel.run("Notebook.current().get().bind(\"names\", \"int\", 3);").says();
        kernel.run("names + 1").says("result 4");
    }

    @Test
    void stopsALoopAndKeepsTheState() {
        kernel.run("int kept = 42;").says();
        Exchange loop =
                kernel.begin("System.out.println(\"on\"); while (true) {}").until("stdout on");
        kernel.ask(KernelSession.Channel.CONTROL, "interrupt_request", "{}").replies("ok");
        loop.untilIdle()
                .says("stdout on\n", "error KeyboardInterrupt: Interrupted.")
                .replies("error");
        kernel.run("kept").says("result 42");
    }
}
