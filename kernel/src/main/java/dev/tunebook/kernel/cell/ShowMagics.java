package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Magics whose body is shown as it is. */
final class ShowMagics {
    private ShowMagics() {}

    static void install(LiveNotebook notebook) {
        notebook.magic(new Simple(
                "html",
                "%%html",
                "Shows the body as HTML.",
                (line, body) -> MimeBundle.of(textOf(line, body), textOf(line, body))));
        notebook.magic(new Simple(
                "markdown", "%%markdown", "Shows the body as Markdown.", (line, body) -> markdown(textOf(line, body))));
    }

    private static String textOf(String line, String body) {
        return body == null || body.isBlank() ? line : body;
    }

    private static MimeBundle markdown(String text) {
        List<Extension> extensions = List.of(TablesExtension.create());
        String html = HtmlRenderer.builder()
                .extensions(extensions)
                .build()
                .render(Parser.builder().extensions(extensions).build().parse(text));
        return MimeBundle.of(text, html).with("text/markdown", text);
    }
}
