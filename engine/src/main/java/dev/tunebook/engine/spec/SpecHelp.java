package dev.tunebook.engine.spec;

import java.util.ArrayList;
import java.util.List;

/** The help text of a command, from the record that its options live in. */
public final class SpecHelp {
    /** Columns that a notebook cell and a terminal have room for. */
    private static final int COLUMNS = 100;

    /** However long the flags are, their purpose gets as many columns. */
    private static final int LEAST_PURPOSE = 40;

    private SpecHelp() {}

    /**
     * One line of use, one of purpose, one per option.
     *
     * @param command what comes first on the line, such as {@code %train DATASET}
     * @param summary one sentence
     * @param type the record of its options
     * @param own rows of the command's own, each a flag and its purpose, listed first
     */
    public static <S extends Record> String text(String command, String summary, Class<S> type, List<String[]> own) {
        List<String[]> rows = new ArrayList<>(own);
        String positional = "";
        for (Option option : Specs.options(type)) {
            if (option.positional()) {
                positional = " " + option.name().toUpperCase(java.util.Locale.ROOT);
                rows.add(0, new String[] {positional.strip(), option.doc()});
            } else {
                rows.add(new String[] {flag(option), doc(option)});
            }
        }
        int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        StringBuilder text = new StringBuilder(command + positional + " [options]\n" + summary + "\n\n");
        for (String[] row : rows) {
            text.append("  ").append(row[0]).append(" ".repeat(width - row[0].length() + 2));
            text.append(wrapped(row[1], width + 4)).append('\n');
        }
        return text.toString();
    }

    /** Breaks a purpose between words, each line under the first. */
    private static String wrapped(String purpose, int indent) {
        int room = Math.max(LEAST_PURPOSE, COLUMNS - indent);
        StringBuilder text = new StringBuilder();
        int used = 0;
        for (String word : purpose.split(" ")) {
            if (used > 0 && used + 1 + word.length() > room) {
                text.append('\n').append(" ".repeat(indent));
                used = 0;
            }
            text.append(used > 0 ? " " : "").append(word);
            used += (used > 0 ? 1 : 0) + word.length();
        }
        return text.toString();
    }

    private static String flag(Option option) {
        String alias = option.alias().isEmpty() ? "" : ", --" + option.alias();
        return "--" + option.name() + alias + (option.isSwitch() ? "" : " " + option.placeholder());
    }

    private static String doc(Option option) {
        String standard = option.standardText();
        return option.doc() + (standard.isEmpty() ? "" : " Default: " + standard + ".");
    }
}
