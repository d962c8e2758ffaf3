package dev.tunebook.engine.augment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A text cut into words and what stands between them, so that what is not edited comes back to the last character.
 *
 * <p>A word is letters and marks, with apostrophes and hyphens within; digits, signs and white space are no words and are never
 * touched. Words that turn a text into its opposite, such as <i>not</i>, are not edited either.
 */
final class Pieces {
    private static final Pattern PIECE =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’-]\\p{L}[\\p{L}\\p{M}]*)*(?!\\p{N})|\\s+|.", Pattern.DOTALL);

    private static final Set<String> NEGATIONS = Set.of(
            "no", "not", "never", "none", "nothing", "nobody", "neither", "nor", "without", "cannot", "hardly", "kein",
            "nicht", "nie", "pas", "ne", "jamais", "non", "nunca", "nada");

    private final List<String> pieces;

    private Pieces(List<String> pieces) {
        this.pieces = pieces;
    }

    static Pieces of(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        return new Pieces(pieces);
    }

    List<String> all() {
        return pieces;
    }

    String get(int piece) {
        return pieces.get(piece);
    }

    void set(int piece, String text) {
        pieces.set(piece, text);
    }

    /** Indices of the pieces that are words and may be edited. */
    List<Integer> words() {
        return IntStream.range(0, pieces.size())
                .filter(piece -> isWord(pieces.get(piece)))
                .boxed()
                .toList();
    }

    /** The same, some of them drawn: a share of all words, at least one. */
    List<Integer> drawn(double rate, Random random) {
        List<Integer> words = new ArrayList<>(words());
        Collections.shuffle(words, random);
        return words.subList(0, Math.min(words.size(), atLeastOne(rate, words.size())));
    }

    static int atLeastOne(double rate, int words) {
        return Math.max(1, (int) Math.round(rate * words));
    }

    private static boolean isWord(String piece) {
        String lower = piece.toLowerCase(Locale.ROOT);
        return Character.isLetter(piece.codePointAt(0))
                && piece.codePointCount(0, piece.length()) > 1
                && !NEGATIONS.contains(lower)
                && !lower.endsWith("n't")
                && !lower.endsWith("n’t");
    }

    /** A word written as another is: capitals, a capital at its beginning, or small. */
    static String inCaseOf(String model, String word) {
        if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        if (Character.isUpperCase(model.codePointAt(0))) {
            int first = word.offsetByCodePoints(0, 1);
            return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
        }
        return word;
    }

    @Override
    public String toString() {
        return String.join("", pieces);
    }
}
