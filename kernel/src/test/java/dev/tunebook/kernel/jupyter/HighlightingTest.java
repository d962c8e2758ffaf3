package dev.tunebook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lexer that front ends are told reads Java with magics between; where Pygments is installed. */
class HighlightingTest {
    private static final String TOKENS = """
            import sys
            from pygments.lexers import get_lexer_by_name
            lexer = get_lexer_by_name(sys.argv[1])
            for kind, text in lexer.get_tokens(sys.stdin.read()):
                if text.strip():
                    print(str(kind) + ' ' + text.strip())
            """;

    @Test
    void namesALexerAndAModeThatFrontEndsHave() {
        assertThat(language("name")).isEqualTo("java");
        assertThat(language("pygments_lexer")).isEqualTo("java");
        assertThat(language("codemirror_mode")).isEqualTo("text/x-java");
        assertThat(language("mimetype")).isEqualTo("text/x-java");
        assertThat(language("file_extension")).isEqualTo(".java");
    }

    @Test
    void magicLinesDoNotBreakTheJavaBehindThem() throws Exception {
        List<String> tokens = tokens("""
                %dataset tickets data/tickets.csv --text text --label intent --split 80/10/10
                %predict run1 "My card was charged twice, wasn't it?"
                %maven com.google.guava:guava:33.4.8-jre
                %train?
                record Pair(int a, String b) {}
                String text = "100 %"; // a comment
                int rest = 7 % 3;
                """);
        assertThat(tokens).noneMatch(token -> token.startsWith("Token.Error"));
        assertThat(tokens)
                .contains("Token.Keyword.Type int", "Token.Comment.Single // a comment")
                .anyMatch(token -> token.matches("Token\\.Literal\\.String.*100 %.*"));
    }

    @Test
    void cellMagicsDoNotStopTheLexer() throws Exception {
        assertThat(tokens("%%timeit 5\nint a = 3;\nreturn a;\n"))
                .noneMatch(token -> token.startsWith("Token.Error"))
                .contains("Token.Keyword.Type int", "Token.Keyword return");
    }

    private static String language(String key) {
        JsonObject info = Replies.kernelInfo("1").getAsJsonObject("language_info");
        return info.get(key).getAsString();
    }

    private static List<String> tokens(String cell) throws IOException, InterruptedException {
        Process python;
        try {
            python = new ProcessBuilder("python3", "-c", TOKENS, language("pygments_lexer"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "python3 is not installed: highlighting is not tested");
            return List.of();
        }
        python.getOutputStream().write(cell.getBytes(StandardCharsets.UTF_8));
        python.getOutputStream().close();
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(python.waitFor() == 0, "Pygments is not installed: highlighting is not tested");
        return output.lines().toList();
    }
}
