package dev.tunebook.kernel.run.page;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal's colours as spans; every other escape sequence is dropped. */
final class Ansi {
    private static final Pattern ESCAPE = Pattern.compile(
            "\\u001b\\[([0-9;:]*)m|\\u001b\\[[0-?]*[ -/]*[@-~]|\\u001b\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)|\\u001b.?");

    private final TreeSet<String> classes = new TreeSet<>();
    private String foreground = "";
    private String background = "";

    private Ansi() {}

    /** Escaped HTML for the inside of a {@code <pre>}. */
    static String html(String text) {
        return text.indexOf('\u001b') < 0 ? Html.escape(text) : new Ansi().convert(text);
    }

    private String convert(String text) {
        StringBuilder html = new StringBuilder();
        Matcher escape = ESCAPE.matcher(text);
        int end = 0;
        while (escape.find()) {
            append(html, text.substring(end, escape.start()));
            if (escape.group(1) != null) {
                apply(escape.group(1));
            }
            end = escape.end();
        }
        append(html, text.substring(end));
        return html.toString();
    }

    private void append(StringBuilder html, String text) {
        String style = foreground + background;
        if (text.isEmpty() || classes.isEmpty() && style.isEmpty()) {
            html.append(Html.escape(text));
            return;
        }
        html.append("<span");
        if (!classes.isEmpty()) {
            html.append(" class=\"").append(String.join(" ", classes)).append('"');
        }
        if (!style.isEmpty()) {
            html.append(" style=\"").append(style).append('"');
        }
        html.append('>').append(Html.escape(text)).append("</span>");
    }

    private void apply(String parameters) {
        List<Integer> codes = Arrays.stream(parameters.split("[;:]"))
                .map(code -> code.isEmpty() || code.length() > 3 ? 0 : Integer.parseInt(code))
                .toList();
        Iterator<Integer> rest = codes.iterator();
        while (rest.hasNext()) {
            apply(rest.next(), rest);
        }
    }

    private void apply(int code, Iterator<Integer> rest) {
        switch (code) {
            case 0 -> {
                classes.clear();
                foreground = "";
                background = "";
            }
            case 1 -> classes.add("ansi-bold");
            case 2 -> classes.add("ansi-dim");
            case 3 -> classes.add("ansi-italic");
            case 4 -> classes.add("ansi-underline");
            case 7 -> classes.add("ansi-inverse");
            case 22 -> classes.removeAll(List.of("ansi-bold", "ansi-dim"));
            case 23 -> classes.remove("ansi-italic");
            case 24 -> classes.remove("ansi-underline");
            case 27 -> classes.remove("ansi-inverse");
            default -> colour(code, rest);
        }
    }

    private void colour(int code, Iterator<Integer> rest) {
        if (code >= 30 && code <= 39 || code >= 90 && code <= 97) {
            classes.removeIf(name -> name.startsWith("ansi-fg"));
            foreground = code == 38 ? style("color", rest) : "";
            if (code < 38 || code >= 90) {
                classes.add("ansi-fg" + (code >= 90 ? code - 82 : code - 30));
            }
        } else if (code >= 40 && code <= 49 || code >= 100 && code <= 107) {
            classes.removeIf(name -> name.startsWith("ansi-bg"));
            background = code == 48 ? style("background-color", rest) : "";
            if (code < 48 || code >= 100) {
                classes.add("ansi-bg" + (code >= 100 ? code - 92 : code - 40));
            }
        }
    }

    /** {@code 5;n} of 256 colours, or {@code 2;r;g;b}. */
    private static String style(String property, Iterator<Integer> rest) {
        int kind = next(rest);
        if (kind == 2) {
            return property + ":rgb(" + next(rest) + "," + next(rest) + "," + next(rest) + ");";
        }
        return kind == 5 ? property + ":" + indexed(next(rest)) + ";" : "";
    }

    private static int next(Iterator<Integer> rest) {
        return rest.hasNext() ? Math.min(255, rest.next()) : 0;
    }

    /** The usual palette: 16 named colours, a cube of 6 × 6 × 6, 24 greys. */
    private static String indexed(int index) {
        if (index < 16) {
            return "var(--ansi-" + index + ")";
        }
        if (index >= 232) {
            int grey = 8 + 10 * (index - 232);
            return "rgb(" + grey + "," + grey + "," + grey + ")";
        }
        int cube = index - 16;
        return "rgb(" + level(cube / 36) + "," + level(cube / 6 % 6) + "," + level(cube % 6) + ")";
    }

    private static int level(int step) {
        return step == 0 ? 0 : 55 + 40 * step;
    }
}
