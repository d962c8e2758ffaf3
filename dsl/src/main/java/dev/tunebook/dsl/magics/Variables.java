package dev.tunebook.dsl.magics;

import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.kernel.extension.Notebook;
import dev.tunebook.kernel.extension.Notebook.Variable;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** A notebook's Java variables, as magics look for them and name them. */
final class Variables {
    private final Notebook notebook;

    Variables(Notebook notebook) {
        this.notebook = notebook;
    }

    /** The value of the subject's type under a name, or {@code null} and a fault that says what there is instead. */
    Object find(Subject subject, String name, Faults faults) {
        Object value = notebook.value(name).orElse(null);
        if (subject.type().isInstance(value)) {
            return value;
        }
        if (subject == Subject.RUN_OR_MODEL && value == null && isModel(name)) {
            return name;
        }
        List<String> names = holding(subject);
        String problem = value == null
                ? name + " is not a " + subject.noun() + " here."
                : name + " (" + value.getClass().getSimpleName() + ") is not a " + subject.noun() + ".";
        faults.add(problem, names.isEmpty() ? subject.remedy(name) : Nearest.maybe(name, names));
        return null;
    }

    /** A folder that is there, or what can only be a path or a name on the hub. */
    private boolean isModel(String name) {
        return name.indexOf('/') >= 0
                || name.indexOf('\\') >= 0
                || Files.isDirectory(notebook.folder().resolve(name));
    }

    /** The names of the variables that hold the subject's type. */
    List<String> holding(Subject subject) {
        return notebook.variables().stream()
                .map(Variable::name)
                .filter(name ->
                        notebook.value(name).filter(subject.type()::isInstance).isPresent())
                .toList();
    }

    /**
     * The names of the variables that are declared with the subject's type: what completion offers, since it must not
     * wait for a running cell to look at values.
     */
    List<String> declared(Subject subject) {
        Set<String> names =
                Set.of(subject.type().getSimpleName(), subject.type().getCanonicalName());
        return notebook.variables().stream()
                .filter(variable -> names.contains(variable.type()))
                .map(Variable::name)
                .toList();
    }

    /** Notes a fault unless a variable can have this name. */
    static void requireName(String thing, String name, Faults faults) {
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
            faults.add(
                    thing + " (" + name + ") must be a name for a Java variable: letters, digits and _.",
                    suggestion(name) + ".");
        }
    }

    private static String suggestion(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String made = file.replaceAll("\\.\\w+$", "")
                .replaceAll("[^\\p{Alnum}_]+", "_")
                .replaceAll("^_+|_+$", "");
        if (made.isEmpty()) {
            return "tickets";
        }
        return SourceVersion.isIdentifier(made) && !SourceVersion.isKeyword(made) ? made : "my_" + made;
    }

    /** The stem and the lowest number from 1 that no variable has yet. */
    String next(String stem) {
        Set<String> taken = notebook.variables().stream().map(Variable::name).collect(Collectors.toSet());
        int number = 1;
        while (taken.contains(stem + number)) {
            number++;
        }
        return stem + number;
    }
}
