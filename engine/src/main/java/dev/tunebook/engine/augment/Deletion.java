package dev.tunebook.engine.augment;

import java.util.Optional;
import java.util.Random;

/** Leaves words out, never all of them (random deletion, Wei and Zou, "EDA", EMNLP 2019). */
record Deletion(double rate) implements Augmenter {
    @Override
    public Optional<String> augment(String text, Random random) {
        Pieces pieces = Pieces.of(text);
        int words = pieces.words().size();
        if (words < 2) {
            return Optional.empty();
        }
        int gone = Math.min(words - 1, Pieces.atLeastOne(rate, words));
        for (int piece : pieces.drawn(rate, random).subList(0, gone)) {
            pieces.set(piece, "");
            if (piece + 1 < pieces.all().size() && pieces.get(piece + 1).isBlank()) {
                pieces.set(piece + 1, "");
            } else if (piece > 0 && pieces.get(piece - 1).equals(" ")) {
                pieces.set(piece - 1, "");
            }
        }
        return Optional.of(beginningAs(text, pieces.toString().strip()));
    }

    /** A text that began with a capital still does. */
    private static String beginningAs(String text, String shorter) {
        boolean capital = !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
        return capital && !shorter.isEmpty() ? Pieces.inCaseOf("Aa", shorter) : shorter;
    }
}
