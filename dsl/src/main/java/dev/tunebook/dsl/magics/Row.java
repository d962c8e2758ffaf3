package dev.tunebook.dsl.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * One magic: what stands on its line, and the word that it calls.
 *
 * @param <S> the record of its options
 * @param name without the percent sign
 * @param summary one sentence
 * @param subject what the first word names
 * @param example the rest of a line that works, for errors
 * @param spec the record of its options
 * @param as what {@code --as} names; empty when there is no such option
 * @param asStem what a name is made of when {@code --as} is not given, such as {@code run} for {@code run1}; empty when
 *     nothing is bound then
 * @param files names of the options whose values are files, for completion
 * @param word does the work
 * @param shows switches that show something of the result rather than the result
 * @param shown what is shown of a result when no such switch is given
 */
record Row<S extends Record>(
        String name,
        String summary,
        Subject subject,
        String example,
        Class<S> spec,
        String as,
        String asStem,
        Set<String> files,
        Word<S> word,
        List<Show> shows,
        UnaryOperator<Object> shown) {
    /** An {@link #asStem} that binds the result to the subject's own name. */
    static final String SAME_NAME = "=";

    Row(
            String name,
            String summary,
            Subject subject,
            String example,
            Class<S> spec,
            String as,
            String asStem,
            Set<String> files,
            Word<S> word) {
        this(name, summary, subject, example, spec, as, asStem, files, word, List.of());
    }

    Row(
            String name,
            String summary,
            Subject subject,
            String example,
            Class<S> spec,
            String as,
            String asStem,
            Set<String> files,
            Word<S> word,
            List<Show> shows) {
        this(name, summary, subject, example, spec, as, asStem, files, word, shows, UnaryOperator.identity());
    }

    /** The same, which shows something of its result rather than the result. */
    Row<S> showing(UnaryOperator<Object> other) {
        return new Row<>(name, summary, subject, example, spec, as, asStem, files, word, shows, other);
    }

    /**
     * A switch that shows something of the result rather than the result. With no more than the name of a result that a
     * variable holds already, it shows that of it.
     *
     * @param flag with its hyphens
     * @param doc what is shown, a sentence
     * @param of the subject that a name without more stands for
     * @param view what is shown of a result
     * @param instead what is done instead of the magic's work, given subject and options; nothing is bound then
     */
    record Show(
            String flag,
            String doc,
            Subject of,
            UnaryOperator<Object> view,
            Optional<BiFunction<Object, Record, Object>> instead) {
        Show(String flag, String doc, Subject of, UnaryOperator<Object> view) {
            this(flag, doc, of, view, Optional.empty());
        }

        /** A switch that does something else than the magic's work. */
        static Show instead(String flag, String doc, Subject of, BiFunction<Object, Record, Object> other) {
            return new Show(flag, doc, of, UnaryOperator.identity(), Optional.of(other));
        }
    }

    /** A result that is shown and not bound: the word has made nothing that a name is for. */
    record Unbound(Object value) {}

    /** Does the work of a magic. */
    interface Word<S> {
        /**
         * Calls the word.
         *
         * @param subject the value of the subject; {@code null} for a new name
         * @param spec the options
         * @param name what the result is bound to; empty when it is not bound
         */
        Object call(Object subject, S spec, String name);
    }

    /** The magic's own options, as rows of help. */
    List<String[]> ownHelp() {
        List<String[]> help = new ArrayList<>();
        if (!as.isEmpty()) {
            String standard = switch (asStem) {
                case "" -> "";
                case SAME_NAME -> " Default: its own name.";
                default -> " Default: " + asStem + " and the next free number.";
            };
            help.add(new String[] {"--as NAME", "Java variable that holds the " + as + "." + standard});
        }
        shows.forEach(show -> help.add(new String[] {show.flag(), show.doc()}));
        return help;
    }

    /** The magic's own options, as they are typed. */
    List<String> ownFlags() {
        List<String> flags = new ArrayList<>();
        if (!as.isEmpty()) {
            flags.add("--as");
        }
        shows.forEach(show -> flags.add(show.flag()));
        return flags;
    }

    /** The switch on a line, if any. */
    Optional<Show> show(List<String> words) {
        return shows.stream().filter(show -> words.contains(show.flag())).findFirst();
    }
}
