package dev.tunebook.kernel.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SimpleDocTreeVisitor;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A doc comment as plain text: tags resolved, paragraphs kept, what it says of parameters at its end. */
public final class JavadocText extends SimpleDocTreeVisitor<Void, Void> {
    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "nbsp", " ", "quot", "\"", "mdash", "—", "ndash", "–");
    private static final String BREAK = "\u0000";

    private final StringBuilder text = new StringBuilder();
    private boolean verbatim;

    private JavadocText() {}

    /**
     * The text of a raw comment, without its slashes and asterisks.
     */
    public static String of(String comment) {
        String source = "/**\n" + comment.replace("*/", "*&#47;") + "\n*/ class A {}";
        JavacTask task = SourceComments.parser(source);
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
            DocCommentTree tree = DocTrees.instance(task).getDocCommentTree(new TreePath(new TreePath(unit), type));
            return tree == null ? comment.strip() : text(tree);
        } catch (IOException | RuntimeException e) {
            return comment.strip();
        }
    }

    private static String text(DocCommentTree tree) {
        JavadocText reader = new JavadocText();
        reader.all(tree.getFullBody());
        reader.text.append("\n\n");
        reader.all(tree.getBlockTags());
        return reader.text
                .toString()
                .replaceAll("[ \\t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .replace(BREAK, "")
                .strip();
    }

    private void all(List<? extends DocTree> parts) {
        parts.forEach(each -> each.accept(this, null));
    }

    private void add(String words) {
        text.append(verbatim ? words : words.replaceAll("\\s*\n\\s*", " "));
    }

    @Override
    public Void visitText(TextTree node, Void nothing) {
        add(node.getBody());
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree node, Void nothing) {
        String body = node.getBody().getBody();
        text.append(verbatim ? body.stripIndent() : body.replaceAll("\\s*\n\\s*", " "));
        return null;
    }

    @Override
    public Void visitLink(LinkTree node, Void nothing) {
        if (node.getLabel().isEmpty()) {
            add(node.getReference().getSignature().replaceFirst("^#", "").replace('#', '.'));
        } else {
            all(node.getLabel());
        }
        return null;
    }

    @Override
    public Void visitEntity(EntityTree node, Void nothing) {
        String name = node.getName().toString();
        add(name.equals("#47") ? "/" : ENTITIES.getOrDefault(name, "&" + name + ";"));
        return null;
    }

    @Override
    public Void visitStartElement(StartElementTree node, Void nothing) {
        String name = node.getName().toString().toLowerCase(Locale.ROOT);
        switch (name) {
            case "p", "ul", "ol", "dl", "table", "blockquote" -> text.append("\n\n");
            case "pre" -> {
                text.append("\n\n");
                verbatim = true;
            }
            case "li" -> text.append("\n- ");
            case "br", "tr", "dt", "dd" -> text.append("\n");
            default -> text.append(BREAK);
        }
        return null;
    }

    @Override
    public Void visitEndElement(EndElementTree node, Void nothing) {
        if (node.getName().toString().equalsIgnoreCase("pre")) {
            verbatim = false;
            text.append("\n\n");
        }
        return null;
    }

    @Override
    public Void visitParam(ParamTree node, Void nothing) {
        String name = node.isTypeParameter()
                ? "<" + node.getName() + ">"
                : node.getName().toString();
        return tag(name + "  ", node.getDescription());
    }

    @Override
    public Void visitReturn(ReturnTree node, Void nothing) {
        return tag("Returns ", node.getDescription());
    }

    @Override
    public Void visitThrows(ThrowsTree node, Void nothing) {
        return tag("Throws " + node.getExceptionName() + " ", node.getDescription());
    }

    private Void tag(String head, List<? extends DocTree> description) {
        text.append("\n").append(head);
        all(description);
        return null;
    }
}
