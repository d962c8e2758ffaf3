package dev.tunebook.kernel.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexemeTest {
    private static final String BLOCK = "\"\"\"";

    /** What is cut short ends in three points. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            int a1 = 2;          | WORD int, WORD a1, SIGN =, WORD 2, SIGN ;
            1.5e-3               | WORD 1, SIGN ., WORD 5e, SIGN -, WORD 3
            a == b >= c::d -> e  | WORD a, SIGN ==, WORD b, SIGN >=, WORD c, SIGN ::, WORD d, SIGN ->, WORD e
            a<b>c=               | WORD a, SIGN <, WORD b, SIGN >, WORD c, SIGN =
            a / b                | WORD a, SIGN /, WORD b
            a /                  | WORD a, SIGN /
            '"' + "'"            | CHARACTER '"', SIGN +, STRING "'"
            '\\'' + "\\""        | CHARACTER '\\'', SIGN +, STRING "\\""
            "\\\\" a             | STRING "\\\\", WORD a
            "" a                 | STRING "", WORD a
            "a // b /* c"        | STRING "a // b /* c"
            "cut a               | STRING "cut a...
            "cut␊a               | STRING "cut..., WORD a
            "cut\\␊a             | STRING "cut\\..., WORD a
            '␍␊a                 | CHARACTER '..., WORD a
            "a\\                 | STRING "a\\...
            "                    | STRING "...
            // a "b␊c            | COMMENT // a "b, WORD c
            // a␍␊c              | COMMENT // a, WORD c
            // /* a␊b            | COMMENT // /* a, WORD b
            //                   | COMMENT //
            /* a // b */ c       | COMMENT /* a // b */, WORD c
            /* a /* b */ */      | COMMENT /* a /* b */, SIGN *, SIGN /
            /* a␊" */ b          | COMMENT /* a␊" */, WORD b
            /*/ a                | COMMENT /*/ a...
            /**/ a               | COMMENT /**/, WORD a
            /* a                 | COMMENT /* a...
            """)
    void cutsAsTheCompilerDoes(String java, String expected) {
        String found = code(java.replace('␍', '\r').replace('␊', '\n'));
        assertThat(found.replace('\r', '␍').replace('\n', '␊')).isEqualTo(expected);
    }

    @Test
    void endsATextBlockAtTheFirstThreeQuotesThatNothingEscapes() {
        assertThat(code(BLOCK + "\n\"a\" \"\"\\\"\n" + BLOCK + " + b"))
                .isEqualTo("TEXT_BLOCK " + BLOCK + "\n\"a\" \"\"\\\"\n" + BLOCK + ", SIGN +, WORD b");
        assertThat(code(BLOCK + "\n\\" + BLOCK + " // c\r\n" + BLOCK + ";"))
                .isEqualTo("TEXT_BLOCK " + BLOCK + "\n\\" + BLOCK + " // c\r\n" + BLOCK + ", SIGN ;");
        assertThat(code(BLOCK + "\n\\\\" + BLOCK + "b"))
                .isEqualTo("TEXT_BLOCK " + BLOCK + "\n\\\\" + BLOCK + ", WORD b");
        assertThat(code(BLOCK + "\na\n\"\"\\")).isEqualTo("TEXT_BLOCK " + BLOCK + "\na\n\"\"\\...");
    }

    @Test
    void endsABlankWithItsLine() {
        assertThat(Lexeme.all(" \t\r\n\n  a").stream().map(Lexeme::text)).containsExactly(" \t\r\n", "\n", "  ", "a");
    }

    @Test
    void losesNoCharacterOfAnyText() {
        Random random = new Random(20261124);
        List<String> bits =
                List.of("\"", "'", "\\", "/", "*", "\n", "\r\n", " ", "a", "(", "=", "\u0001", "ä", "\ud83d");
        for (int i = 0; i < 2_000; i++) {
            String java = random.ints(20, 0, bits.size()).mapToObj(bits::get).collect(Collectors.joining());
            List<Lexeme> lexemes = Lexeme.all(java);
            assertThat(lexemes.stream().map(Lexeme::text).collect(Collectors.joining()))
                    .isEqualTo(java);
            assertThat(lexemes).allMatch(each -> java.startsWith(each.text(), each.start()));
        }
    }

    @Test
    void countsBracketsOutsideLiteralsAndComments() {
        String java = "f(new int[] {1}, \"(\", '[') // {";
        assertThat(Lexeme.all(java).stream().mapToInt(Lexeme::nesting).filter(each -> each != 0))
                .containsExactly(1, 1, -1, 1, -1, -1);
    }

    private static String code(String java) {
        return Lexeme.all(java).stream()
                .filter(each -> each.kind() != Lexeme.Kind.BLANK)
                .map(each -> each.kind() + " " + each.text() + (each.closed() ? "" : "..."))
                .collect(Collectors.joining(", "));
    }
}
