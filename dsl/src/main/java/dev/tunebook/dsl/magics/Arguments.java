package dev.tunebook.dsl.magics;

import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.Option;
import dev.tunebook.engine.spec.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a magic's line, sorted into what is the magic's own and what its options record reads.
 *
 * @param subject the first word that is neither an option nor an option's value
 * @param as the value of {@code --as}
 * @param rest for the options record
 * @param free those of the rest that are neither an option nor an option's value
 */
record Arguments(Optional<String> subject, Optional<String> as, List<String> rest, List<String> free) {
    static Arguments of(Row<?> row, List<String> words, Faults faults) {
        List<Option> options = Specs.options(row.spec());
        Optional<String> subject = Optional.empty();
        Optional<String> as = Optional.empty();
        List<String> rest = new ArrayList<>();
        List<String> free = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean valueFollows = i + 1 < words.size() && !isName(words.get(i + 1));
            if (!row.as().isEmpty() && (word.equals("--as") || word.startsWith("--as="))) {
                if (as.isPresent()) {
                    faults.add("--as is given twice.", "leave one out.");
                }
                boolean joined = word.length() > 4;
                if (!joined && !valueFollows) {
                    faults.add("--as needs a name.", "--as " + row.as() + "1.");
                    continue;
                }
                as = Optional.of(joined ? word.substring(5) : words.get(++i));
            } else if (row.show(List.of(word)).isPresent()) {
                continue;
            } else if (isName(word)) {
                rest.add(word);
                if (valueFollows && takesValue(word, options)) {
                    rest.add(words.get(++i));
                }
            } else if (subject.isEmpty()) {
                subject = Optional.of(word);
            } else {
                rest.add(word);
                free.add(word);
            }
        }
        return new Arguments(subject, as, List.copyOf(rest), List.copyOf(free));
    }

    /** An unknown option is taken to have a value, as the record's own reading has it. */
    static boolean takesValue(String flag, List<Option> options) {
        if (flag.indexOf('=') >= 0) {
            return false;
        }
        String name = flag.substring(2);
        return find(name, options)
                .map(option -> !option.isSwitch())
                .orElse(!(name.startsWith("no-")
                        && find(name.substring(3), options).isPresent()));
    }

    static Optional<Option> find(String name, List<Option> options) {
        return options.stream()
                .filter(option -> !option.positional())
                .filter(option -> option.name().equals(name)
                        || (!option.alias().isEmpty() && option.alias().equals(name)))
                .findFirst();
    }

    static boolean isName(String word) {
        return word.startsWith("--") && word.length() > 2;
    }
}
