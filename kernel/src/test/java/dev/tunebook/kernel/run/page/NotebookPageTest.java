package dev.tunebook.kernel.run.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.kernel.run.document.NotebookDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of a notebook with one of everything, against the page kept beside it. After a wanted change, run with
 * {@code -Dtunebook.golden=update}, look at the page in a browser, and commit it.
 */
class NotebookPageTest {
    private static final Path RESOURCES = Path.of("src/test/resources/dev/tunebook/kernel/run/page");

    @Test
    void showsOneOfEverything() throws IOException {
        String html = page();
        Path golden = RESOURCES.resolve("gallery.html");
        if ("update".equals(System.getProperty("tunebook.golden"))) {
            Files.writeString(golden, html);
        }

        assertThat(html).isEqualTo(Files.readString(golden));
    }

    @Test
    void fetchesNothingFromAnywhere() throws IOException {
        String html = page();

        assertThat(html).contains("default-src 'none'");
        assertThat(Pattern.compile("(?:src|srcset|data|poster)\\s*=\\s*[\"'](?!data:)|@import|url\\((?!#svg)")
                        .matcher(html)
                        .results())
                .isEmpty();
    }

    @Test
    void takesTheFileNameAsTitleWhereThereIsNoHeading() {
        NotebookDocument empty = NotebookDocument.parse("{\"cells\":[],\"metadata\":{},\"nbformat\":4}", "a");

        assertThat(new NotebookPage(empty, RESOURCES, "a <b>.ipynb").html())
                .contains("<title>a &lt;b&gt;.ipynb</title>");
    }

    private static String page() throws IOException {
        NotebookDocument document = NotebookDocument.read(RESOURCES.resolve("gallery.ipynb"));
        return new NotebookPage(document, RESOURCES, "gallery.ipynb").html();
    }
}
