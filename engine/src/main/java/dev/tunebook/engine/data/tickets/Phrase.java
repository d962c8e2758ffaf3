package dev.tunebook.engine.data.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** A piece of wording: words as they are, symbols, and choices in place. */
final class Phrase {
    private interface Piece {
        String draw(Function<String, String> symbols, Random random);
    }

    private final List<Piece> pieces;

    private Phrase(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** The phrases between the bars of a text, bars within parentheses apart. */
    static List<Phrase> alternatives(String text) {
        List<Phrase> phrases = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '|' : text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                phrases.add(new Phrase(pieces(text.substring(begin, i).strip())));
                begin = i + 1;
            }
        }
        return phrases;
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int end;
            if (text.charAt(i) == '{') {
                end = text.indexOf('}', i) + 1;
                String symbol = text.substring(i + 1, end - 1);
                pieces.add((symbols, random) -> symbols.apply(symbol));
            } else if (text.charAt(i) == '(') {
                end = closing(text, i) + 1;
                List<Phrase> choice = alternatives(text.substring(i + 1, end - 1));
                pieces.add((symbols, random) ->
                        choice.get(random.nextInt(choice.size())).draw(symbols, random));
            } else {
                end = i;
                while (end < text.length() && text.charAt(end) != '{' && text.charAt(end) != '(') {
                    end++;
                }
                String words = text.substring(i, end);
                pieces.add((symbols, random) -> words);
            }
            i = end;
        }
        return pieces;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; ; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
    }

    /** Draws the wording; symbols are drawn by the function. */
    String draw(Function<String, String> symbols, Random random) {
        StringBuilder words = new StringBuilder();
        for (Piece piece : pieces) {
            words.append(piece.draw(symbols, random));
        }
        return words.toString();
    }
}
