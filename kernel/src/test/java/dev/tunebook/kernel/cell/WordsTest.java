package dev.tunebook.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Map<String, String> VARIABLES = Map.of("path", "my data.csv", "empty", "", "n", "3");

    @Test
    void splitsAtWhiteSpace() {
        assertThat(split("  a  b\tc ")).containsExactly("a", "b", "c");
        assertThat(split("")).isEmpty();
    }

    @Test
    void keepsQuotedWordsTogether() {
        assertThat(split("--text 'a b' \"c d\" e\"f g\"h ''")).containsExactly("--text", "a b", "c d", "ef gh", "");
    }

    @Test
    void escapesInDoubleQuotesOnly() {
        assertThat(split("\"say \\\"hi\\\" \\\\\" 'a\\b' c\\d")).containsExactly("say \"hi\" \\", "a\\b", "c\\d");
    }

    @Test
    void replacesVariablesWithinOneWord() {
        assertThat(split("{path} x{n}y {empty} \"{path}!\"")).containsExactly("my data.csv", "x3y", "", "my data.csv!");
    }

    @Test
    void leavesUnknownBracesAndSingleQuotesAlone() {
        assertThat(split("{nothing} '{path}' {")).containsExactly("{nothing}", "{path}", "{");
    }

    @Test
    void escapesBraces() {
        assertThat(split("{{path}} }}")).containsExactly("{path}", "}");
    }

    @Test
    void refusesAnOpenQuote() {
        assertThatThrownBy(() -> split("a \"b c"))
                .hasMessage("quote (\"b c) must be closed.\nMaybe add \" at its end.");
    }

    private static List<String> split(String line) {
        return Words.split(line, name -> Optional.ofNullable(VARIABLES.get(name)));
    }
}
