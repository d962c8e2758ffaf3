package dev.tunebook.dsl.magics;

import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.Option;
import dev.tunebook.engine.spec.SpecHelp;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.extension.Magic;
import dev.tunebook.kernel.extension.MimeBundle;
import dev.tunebook.kernel.extension.Notebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A magic made from its row: reads the line, calls the word, binds what came of it. */
final class SpecMagic<S extends Record> implements Magic {
    private final Row<S> row;
    private final Notebook notebook;
    private final Variables variables;

    SpecMagic(Row<S> row, Notebook notebook) {
        this.row = row;
        this.notebook = notebook;
        this.variables = new Variables(notebook);
    }

    @Override
    public String name() {
        return row.name();
    }

    @Override
    public String summary() {
        return row.summary();
    }

    @Override
    public String help() {
        String command = ("%" + row.name() + " " + row.subject().placeholder()).strip();
        return SpecHelp.text(command, row.summary(), row.spec(), row.ownHelp());
    }

    @Override
    public List<String> complete(List<String> before, String unfinished) {
        return new Completion(row, notebook, variables).of(before, unfinished);
    }

    /** Nothing is bound unless the word has done its work. */
    @Override
    public Object run(List<String> words, String body) {
        if (words.contains("--help")) {
            return MimeBundle.text(help());
        }
        Faults faults = new Faults();
        Arguments arguments = Arguments.of(row, words, faults);
        Optional<Row.Show> show = row.show(words);
        if (show.isPresent()
                && row.subject() == Subject.NEW
                && arguments.subject().isPresent()
                && arguments.rest().isEmpty()) {
            Object held = variables.find(show.get().of(), arguments.subject().get(), faults);
            faults.throwIfAny();
            return show.get().view().apply(held);
        }
        Object subject = subject(show, arguments, faults);
        arguments.as().ifPresent(name -> Variables.requireName("as", name, faults));
        S spec = spec(arguments, faults);
        faults.throwIfAny();
        Optional<BiFunction<Object, Record, Object>> instead = show.flatMap(Row.Show::instead);
        if (instead.isPresent()) {
            return instead.get().apply(subject, spec);
        }
        String name = boundTo(arguments);
        Object result = row.word().call(subject, spec, name);
        if (result instanceof Row.Unbound unbound) {
            return unbound.value();
        }
        return kept(name, result, show);
    }

    /** An interrupt has ended the work, and must not take what came of it too. */
    private Object kept(String name, Object result, Optional<Row.Show> show) {
        try {
            return notebook.cooperatively(() -> {
                if (!name.isEmpty()) {
                    notebook.bind(name, result.getClass().getCanonicalName(), result);
                    letGoOfWhatWasThere(result);
                }
                return show.isPresent()
                        ? show.get().view().apply(result)
                        : row.shown().apply(result);
            });
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** The run that had the name before has nobody who holds its weights any more. */
    private static void letGoOfWhatWasThere(Object result) {
        if (result instanceof Run) {
            Run.freeUnheld();
        }
    }

    /** Of a magic without a subject, a switch that does other work may have one. */
    private Object subject(Optional<Row.Show> show, Arguments arguments, Faults faults) {
        if (row.subject() == Subject.NONE) {
            Optional<Row.Show> working = show.filter(each -> each.instead().isPresent());
            return working.isEmpty() ? null : ofSwitch(working.get(), arguments, faults);
        }
        if (arguments.subject().isEmpty()) {
            String needed = row.subject() == Subject.NEW
                    ? takesWord() ? "a name and a file" : "a name"
                    : "a " + row.subject().noun();
            faults.add("%" + row.name() + " needs " + needed + ".", "%" + row.name() + " " + row.example() + ".");
            return null;
        }
        String name = arguments.subject().get();
        if (row.subject() == Subject.NEW) {
            Variables.requireName("name", name, faults);
            return null;
        }
        return variables.find(row.subject(), name, faults);
    }

    private Object ofSwitch(Row.Show show, Arguments arguments, Faults faults) {
        String command = "%" + row.name() + " " + show.flag();
        if (arguments.subject().isEmpty()) {
            faults.add(
                    command + " needs a " + show.of().noun() + ".",
                    variables.holding(show.of()).stream()
                            .findFirst()
                            .map(name -> command + " " + name + ".")
                            .orElse(show.of().remedy("tickets")));
            return null;
        }
        return variables.find(show.of(), arguments.subject().get(), faults);
    }

    private boolean takesWord() {
        return Specs.options(row.spec()).stream().anyMatch(Option::positional);
    }

    private S spec(Arguments arguments, Faults faults) {
        requirePositional(arguments, faults);
        try {
            return Specs.parse(Specs.defaults(row.spec()), optionWords(arguments));
        } catch (UserException illegal) {
            faults.add(illegal);
            return null;
        }
    }

    /** Where no variable is named, the first word is the record's own. */
    private List<String> optionWords(Arguments arguments) {
        if (row.subject() != Subject.NONE || arguments.subject().isEmpty()) {
            return arguments.rest();
        }
        List<String> words = new ArrayList<>(arguments.rest());
        words.add(arguments.subject().get());
        return words;
    }

    /** What is given by place has no standard value: a file to read, texts to classify. */
    private void requirePositional(Arguments arguments, Faults faults) {
        Optional<Option> positional =
                Specs.options(row.spec()).stream().filter(Option::positional).findFirst();
        if (positional.isPresent()
                && !positional.get().optional()
                && row.subject() != Subject.NONE
                && arguments.subject().isPresent()
                && arguments.free().isEmpty()) {
            String missing = switch (positional.get().component()) {
                case "texts", "prompt" -> "a text";
                case "rivals" -> "something to compare with";
                default -> "a file";
            };
            faults.add(
                    "%" + row.name() + " " + arguments.subject().get() + " needs " + missing + ".",
                    "%" + row.name() + " " + row.example() + ".");
        }
    }

    private String boundTo(Arguments arguments) {
        if (row.subject() == Subject.NEW) {
            return arguments.subject().orElseThrow();
        }
        if (row.asStem().equals(Row.SAME_NAME)) {
            return arguments.as().or(arguments::subject).orElseThrow();
        }
        return arguments.as().orElseGet(() -> row.asStem().isEmpty() ? "" : variables.next(row.asStem()));
    }
}
