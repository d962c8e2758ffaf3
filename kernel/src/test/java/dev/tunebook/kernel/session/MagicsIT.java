package dev.tunebook.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in magics, and how plain values are shown. */
class MagicsIT {
    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash",
                "cd",
                "classpath",
                "env",
                "help",
                "history",
                "html",
                "jar",
                "load",
                "lsmagic",
                "markdown",
                "maven",
                "page",
                "time",
                "timeit",
                "timeout",
                "who"
            })
    void explainsItself(String name) {
        String help = plain(kernel.run("%" + name + "?"));
        assertThat(help).contains("%" + name).contains("\n\n");
        for (String question : List.of("?%" + name, "%" + name + " --help", "%help " + name)) {
            assertThat(plain(kernel.run(question))).as(question).isEqualTo(help);
        }
        assertThat(plain(kernel.run("%lsmagic"))).contains("%" + name + " ");
    }

    @Test
    void refusesABodyWhereNoneIsTaken() {
        assertThat(kernel.run("%%who\nint a;").traceback())
                .isEqualTo("magic (%%who) must stand alone on its line, with one percent sign.\n"
                        + "Maybe %who, and what is below it in a cell of its own.");
    }

    @Test
    void listsVariablesWithTypesAndValues() {
        kernel.run("int whoNumber = 7;\nString whoText = \"seven\";");
        assertThat(plain(kernel.run("%who")))
                .contains("variable", "whoNumber", "int", "7", "whoText", "String", "seven");
        assertThat(plain(kernel.run("%who String"))).contains("whoText").doesNotContain("whoNumber");
    }

    @Test
    void showsThePastAndTheEnvironment() {
        kernel.run("int remembered = 1;");
        assertThat(plain(kernel.run("%history 2"))).matches("(?s)\\[\\d+] int remembered = 1;\n\\[\\d+] %history 2");
        kernel.run("%env TEA=green").says();
        kernel.run("%env TEA").says("result green");
        kernel.run("%%bash\necho $TEA").says("stdout green\n");
        assertThat(kernel.run("%env NO_SUCH_THING").traceback()).startsWith("variable (NO_SUCH_THING) must be set.");
    }

    @Test
    void changesTheFolder() throws IOException {
        Path folder = Files.createDirectories(kernel.folder().resolve("a folder"));
        Files.writeString(folder.resolve("code.java"), "int fromCode = 3;");
        Files.writeString(
                folder.resolve("book.ipynb"),
                "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"x\"},"
                        + " {\"cell_type\": \"code\", \"source\": \"fromCode + 1\"}]}");
        kernel.run("%cd \"a folder\"").says("result " + folder.toRealPath());
        kernel.run("%load code.java").says();
        kernel.run("%load book.ipynb").says("result 4");
        kernel.run("%%bash\nls").says("stdout book.ipynb\ncode.java\n");
        kernel.run("%cd ..").says("result " + kernel.folder().toRealPath());
        assertThat(kernel.run("%cd nowhere").traceback()).contains("must exist.");
    }

    @Test
    void addsJarsAndFoldersOfClasses() throws IOException {
        Path folder = Files.createDirectories(kernel.folder().resolve("my classes/lib"));
        Path source = Files.writeString(
                folder.resolve("Cup.java"),
                "package lib; public class Cup { public String toString() { return \"cup\"; } }");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "--release", "17", "-proc:none", source.toString()))
                .isZero();
        kernel.run("%classpath \"my classes\"").says();
        kernel.run("new lib.Cup()").says("result cup");
        Files.writeString(
                source, "package jarred; public class Cup { public String toString() { return \"jarred\"; } }");
        assertThat(compiler.run(null, null, null, "--release", "17", "-proc:none", source.toString()))
                .isZero();
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("my cup.jar")))) {
            jar.putNextEntry(new JarEntry("jarred/Cup.class"));
            Files.copy(folder.resolve("Cup.class"), jar);
        }
        kernel.run("%jar \"my classes/lib/*.jar\"").replies("ok");
        kernel.run("new jarred.Cup()").says("result jarred");
        assertThat(kernel.run("%jar absent-*.jar").traceback()).contains("must exist.");
    }

    @Test
    void timesJava() {
        assertThat(kernel.run("%time 1 + 1").lines())
                .satisfiesExactly(
                        time -> assertThat(time).matches("stdout Wall time: .*s\n"),
                        result -> assertThat(result).isEqualTo("result 2"));
        assertThat(kernel.run("%%time\nint timed = 1;\ntimed").lines()).hasSize(2);
        assertThat(plain(kernel.run("%timeit Math.sqrt(2)")))
                .matches(".* per loop \\(.* to .*; 7 rounds of .* loops\\)");
    }

    @Test
    void showsHtmlAndMarkdown() {
        assertThat(data(kernel.run("%%html\n<b>bold</b>")).get("text/html").getAsString())
                .isEqualTo("<b>bold</b>");
        JsonObject markdown = data(kernel.run("%%markdown\n| a |\n|---|\n| *b* |"));
        assertThat(markdown.get("text/html").getAsString()).contains("<table>", "<em>b</em>");
        assertThat(markdown.get("text/markdown").getAsString()).startsWith("| a |");
    }

    @Test
    void showsRecordsAndMapsAsTables() {
        JsonObject records = data(kernel.run("record Tea(String name, int minutes) {}\n"
                + "List.of(new Tea(\"<green>\", 2), new Tea(\"black\", 4))"));
        assertThat(records.get("text/html").getAsString()).contains("<th", "minutes", "&lt;green&gt;");
        assertThat(records.get("text/plain").getAsString()).startsWith("name     minutes\n<green>  2");
        assertThat(data(kernel.run("new TreeMap<>(Map.of(\"a\", 1))"))
                        .get("text/html")
                        .getAsString())
                .contains("<td style=\"text-align:left\">a</td>");
    }

    @Test
    void showsPlainValuesReadably() {
        kernel.run("new int[][] {{1}, {2, 3}}").says("result [[1], [2, 3]]");
        kernel.run("List.of(\"a\", \"b\")").says("result [a, b]");
        kernel.run("Optional.of(1)").says("result Optional[1]");
        kernel.run("IntStream.range(0, 3)").says("result [0, 1, 2]");
        assertThat(plain(kernel.run("Stream.iterate(1, x -> x + 1)")))
                .startsWith("[1, 2, ")
                .endsWith(", 1000]  (the first 1000 elements)");
        kernel.run("var held = Stream.of(1, 2);").says();
        kernel.run("held").says("result A stream, which can be read once. Maybe add .toList() to see its elements.");
        kernel.run("held.toList()").says("result [1, 2]");
        kernel.run("held").says("result A stream, which can be read once. Maybe add .toList() to see its elements.");
        kernel.run("Stream.of(1, 2).map(x -> x + 1).toList()").says("result [2, 3]");
        assertThat(plain(kernel.run("IntStream.range(0, 2000).boxed().toList()")))
                .endsWith(", …]  (2000 elements)");
        kernel.run("(Object) null").says();
    }

    @Test
    void showsImages() {
        JsonObject image =
                data(kernel.run("new java.awt.image.BufferedImage(4, 3, java.awt.image.BufferedImage.TYPE_INT_RGB)"));
        assertThat(image.get("text/plain").getAsString()).isEqualTo("image of 4 × 3 pixels");
        assertThat(image.get("image/png").getAsString()).startsWith("iVBOR");
    }

    private static JsonObject data(Exchange cell) {
        return cell.heard().stream()
                .filter(each -> each.type().equals("execute_result"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(cell.lines()))
                .content()
                .getAsJsonObject("data");
    }

    private static String plain(Exchange cell) {
        return data(cell).get("text/plain").getAsString();
    }
}
