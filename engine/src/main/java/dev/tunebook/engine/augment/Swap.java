package dev.tunebook.engine.augment;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Exchanges words with each other (random swap); capitals stay where they stood. */
record Swap(double rate) implements Augmenter {
    @Override
    public Optional<String> augment(String text, Random random) {
        Pieces pieces = Pieces.of(text);
        List<Integer> words = pieces.words();
        if (words.size() < 2) {
            return Optional.empty();
        }
        for (int swap = 0; swap < Pieces.atLeastOne(rate, words.size()); swap++) {
            int place = random.nextInt(words.size());
            int one = words.get(place);
            int other = words.get((place + 1 + random.nextInt(words.size() - 1)) % words.size());
            String first = pieces.get(one);
            String second = pieces.get(other);
            boolean begins = one == words.get(0) || other == words.get(0);
            pieces.set(one, begins ? Pieces.inCaseOf(first, lower(second)) : second);
            pieces.set(other, begins ? Pieces.inCaseOf(second, lower(first)) : first);
        }
        return pieces.toString().equals(text) ? Optional.empty() : Optional.of(pieces.toString());
    }

    /** Without the capital of a sentence's beginning; names in capitals stay. */
    private static String lower(String word) {
        int first = word.offsetByCodePoints(0, 1);
        boolean oneCapital = word.substring(first).chars().noneMatch(Character::isUpperCase);
        return oneCapital ? word.substring(0, first).toLowerCase(java.util.Locale.ROOT) + word.substring(first) : word;
    }
}
