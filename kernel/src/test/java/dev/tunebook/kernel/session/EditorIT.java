package dev.tunebook.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an editor asks: continuations, explanations, whether a cell is complete. */
class EditorIT {
    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    private static Editor editor;

    @BeforeAll
    static void prepare() {
        editor = new Editor(kernel);
    }

    @Test
    void completesJavaMagicsAndOptions() {
        assertThat(editor.matches("System.ou")).contains("out");
        assertThat(editor.matches("%tim")).containsExactly("%time", "%timeit", "%timeout");
        assertThat(editor.matches("int a = 1;\n%who")).containsExactly("%who");
        kernel.run("int häuser = 1;");
        assertThat(editor.matches("häu")).containsExactly("häuser");
    }

    @Test
    void tellsTheTypeOfEachCompletion() {
        kernel.run("int mathLover = 1; class MathClass {}");
        assertThat(editor.types("mathL")).containsExactly("mathLover instance");
        assertThat(editor.types("MathCl")).containsExactly("MathClass class");
        assertThat(editor.types("Math.ab")).contains("abs( function");
        assertThat(editor.types("java.uti")).containsExactly("util. module");
        assertThat(editor.types("%who")).containsExactly("%who magic");
    }

    @Test
    void inspectsWithAndWithoutAParenthesis() {
        assertThat(editor.inspected("Math.abs", 8)).contains("int Math.abs(int a)");
        assertThat(editor.inspected("Math.abs(1)", 5)).contains("int Math.abs(int a)");
        assertThat(editor.inspected("Math.abs(1)", 9)).contains("int Math.abs(int a)");
        kernel.run("int seven = 7;");
        assertThat(editor.inspected("seven", 2)).contains("int seven\n7");
        assertThat(editor.inspected("%time", 3)).contains("Runs Java and prints how long it took.");
        assertThat(editor.inspected("nothing", 3)).isEqualTo("nothing");
    }

    @Test
    void offersOnlyMagicsWithABodyAfterTwoSigns() {
        assertThat(editor.matches("%%"))
                .contains("%%bash", "%%html", "%%markdown", "%%time", "%%timeit")
                .doesNotContain("%%who");
        assertThat(editor.matches("%")).contains("%who", "%html");
        assertThat(editor.matches("%%html\n%wh")).isEmpty();
    }

    @Test
    void completesPathsInMagicsAndStrings() throws IOException {
        Path folder = Files.createDirectories(kernel.folder().resolve("my data"));
        Files.writeString(folder.resolve("ä one.jsh"), "int loaded = 1;");
        Files.writeString(kernel.folder().resolve("data.csv"), "a");
        assertThat(editor.matches("%load \"my da")).containsExactly("\"my data/");
        assertThat(editor.matches("%load my")).containsExactly("\"my data/");
        assertThat(editor.matches("%load \"my data/")).containsExactly("\"my data/ä one.jsh\"");
        assertThat(editor.matches("%load da")).isEmpty();
        assertThat(editor.matches("Path.of(\"da")).containsExactly("data.csv");
        assertThat(editor.matches("Path.of(\"my data/")).containsExactly("my data/ä one.jsh");
        assertThat(editor.matches("%env PAT")).contains("PATH");
        assertThat(editor.matches("%help lsm")).containsExactly("lsmagic");
        kernel.run("%load \"my data/ä one.jsh\"").says();
        kernel.run("loaded").says("result 1");
    }

    @Test
    void explainsThePreloadedWordsWithTheirJavadoc() {
        for (String code : List.of("display(", "display", "display(1)")) {
            assertThat(editor.inspected(code, 7))
                    .contains("Display display(Object value)", "Shows a value below the cell; the handle replaces it");
        }
        assertThat(editor.inspected("updateDisplay", 13)).contains("Replaces what was shown under an id.");
        assertThat(editor.inspected("Notebook.current().get().variables", 34))
                .contains("The notebook's Java variables, in order of declaration.");
    }

    @Test
    void knowsWhetherACellIsComplete() {
        assertThat(editor.completeness("1 + 1")).isEqualTo("complete");
        assertThat(editor.completeness("for (int i = 0; i < 3; i++) {")).isEqualTo("incomplete");
        assertThat(editor.completeness("%who")).isEqualTo("complete");
        assertThat(editor.completeness("%%html\n<b>")).isEqualTo("incomplete");
        assertThat(editor.completeness("}")).isEqualTo("invalid");
        assertThat(editor.completeness("int a a = 1;")).isEqualTo("invalid");
        assertThat(editor.completeness("int a = 1;\nint a a = 1")).isEqualTo("invalid");
        assertThat(editor.completeness("// a word\nimport java.util.List;\nList.of(noSuchThing)"))
                .isEqualTo("complete");
    }
}
