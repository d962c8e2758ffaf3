package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.Magic;
import dev.tunebook.kernel.extension.MimeBundle;
import dev.tunebook.kernel.extension.Notebook.Variable;
import java.util.List;
import java.util.stream.Collectors;

/** Magics that say what there is: other magics, and the notebook's variables. */
final class HelpMagics {
    private static final int VALUE_CHARS = 60;

    private final LiveNotebook notebook;

    private HelpMagics(LiveNotebook notebook) {
        this.notebook = notebook;
    }

    static void install(LiveNotebook notebook) {
        HelpMagics magics = new HelpMagics(notebook);
        notebook.magic(new Simple("lsmagic", "%lsmagic", "Lists every magic.", (line, body) -> magics.list()));
        notebook.magic(new Simple(
                "help",
                "%help [magic]",
                "Says how to find one's way, or what a magic does.",
                magics::help,
                unfinished -> notebook.magics().all().stream()
                        .map(Magic::name)
                        .filter(name -> name.startsWith(unfinished))
                        .toList()));
        notebook.magic(new Simple(
                "who", "%who [type]", "Lists the variables with type and value.", (line, body) -> magics.who(line)));
    }

    private MimeBundle list() {
        List<List<String>> rows = notebook.magics().all().stream()
                .map(magic -> List.of((magic.takesBody() ? "%%" : "%") + magic.name(), magic.summary()))
                .toList();
        return Tables.of(List.of("magic", "what it does"), rows);
    }

    private Object help(String line, String body) throws Exception {
        if (!line.isBlank()) {
            Magic magic = notebook.magics().require(line.strip().replaceFirst("^%{1,2}", ""));
            return Magics.helpOf(magic);
        }
        return MimeBundle.text("""
                A cell holds Java, magics, or both. The last expression is shown.
                %lsmagic     lists the magics
                %who         lists the variables
                %name?       says what a magic does
                display(x)   shows anything, and returns a handle that can update it
                Tab completes, Shift-Tab explains.""");
    }

    private Object who(String type) {
        List<Variable> variables = notebook.variables().stream()
                .filter(each -> type.isBlank() || each.type().contains(type.strip()))
                .toList();
        if (variables.isEmpty()) {
            return MimeBundle.text("No variables yet.");
        }
        List<List<String>> rows = variables.stream()
                .map(each -> List.of(each.name(), Views.shortType(each.type()), valueOf(each.name())))
                .collect(Collectors.toList());
        return Tables.of(List.of("variable", "type", "value"), rows);
    }

    private String valueOf(String name) {
        String text = Views.text(notebook.value(name).orElse(null)).replaceAll("\\s+", " ");
        return text.length() <= VALUE_CHARS ? text : text.substring(0, VALUE_CHARS - 1) + "…";
    }
}
