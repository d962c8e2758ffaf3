package dev.tunebook.engine.behave;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes that leave every word what it is: slips of the finger, case, punctuation, white space. */
final class SpellingChanges {
    private static final Pattern LONG_WORD = Pattern.compile("\\b[a-zA-Z]{4,}\\b");
    private static final Pattern WORD = Pattern.compile("\\S+");
    /** Marks, but for those within a number. */
    private static final Pattern PUNCTUATION = Pattern.compile("(?<![0-9])[.,;:!?]|[.,;:!?](?![0-9])");

    private static final Pattern SPACE = Pattern.compile(" +");
    private static final int WORDS_PER_TYPO = 8;

    private SpellingChanges() {}

    /** One in each eight words, of those with four letters or more; the first and last letter stay. */
    static List<Edit> typos(String text, SplittableRandom random) {
        List<MatchResult> words =
                new ArrayList<>(LONG_WORD.matcher(text).results().toList());
        int typos = 1 + words.size() / WORDS_PER_TYPO;
        List<Edit> edits = new ArrayList<>();
        while (edits.size() < typos && !words.isEmpty()) {
            MatchResult word = words.remove(random.nextInt(words.size()));
            edits.add(typo(word, random));
        }
        return edits;
    }

    private static Edit typo(MatchResult word, SplittableRandom random) {
        String letters = word.group();
        int place = 1 + random.nextInt(letters.length() - 2);
        StringBuilder wrong = new StringBuilder(letters);
        switch (random.nextInt(4)) {
            case 0 -> wrong.deleteCharAt(place);
            case 1 -> wrong.insert(place, letters.charAt(place));
            case 2 -> wrong.setCharAt(place, neighbour(letters.charAt(place), random));
            default -> {
                int other = place + 1 < letters.length() - 1 ? place + 1 : place - 1;
                wrong.setCharAt(place, letters.charAt(other));
                wrong.setCharAt(other, letters.charAt(place));
            }
        }
        return new Edit(word.start(), word.end(), wrong.toString());
    }

    private static char neighbour(char letter, SplittableRandom random) {
        char small = Character.toLowerCase(letter);
        for (String row : WordLists.KEY_ROWS) {
            int place = row.indexOf(small);
            if (place >= 0) {
                int beside = place == 0 ? 1 : place == row.length() - 1 || random.nextBoolean() ? place - 1 : place + 1;
                char hit = row.charAt(beside);
                return Character.isUpperCase(letter) ? Character.toUpperCase(hit) : hit;
            }
        }
        return letter;
    }

    static List<Edit> upperCase(String text, SplittableRandom random) {
        return words(text, word -> word.toUpperCase(Locale.ROOT));
    }

    static List<Edit> lowerCase(String text, SplittableRandom random) {
        return words(text, word -> word.toLowerCase(Locale.ROOT));
    }

    private static List<Edit> words(String text, java.util.function.UnaryOperator<String> change) {
        return WORD.matcher(text)
                .results()
                .filter(word -> !change.apply(word.group()).equals(word.group()))
                .map(word -> new Edit(word.start(), word.end(), change.apply(word.group())))
                .toList();
    }

    static List<Edit> withoutPunctuation(String text, SplittableRandom random) {
        return PUNCTUATION
                .matcher(text)
                .results()
                .map(mark -> new Edit(mark.start(), mark.end(), ""))
                .toList();
    }

    /** Each space doubled. */
    static List<Edit> whiteSpace(String text, SplittableRandom random) {
        return SPACE.matcher(text)
                .results()
                .map(space -> new Edit(space.start(), space.end(), "  "))
                .filter(edit -> edit.to() - edit.from() < 2)
                .toList();
    }

    static List<Edit> atEnd(String text, String words) {
        return List.of(new Edit(text.length(), text.length(), words));
    }
}
