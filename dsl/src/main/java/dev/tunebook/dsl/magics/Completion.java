package dev.tunebook.dsl.magics;

import dev.tunebook.engine.rivals.Rivals;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.LearningRate;
import dev.tunebook.engine.spec.Option;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.kernel.extension.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may come next on a magic's line. */
final class Completion {
    private final Row<?> row;
    private final Notebook notebook;
    private final Variables variables;
    private final List<Option> options;

    Completion(Row<?> row, Notebook notebook, Variables variables) {
        this.row = row;
        this.notebook = notebook;
        this.variables = variables;
        this.options = Specs.options(row.spec());
    }

    List<String> of(List<String> before, String unfinished) {
        return candidates(before, unfinished).stream()
                .filter(candidate -> candidate.startsWith(unfinished))
                .toList();
    }

    private List<String> candidates(List<String> before, String unfinished) {
        if (unfinished.startsWith("--")) {
            return flags(before);
        }
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        if (last.equals("--as") && !row.as().isEmpty()) {
            return List.of(variables.next(
                    row.asStem().isEmpty() || row.asStem().equals(Row.SAME_NAME) ? row.as() : row.asStem()));
        }
        if (Arguments.isName(last) && row.show(List.of(last)).isEmpty() && Arguments.takesValue(last, options)) {
            return Arguments.find(last.substring(2), options)
                    .map(option -> values(option, unfinished))
                    .orElse(List.of());
        }
        return byPlace(before, unfinished);
    }

    /** Options that are not on the line yet. */
    private List<String> flags(List<String> before) {
        List<String> flags = new ArrayList<>(row.ownFlags());
        flags.addAll(Specs.flags(row.spec()));
        flags.removeAll(before);
        return flags;
    }

    private List<String> values(Option option, String unfinished) {
        if (row.files().contains(option.name())) {
            return files(unfinished);
        }
        if (option.type() == LearningRate.class) {
            return List.of(LearningRate.AUTO.toString());
        }
        return option.component().equals("rivals") || option.component().equals("against")
                ? rivals()
                : Specs.choices(option);
    }

    /** Runs, and the words for what is always there to be compared with. */
    private List<String> rivals() {
        List<String> rivals = new ArrayList<>(variables.declared(Subject.RUN));
        rivals.addAll(Rivals.WORDS);
        return rivals;
    }

    private List<String> byPlace(List<String> before, String unfinished) {
        Arguments arguments = Arguments.of(row, before, new Faults());
        if (arguments.subject().isEmpty()) {
            return row.show(before)
                    .map(show -> variables.declared(show.of()))
                    .orElseGet(() -> Set.of(Subject.NEW, Subject.NONE).contains(row.subject())
                            ? List.of()
                            : variables.declared(row.subject()));
        }
        Optional<Option> positional =
                options.stream().filter(Option::positional).findFirst();
        boolean more = positional.isPresent()
                && (arguments.free().isEmpty() || positional.get().type() == List.class);
        return more ? values(positional.get(), unfinished) : List.of();
    }

    /** Files and folders that go on where the word stops; hidden ones only when asked for. */
    private List<String> files(String unfinished) {
        String parent = unfinished.substring(0, unfinished.lastIndexOf('/') + 1);
        String begun = unfinished.substring(parent.length());
        try (Stream<Path> entries = Files.list(notebook.folder().resolve(parent))) {
            return entries.filter(entry -> begun.startsWith(".")
                            || !entry.getFileName().toString().startsWith("."))
                    .map(entry -> parent + entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .toList();
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }
}
