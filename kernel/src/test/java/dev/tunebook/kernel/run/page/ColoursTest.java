package dev.tunebook.kernel.run.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java highlighting, terminal colours and SVG ids, each as a table: what comes in, what goes out. */
class ColoursTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            return a;             | <keyword return> a;
            String s = "a\\"b";   | <type String> s = <string &quot;a\\&quot;b&quot;>;
            'x' + "un             | <string 'x'> + <string &quot;un>
            1_000L - .5e-3        | <number 1_000L> - .<number 5e-3>
            a // b "c             | a <comment // b &quot;c>
            /* return             | <comment /* return>
            @Override x           | <annotation @Override> x
            int1 = a<b            | int1 = a&lt;b
            a % b                 | a % b
            %train t --as "r 1"   | <magic %train> t <option --as> <string &quot;r 1&quot;>
            %dataset t {data}     | <magic %dataset> t <option {data}>
            %%bash                | <magic %%bash>
            """)
    void coloursJavaAndMagic(String source, String expected) {
        assertThat(JavaHighlighter.html(source).replaceAll("<span class=\"hl-(\\w+)\">(.*?)</span>", "<$1 $2>"))
                .isEqualTo(expected);
    }

    @Test
    void coloursATextToItsEndWhateverItsLengthAndQuotes() {
        String quotes = "\"\"\"";
        for (String text : List.of(
                "\"" + "\\n".repeat(50_000) + "\"",
                quotes + "\n\\" + quotes + " // a " + quotes,
                "'" + "a".repeat(100_000) + "'")) {
            assertThat(JavaHighlighter.html(text + ";")).isEqualTo(Html.span("hl-string", text) + ";");
        }
        String magic = "%show \"" + "a".repeat(100_000) + "\"";
        assertThat(JavaHighlighter.html(magic)).endsWith(Html.span("hl-string", magic.substring(6)));
    }

    @Test
    void leavesTheBodyOfAnotherLanguageAlone() {
        assertThat(JavaHighlighter.html("%%bash\nfor a in 1; do %x; done"))
                .isEqualTo("<span class=\"hl-magic\">%%bash</span>\nfor a in 1; do %x; done");
        assertThat(JavaHighlighter.html("%%time\nint a;"))
                .isEqualTo("<span class=\"hl-magic\">%%time</span>\n<span class=\"hl-keyword\">int</span> a;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a<b                        | a&lt;b
            E[31mred E[1mboldE[0m end  | <span class="ansi-fg1">red </span><span class="ansi-bold ansi-fg1">bold</span> end
            E[91ma E[39mb              | <span class="ansi-fg9">a </span>b
            E[44mE[mx                  | x
            E[38;5;196mx               | <span style="color:rgb(255,0,0);">x</span>
            E[38;5;244mx               | <span style="color:rgb(128,128,128);">x</span>
            E[48;2;1;2;300mx           | <span style="background-color:rgb(1,2,255);">x</span>
            E[2Ja E]0;t\u0007bE(Bc     | a bBc
            E[31m<E[0m                 | <span class="ansi-fg1">&lt;</span>
            """)
    void coloursTerminalText(String text, String expected) {
        assertThat(Ansi.html(text.replace('E', '\u001b'))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <svg id="a"><use href="#a"/></svg>                   | <svg id="p-a"><use href="#p-a"/></svg>
            <?xml version="1.0"?> <!DOCTYPE svg PUBLIC "a" "b"> <svg/> | <svg/>
            <svg clip-path="url(#a)" fill='url("#b")'/>          | <svg clip-path="url(#p-a)" fill='url("#p-b")'/>
            <svg valid="a" xlink:href="#c"/>                     | <svg valid="a" xlink:href="#p-c"/>
            """)
    void givesEachSvgIdsOfItsOwn(String svg, String expected) {
        assertThat(SvgIds.prefix(svg, "p-")).isEqualTo(expected);
    }
}
