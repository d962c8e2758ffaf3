package dev.tunebook.kernel.run.page;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Markdown with tables as HTML: raw HTML is shown as text, links lead to web, mail or inside the page only, pictures
 * are carried in the page itself.
 */
final class MarkdownHtml {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new SafeUrls())
            .attributeProviderFactory(context -> new Attributes())
            .nodeRendererFactory(JavaFences::new)
            .build();

    private MarkdownHtml() {}

    /**
     * @param attachments of the cell, as nbformat keeps them
     * @param folder that relative picture paths resolve against
     */
    static String html(String markdown, JsonObject attachments, Path folder) {
        Node document = PARSER.parse(markdown);
        document.accept(new Tidy(new EmbeddedImages(attachments, folder)));
        return RENDERER.render(document);
    }

    /** The text of the first heading, or an empty text. */
    static String firstHeading(String markdown) {
        for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                return TEXT.render(node).strip();
            }
        }
        return "";
    }

    /** What a heading is called in a link: letters and digits, the rest as dashes. */
    private static String anchor(Node heading) {
        return TEXT.render(heading).strip().replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    /** Takes comments out, keeps line breaks, and puts pictures into the page. */
    private static final class Tidy extends AbstractVisitor {
        private final EmbeddedImages images;

        Tidy(EmbeddedImages images) {
            this.images = images;
        }

        @Override
        public void visit(HtmlBlock block) {
            if (comment(block.getLiteral())) {
                block.unlink();
            }
        }

        @Override
        public void visit(HtmlInline inline) {
            if (inline.getLiteral().matches("<br\\s*/?>")) {
                inline.insertAfter(new HardLineBreak());
                inline.unlink();
            } else if (comment(inline.getLiteral())) {
                inline.unlink();
            }
        }

        private static boolean comment(String html) {
            return html.strip().startsWith("<!--") && html.strip().endsWith("-->");
        }

        @Override
        public void visit(Image image) {
            String embedded = images.find(image.getDestination());
            if (!embedded.isEmpty()) {
                image.setDestination(embedded);
                return;
            }
            // A page that needs no network cannot show a picture from elsewhere; it can lead there.
            Link link = new Link(image.getDestination(), image.getTitle());
            while (image.getFirstChild() != null) {
                link.appendChild(image.getFirstChild());
            }
            image.insertAfter(link);
            image.unlink();
        }
    }

    private static final class SafeUrls implements UrlSanitizer {
        @Override
        public String sanitizeLinkUrl(String url) {
            String plain = url.replaceAll("[\\p{Cntrl}\\s]", "");
            boolean relative = !plain.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
            return relative || plain.matches("(?i)(https?|mailto):.*") ? plain : "";
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return url.startsWith("data:image/") ? url : "";
        }
    }

    private static final class Attributes implements AttributeProvider {
        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Heading) {
                attributes.put("id", anchor(node));
            }
        }
    }

    /** Fenced Java is coloured as cells are. */
    private record JavaFences(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public java.util.Set<Class<? extends Node>> getNodeTypes() {
            return java.util.Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            FencedCodeBlock block = (FencedCodeBlock) node;
            String code = block.getLiteral();
            boolean java = "java".equals(block.getInfo());
            context.getWriter().line();
            context.getWriter()
                    .raw("<pre><code>" + (java ? JavaHighlighter.html(code) : Html.escape(code)) + "</code></pre>");
            context.getWriter().line();
        }
    }
}
