package dev.tunebook.dsl.magics;

import dev.tunebook.engine.rivals.Rivals;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.LearningRate;
import dev.tunebook.engine.spec.Option;
import dev.tunebook.engine.spec.ResumeSpec;
import dev.tunebook.engine.spec.RunsSpec;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.kernel.extension.Notebook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may come next on a magic's line. */
final class Completion {
    /** Options of a dataset whose values are columns of its file. */
    private static final Set<String> COLUMNS =
            Set.of("text", "second", "label", "output", "messages", "columns", "by", "time");

    private final Row<?> row;
    private final Variables variables;
    private final List<Option> options;
    private final Places places;

    Completion(Row<?> row, Notebook notebook, Variables variables) {
        this.row = row;
        this.variables = variables;
        this.options = Specs.options(row.spec());
        this.places = new Places(notebook.folder());
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
                    .map(option -> values(option, before, unfinished))
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

    private List<String> values(Option option, List<String> before, String unfinished) {
        if (row.files().contains(option.name())) {
            return places.files(unfinished);
        }
        if (row.spec() == DatasetSpec.class && COLUMNS.contains(option.component())) {
            return columns(option, before, unfinished);
        }
        if (row.spec() == RunsSpec.class && option.component().equals("with")) {
            return places.runs();
        }
        if (row.spec() == ResumeSpec.class) {
            return places.ids(Arguments.of(row, before, new Faults()).subject().orElse(""));
        }
        if (option.type() == LearningRate.class) {
            return List.of(LearningRate.AUTO.toString());
        }
        return option.component().equals("rivals") || option.component().equals("against")
                ? rivals(before)
                : Specs.choices(option);
    }

    /** The columns of the file on the line; of a list, behind its last comma. */
    private List<String> columns(Option option, List<String> before, String unfinished) {
        List<String> files = Arguments.of(row, before, new Faults()).free();
        String listed = option.type() == List.class ? unfinished.substring(0, unfinished.lastIndexOf(',') + 1) : "";
        return files.isEmpty()
                ? List.of()
                : places.columns(files.get(0)).stream()
                        .map(column -> listed + column)
                        .toList();
    }

    /** Runs, and the words for what is always there to be compared with; of curves, those of runs that are kept. */
    private List<String> rivals(List<String> before) {
        Set<String> rivals = new LinkedHashSet<>(variables.declared(Subject.RUN));
        rivals.addAll(before.contains(RunMagics.CURVES.flag()) ? places.runs() : Rivals.WORDS);
        return List.copyOf(rivals);
    }

    private List<String> byPlace(List<String> before, String unfinished) {
        Arguments arguments = Arguments.of(row, before, new Faults());
        if (arguments.subject().isEmpty()) {
            if (row.spec() == ResumeSpec.class) {
                return places.runs();
            }
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
        return more ? values(positional.get(), before, unfinished) : List.of();
    }
}
