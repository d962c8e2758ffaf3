package dev.tunebook.dsl.magics;

import java.util.List;
import java.util.Set;

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
        Word<S> word) {
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
        if (as.isEmpty()) {
            return List.of();
        }
        String standard = asStem.isEmpty() ? "" : " Default: " + asStem + " and the next free number.";
        return List.<String[]>of(new String[] {"--as NAME", "Java variable that holds the " + as + "." + standard});
    }
}
