package dev.tunebook.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellSplitterTest {
    @Test
    void keepsPlainJavaWhole() {
        assertThat(split("int a = 1;\na + 1")).containsExactly("java@0 int a = 1;\na + 1");
    }

    @Test
    void putsAMagicBetweenTheJavaAroundIt() {
        assertThat(split("int a = 1;\n%who int\na")).containsExactly("java@0 int a = 1;\n", "%who [int]", "java@20 a");
    }

    @Test
    void takesAMagicAfterAnExpressionWithoutSemicolon() {
        assertThat(split("1 + 1\n%who")).containsExactly("java@0 1 + 1\n", "%who []");
    }

    @Test
    void leavesPercentSignsInTextsAlone() {
        String block = "var s = \"\"\"\n%who\n\"\"\";";
        assertThat(split(block)).containsExactly("java@0 " + block);
        String comment = "/*\n%who\n*/ int a;";
        assertThat(split(comment)).containsExactly("java@0 " + comment);
        String quote = "char c = '\"';\n%who";
        assertThat(split(quote)).containsExactly("java@0 char c = '\"';\n", "%who []");
    }

    @Test
    void takesAMagicBelowALineWithATextThatIsNotClosed() {
        for (String java : List.of("var s = \"a\n", "char c = 'a\r\n", "var s = \"a\\\n", "// it's\n")) {
            assertThat(split(java + "%who")).containsExactly("java@0 " + java, "%who []");
        }
    }

    @Test
    void leavesRemaindersAlone() {
        for (String java : List.of("int a = 7\n  % 2;", "int a = 7\n% 2;", "f(7\n%b\n)", "int a = 7\n  %b;")) {
            assertThat(split(java)).containsExactly("java@0 " + java);
        }
    }

    @Test
    void takesTheRestOfTheCellAsABody() {
        assertThat(split("%%html wide\n<b>\n%who\n")).containsExactly("%html [wide] body <b>\n%who\n");
    }

    @Test
    void joinsContinuedLines() {
        assertThat(split("%train tickets \\\n   --epochs 3\nint a;"))
                .containsExactly("%train [tickets  --epochs 3]", "java@31 int a;");
    }

    @Test
    void understandsQuestions() {
        assertThat(split("%train?")).containsExactly("%train? []");
        assertThat(split("?%train")).containsExactly("%train? []");
        assertThat(split("%%html?")).containsExactly("%html? [] body ");
    }

    @Test
    void survivesAnEmptyCellAndABareSign() {
        assertThat(split("")).isEmpty();
        assertThat(split(" \n ")).isEmpty();
        assertThat(split("%")).containsExactly("java@0 %");
    }

    private static List<String> split(String cell) {
        return CellSplitter.split(cell).stream().map(CellSplitterTest::describe).toList();
    }

    private static String describe(CellPart part) {
        if (part instanceof CellPart.Java java) {
            return "java@" + java.offset() + " " + java.text();
        }
        CellPart.MagicCall call = (CellPart.MagicCall) part;
        return "%" + call.name() + (call.help() ? "?" : "") + " [" + call.line() + "]"
                + (call.body() == null ? "" : " body " + call.body());
    }
}
