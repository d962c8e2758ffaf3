package dev.tunebook.engine.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One line of options being read into the values of a record. */
final class Line {
    private final List<Option> options;
    private final Faults faults;

    Line(List<Option> options, Faults faults) {
        this.options = options;
        this.faults = faults;
    }

    void read(List<String> words, Object[] values) {
        Deque<String> rest = new ArrayDeque<>(words);
        List<String> free = new ArrayList<>();
        Set<String> given = new LinkedHashSet<>();
        while (!rest.isEmpty()) {
            String word = rest.poll();
            if (word.startsWith("--") && word.length() > 2) {
                named(word.substring(2), rest, values, given);
            } else {
                free.add(word);
            }
        }
        place(free, values);
    }

    private void named(String word, Deque<String> rest, Object[] values, Set<String> given) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        boolean negated = name.startsWith("no-") && find(name).isEmpty();
        Optional<Option> found = find(negated ? name.substring(3) : name);
        if (found.isEmpty() || (negated && !found.get().isSwitch())) {
            unknown(name, rest, equals < 0);
            return;
        }
        Option option = found.get();
        if (!given.add(option.name())) {
            faults.add("--" + option.name() + " is given twice.", "leave one out.");
        }
        String text;
        if (option.isSwitch() && equals < 0) {
            text = String.valueOf(!negated);
        } else if (equals >= 0) {
            text = word.substring(equals + 1);
        } else if (rest.isEmpty() || isName(rest.peek())) {
            faults.add("--" + name + " needs a value.", "--" + name + " " + example(option) + ".");
            return;
        } else {
            text = rest.poll();
        }
        set(option, text, values);
    }

    private void unknown(String name, Deque<String> rest, boolean valueFollows) {
        List<String> flags = options.stream()
                .filter(option -> !option.positional())
                .map(option -> "--" + option.name())
                .toList();
        faults.add("--" + name + " is not an option here.", Nearest.maybe("--" + name, flags));
        if (valueFollows && !rest.isEmpty() && !isName(rest.peek())) {
            rest.poll();
        }
    }

    private void place(List<String> free, Object[] values) {
        if (free.isEmpty()) {
            return;
        }
        Optional<Option> positional =
                options.stream().filter(Option::positional).findFirst();
        if (positional.isPresent() && positional.get().type() == List.class) {
            values[options.indexOf(positional.get())] = List.copyOf(free);
            return;
        }
        int taken = positional.isPresent() ? 1 : 0;
        if (taken == 1) {
            set(positional.get(), free.get(0), values);
        }
        for (String word : free.subList(taken, free.size())) {
            faults.add(
                    "\"" + word + "\" has no place here.",
                    "quote a value that has spaces, or name the option before it.");
        }
    }

    private void set(Option option, String text, Object[] values) {
        try {
            String shown = option.positional() ? option.name() : "--" + option.name();
            values[options.indexOf(option)] = Values.parse(shown, option.type(), text);
        } catch (UserException illegal) {
            faults.add(illegal);
        }
    }

    private Optional<Option> find(String name) {
        return options.stream()
                .filter(option -> !option.positional())
                .filter(option -> option.name().equals(name)
                        || (!option.alias().isEmpty() && option.alias().equals(name)))
                .findFirst();
    }

    /** A negative number is a value, not a name. */
    private static boolean isName(String word) {
        return word.startsWith("--") && word.length() > 2;
    }

    private static String example(Option option) {
        String standard = option.standardText();
        return standard.isEmpty() ? option.placeholder() : standard;
    }
}
