package dev.tunebook.kernel.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The doc comments of one source file. */
final class SourceComments {
    static final SourceComments NONE = new SourceComments(List.of());

    /** A comment and what it is on; a class has no member and no parameters. */
    private record Comment(String owner, String member, List<String> names, List<String> types, String text) {
        boolean isOf(Signature wanted) {
            String simple = wanted.owner().substring(wanted.owner().lastIndexOf('.') + 1);
            return owner.equals(simple) && member.equals(wanted.member());
        }

        boolean takes(List<String> parameters) {
            return names == null || parameters == null || names.equals(parameters) || types.equals(parameters);
        }
    }

    private final List<Comment> comments;

    private SourceComments(List<Comment> comments) {
        this.comments = comments;
    }

    static SourceComments in(String source) throws IOException {
        JavacTask task = parser(source);
        List<Comment> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            new Reader(Trees.instance(task), found).scan(unit, null);
        }
        return new SourceComments(List.copyOf(found));
    }

    /** A task of the compiler that can parse a source and complains of nothing. */
    static JavacTask parser(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        SimpleJavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        return (JavacTask) compiler.getTask(null, null, ignored -> {}, List.of("-proc:none"), null, List.of(file));
    }

    /** The raw comment on what a signature names; of overloads, the one with its parameters. */
    Optional<String> of(Signature wanted) {
        List<Comment> candidates =
                comments.stream().filter(each -> each.isOf(wanted)).toList();
        Optional<Comment> exact = candidates.stream()
                .filter(each -> each.takes(wanted.parameters()))
                .findFirst();
        Optional<Comment> chosen = exact.isPresent() || candidates.size() != 1 ? exact : Optional.of(candidates.get(0));
        return chosen.map(Comment::text).filter(Objects::nonNull);
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<Comment> found;

        Reader(Trees trees, List<Comment> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            found.add(new Comment(name(getCurrentPath()), "", null, null, trees.getDocComment(getCurrentPath())));
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            String name = method.getName().contentEquals("<init>")
                    ? ""
                    : method.getName().toString();
            List<String> names = method.getParameters().stream()
                    .map(each -> each.getName().toString())
                    .toList();
            List<String> types = method.getParameters().stream()
                    .map(each -> String.valueOf(each.getType()).replaceAll("<.*>|\\w+\\.", ""))
                    .toList();
            found.add(new Comment(owner(), name, names, types, trees.getDocComment(getCurrentPath())));
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void nothing) {
            found.add(new Comment(
                    owner(), field.getName().toString(), null, null, trees.getDocComment(getCurrentPath())));
            return null;
        }

        private String owner() {
            return name(getCurrentPath().getParentPath());
        }

        private static String name(TreePath path) {
            Tree tree = path.getLeaf();
            return tree instanceof ClassTree type ? type.getSimpleName().toString() : "";
        }
    }
}
