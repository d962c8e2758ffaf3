package dev.tunebook.kernel.shell;

import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.TypeDeclSnippet;

/**
 * Refuses a class with the simple name of an imported one, and the reverse: JShell accepts the second of them, and then
 * no further snippet at all.
 */
final class NameClashes {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+\\w");

    private final JShell jshell;

    NameClashes(JShell jshell) {
        this.jshell = jshell;
    }

    /** The name of the class that a piece declares, if it declares one. */
    Optional<String> typeDeclaredBy(Source piece) {
        if (!TYPE.matcher(piece.text()).find()) {
            return Optional.empty();
        }
        return snippetOf(piece).filter(TypeDeclSnippet.class::isInstance).map(each -> ((TypeDeclSnippet) each).name());
    }

    /**
     * @throws CompileFailure when the piece must not run
     */
    void refuse(Source piece) throws CompileFailure {
        Optional<ImportSnippet> clash = typeDeclaredBy(piece).flatMap(this::importOf);
        if (clash.isPresent()) {
            String words =
                    clash.get().name() + " is imported already: " + clash.get().fullname();
            throw Messages.clash("imported", words, piece);
        }
        if (piece.text().startsWith("import") && snippetOf(piece).orElse(null) instanceof ImportSnippet wanted) {
            boolean declared = isOfOneType(wanted)
                    && jshell.types().anyMatch(each -> each.name().equals(wanted.name()));
            if (declared) {
                throw Messages.clash("declared", wanted.name() + " is a class that a cell has declared", piece);
            }
        }
    }

    private Optional<ImportSnippet> importOf(String name) {
        return jshell.imports()
                .filter(each -> isOfOneType(each) && each.name().equals(name))
                .findFirst();
    }

    private static boolean isOfOneType(ImportSnippet each) {
        return each.subKind() == SubKind.SINGLE_TYPE_IMPORT_SUBKIND;
    }

    private Optional<Snippet> snippetOf(Source piece) {
        return jshell.sourceCodeAnalysis().sourceToSnippets(piece.text()).stream()
                .findFirst();
    }
}
