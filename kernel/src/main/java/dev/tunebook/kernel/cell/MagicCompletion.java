package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.cell.CodeHelp.Completion;
import dev.tunebook.kernel.cell.CodeHelp.Match;
import dev.tunebook.kernel.extension.Magic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Completes the line of a magic: its name, then what it says itself of its words. */
final class MagicCompletion {
    private final Magics magics;

    MagicCompletion(Magics magics) {
        this.magics = magics;
    }

    /**
     * @param line the line up to the cursor
     * @param lineStart where it begins in the cell
     */
    Completion of(String line, int lineStart) {
        int signs = line.length() - line.stripLeading().length();
        int nameStart = signs + (line.startsWith("%%", signs) ? 2 : 1);
        int nameEnd = nameStart;
        while (nameEnd < line.length() && !Character.isWhitespace(line.charAt(nameEnd))) {
            nameEnd++;
        }
        return nameEnd == line.length()
                ? names(line, signs, nameStart, lineStart)
                : words(line, nameStart, nameEnd, lineStart);
    }

    /** After two signs, only those that take a body. */
    private Completion names(String line, int signs, int nameStart, int lineStart) {
        String begun = line.substring(nameStart);
        String sign = line.substring(signs, nameStart);
        List<Match> names = magics.all().stream()
                .filter(magic -> magic.name().startsWith(begun))
                .filter(magic -> sign.length() == 1 || magic.takesBody())
                .map(magic -> new Match(sign + magic.name(), "magic", magic.summary()))
                .toList();
        return new Completion(names, lineStart + signs, lineStart + line.length());
    }

    private Completion words(String line, int nameStart, int nameEnd, int lineStart) {
        Optional<Magic> magic = magics.find(line.substring(nameStart, nameEnd));
        int start = lastWord(line, nameEnd);
        String typed = line.substring(start);
        String quote = typed.startsWith("\"") || typed.startsWith("'") ? typed.substring(0, 1) : "";
        String unfinished = typed.substring(quote.length());
        List<String> before = before(line.substring(nameEnd, start));
        List<Match> matches = magic.map(each -> each.complete(before, unfinished)).orElse(List.of()).stream()
                .map(text -> new Match(quoted(text, quote), text.startsWith("--") ? "keyword" : "text", ""))
                .toList();
        return new Completion(matches, lineStart + start, lineStart + line.length());
    }

    /** Where the last word begins, be it unfinished or in quotes still open; the line's end after a space. */
    private static int lastWord(String line, int from) {
        int start = from;
        char quote = 0;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (Character.isWhitespace(c)) {
                start = i + 1;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return start;
    }

    private static List<String> before(String words) {
        try {
            return Words.split(words, name -> Optional.empty());
        } catch (IllegalArgumentException unclosed) {
            return new ArrayList<>(List.of(words.strip().split("\\s+")));
        }
    }

    /** A candidate with a space in quotes; those of a folder stay open, for what is in it. */
    private static String quoted(String text, String quote) {
        String sign = quote.isEmpty() && text.contains(" ") ? "\"" : quote;
        return sign + text + (text.endsWith("/") ? "" : sign);
    }
}
