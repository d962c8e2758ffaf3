package dev.tunebook.engine.behave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes of words: by others that mean the same, by other names and numbers, into the contrary. */
final class WordChanges {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern VERB = Pattern.compile(
            "\\b(is|are|was|were|can|could|will|would|should|has|have|had|do|does|did)\\b(?! not)",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> GENDERS = genders();
    private static final Map<String, String> SHORTENED = new LinkedHashMap<>();

    static {
        WordLists.CONTRACTIONS.forEach((whole, shortened) -> {
            SHORTENED.put(whole, shortened);
            SHORTENED.putIfAbsent(shortened, whole);
        });
    }

    private static final Pattern CONTRACTION = anyOf(SHORTENED.keySet().stream());
    private static final Pattern SYNONYM = anyOf(WordLists.SYNONYMS.keySet().stream());
    private static final Pattern GENDER = anyOf(GENDERS.keySet().stream());
    private static final Pattern NAME = anyOf(Stream.concat(WordLists.WOMEN.stream(), WordLists.MEN.stream()));
    private static final Pattern PLACE =
            anyOf(Stream.concat(WordLists.PLACES_NORTH.stream(), WordLists.PLACES_SOUTH.stream()));

    private WordChanges() {}

    private static Map<String, String> genders() {
        Map<String, String> pairs = new LinkedHashMap<>();
        String all = "he=she,him=her,his=her,himself=herself,man=woman,men=women,husband=wife,father=mother,"
                + "son=daughter,brother=sister,boy=girl,mr=mrs,sir=madam";
        for (String pair : all.split(",")) {
            pairs.put(pair.split("=")[0], pair.split("=")[1]);
            pairs.putIfAbsent(pair.split("=")[1], pair.split("=")[0]);
        }
        return pairs;
    }

    /** Longer ones first, so that none hides behind its beginning. */
    private static Pattern anyOf(Stream<String> words) {
        return Pattern.compile(
                words.sorted((one, other) -> other.length() - one.length())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "\\b(?:", ")\\b")),
                Pattern.CASE_INSENSITIVE);
    }

    static List<Edit> contractions(String text, SplittableRandom random) {
        return replaced(CONTRACTION.matcher(text), SHORTENED);
    }

    static List<Edit> synonyms(String text, SplittableRandom random) {
        return replaced(SYNONYM.matcher(text), WordLists.SYNONYMS);
    }

    static List<Edit> genders(String text, SplittableRandom random) {
        return replaced(GENDER.matcher(text), GENDERS);
    }

    private static List<Edit> replaced(Matcher matcher, Map<String, String> words) {
        return matcher.results()
                .map(found -> new Edit(
                        found.start(),
                        found.end(),
                        likeCase(found.group(), words.get(found.group().toLowerCase(Locale.ROOT)))))
                .toList();
    }

    private static String likeCase(String model, String word) {
        if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        boolean capital = Character.isUpperCase(model.charAt(0)) || word.startsWith("i'") || word.startsWith("i ");
        return capital ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }

    /** Other digits in the same number of places; the first one is never 0. */
    static List<Edit> numbers(String text, SplittableRandom random) {
        List<Edit> edits = new ArrayList<>();
        for (MatchResult number : NUMBER.matcher(text).results().toList()) {
            StringBuilder other = new StringBuilder();
            for (int i = 0; i < number.group().length(); i++) {
                other.append(i == 0 ? 1 + random.nextInt(9) : random.nextInt(10));
            }
            edits.add(new Edit(number.start(), number.end(), other.toString()));
        }
        return edits;
    }

    static List<Edit> names(String text, SplittableRandom random) {
        List<String> all =
                Stream.concat(WordLists.WOMEN.stream(), WordLists.MEN.stream()).toList();
        return swapped(NAME.matcher(text), all, random);
    }

    static List<Edit> places(String text, SplittableRandom random) {
        List<String> all = Stream.concat(WordLists.PLACES_NORTH.stream(), WordLists.PLACES_SOUTH.stream())
                .toList();
        return swapped(PLACE.matcher(text), all, random);
    }

    private static List<Edit> swapped(Matcher matcher, List<String> words, SplittableRandom random) {
        return matcher.results()
                .map(found -> new Edit(found.start(), found.end(), words.get(random.nextInt(words.size()))))
                .toList();
    }

    /** The first verb that takes it gets a "not". */
    static List<Edit> negation(String text, SplittableRandom random) {
        Matcher verb = VERB.matcher(text);
        return verb.find() ? List.of(new Edit(verb.end(), verb.end(), " not")) : List.of();
    }
}
