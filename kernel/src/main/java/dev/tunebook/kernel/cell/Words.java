package dev.tunebook.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Splits a magic's line into words as a shell does.
 *
 * <p>White space separates; single quotes keep everything as it is; double quotes keep spaces, and a backslash in them
 * escapes a quote, a backslash or a brace. <code>{name}</code> outside single quotes becomes the text of that variable,
 * within one word; doubled braces stand for one brace.
 */
final class Words {
    private final String line;
    private final Function<String, Optional<String>> variable;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private int at;

    private Words(String line, Function<String, Optional<String>> variable) {
        this.line = line;
        this.variable = variable;
    }

    /**
     * @param variable the text of a Java variable, empty when there is none of that name
     * @throws IllegalArgumentException when a quote is not closed
     */
    static List<String> split(String line, Function<String, Optional<String>> variable) {
        return new Words(line, variable).read();
    }

    private List<String> read() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                finish();
                at++;
            } else if (c == '\'') {
                singleQuoted();
            } else if (c == '"') {
                doubleQuoted();
            } else {
                plain();
            }
        }
        finish();
        return words;
    }

    private void finish() {
        if (started) {
            words.add(word.toString());
            word.setLength(0);
            started = false;
        }
    }

    private void singleQuoted() {
        int end = line.indexOf('\'', at + 1);
        if (end < 0) {
            throw unclosed('\'');
        }
        word.append(line, at + 1, end);
        started = true;
        at = end + 1;
    }

    private void doubleQuoted() {
        int opened = at++;
        started = true;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\' && at + 1 < line.length() && "\"\\{}".indexOf(line.charAt(at + 1)) >= 0) {
                word.append(line.charAt(at + 1));
                at += 2;
            } else {
                plain();
            }
        }
        if (at >= line.length()) {
            at = opened;
            throw unclosed('"');
        }
        at++;
    }

    private void plain() {
        started = true;
        if (line.startsWith("{{", at) || line.startsWith("}}", at)) {
            word.append(line.charAt(at));
            at += 2;
        } else if (line.charAt(at) != '{' || !replaced()) {
            word.append(line.charAt(at++));
        }
    }

    private boolean replaced() {
        int end = line.indexOf('}', at);
        if (end < 0) {
            return false;
        }
        Optional<String> text = variable.apply(line.substring(at + 1, end).strip());
        text.ifPresent(value -> {
            word.append(value);
            at = end + 1;
        });
        return text.isPresent();
    }

    private IllegalArgumentException unclosed(char quote) {
        return new IllegalArgumentException(
                "quote (" + line.substring(at) + ") must be closed.\nMaybe add " + quote + " at its end.");
    }
}
