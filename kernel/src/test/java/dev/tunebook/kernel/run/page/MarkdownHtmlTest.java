package dev.tunebook.kernel.run.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownHtmlTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "java&#x0A;script:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd"
            })
    void leadsNowhereByAnotherProtocol(String url) {
        assertThat(html("[x](<" + url + ">)")).contains("href=\"\"").doesNotContain("script:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a?b=c", "mailto:a@example.org", "#part", "other.ipynb", "a/b%20c.md"})
    void keepsOrdinaryLinks(String url) {
        assertThat(html("[x](" + url + ")")).contains("href=\"" + url + "\"");
    }

    @Test
    void showsRawHtmlAsTextAndHidesComments() {
        assertThat(html("a<img src=x onerror=alert(1)>\n\n<script>x</script>\n\nb<br>c <!-- no -->\n\n<!-- no\nno -->"))
                .isEqualTo("""
                        <p>a&lt;img src=x onerror=alert(1)&gt;</p>
                        <p>&lt;script&gt;x&lt;/script&gt;</p>
                        <p>b<br />
                        c </p>
                        """);
    }

    @Test
    void carriesAPictureBesideTheNotebookInThePage() throws IOException {
        Files.write(folder.resolve("a b.png"), new byte[] {1, 2, 3});

        assertThat(html("![dots](a%20b.png)")).contains("<img src=\"data:image/png;base64,AQID\" alt=\"dots\"");
    }

    @Test
    void linksToAPictureThatIsNotHere() {
        assertThat(html("![dots](https://example.org/a.png) ![gone](gone.png)")).isEqualTo("""
                        <p><a rel="nofollow" href="https://example.org/a.png">dots</a> <a rel="nofollow" href="gone.png">gone</a></p>
                        """);
    }

    @Test
    void givesHeadingsAnAnchor() {
        assertThat(html("## Über *alles*, first!"))
                .isEqualTo("<h2 id=\"Über-alles-first-\">Über <em>alles</em>, first!</h2>\n");
    }

    private String html(String markdown) {
        return MarkdownHtml.html(markdown, new JsonObject(), folder);
    }
}
