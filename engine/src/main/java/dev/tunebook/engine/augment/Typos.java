package dev.tunebook.engine.augment;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Mistypes words on a QWERTY keyboard: a neighbouring key, a letter too few or twice, two letters exchanged.
 *
 * <p>The first letter stays, as it does in most slips; capitals stay capitals.
 */
record Typos(double rate) implements Augmenter {
    private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

    /** How far each row stands to the right of the first, in keys. */
    private static final double[] OFFSETS = {0, 0.25, 0.75};

    private static final Map<Character, String> NEIGHBOURS = "abcdefghijklmnopqrstuvwxyz"
            .chars()
            .mapToObj(letter -> (char) letter)
            .collect(Collectors.toMap(letter -> letter, Typos::neighbours));

    private static String neighbours(char letter) {
        double[] at = place(letter);
        return "abcdefghijklmnopqrstuvwxyz"
                .chars()
                .filter(other -> other != letter)
                .filter(other -> {
                    double[] there = place((char) other);
                    return Math.abs(at[0] - there[0]) <= 1 && Math.abs(at[1] - there[1]) <= 1;
                })
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static double[] place(char letter) {
        int row = IntStream.range(0, ROWS.length)
                .filter(each -> ROWS[each].indexOf(letter) >= 0)
                .findFirst()
                .orElseThrow();
        return new double[] {row, ROWS[row].indexOf(letter) + OFFSETS[row]};
    }

    @Override
    public Optional<String> augment(String text, Random random) {
        Pieces pieces = Pieces.of(text);
        for (int piece : pieces.drawn(rate, random)) {
            pieces.set(piece, mistyped(pieces.get(piece), random));
        }
        String typed = pieces.toString();
        return typed.equals(text) ? Optional.empty() : Optional.of(typed);
    }

    private static String mistyped(String word, Random random) {
        if (word.length() < 3) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 1);
        if (Character.isSurrogate(word.charAt(at)) || Character.isSurrogate(word.charAt(at - 1))) {
            return word;
        }
        String before = word.substring(0, at);
        char letter = word.charAt(at);
        String after = word.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + neighbour(letter, random) + after;
            case 1 -> before + after;
            case 2 -> before + letter + letter + after;
            default ->
                after.isEmpty() || Character.isSurrogate(after.charAt(0))
                        ? before + letter + letter
                        : before + after.charAt(0) + letter + after.substring(1);
        };
    }

    private static char neighbour(char letter, Random random) {
        String keys = NEIGHBOURS.get(Character.toLowerCase(letter));
        if (keys == null) {
            return letter;
        }
        char key = keys.charAt(random.nextInt(keys.length()));
        return Character.isUpperCase(letter) ? Character.toUpperCase(key) : key;
    }
}
