package dev.tunebook.engine.model.tokens;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words, pairs of neighbouring words, and character n-grams of 3 to 5 inside words, each an id of its own.
 *
 * <p>Texts are normalised by NFKC and lower-cased. The vocabulary is learned from training texts: features that occur
 * in at least two of them, most frequent first, ties in the features' own order. A
 * text's length is counted in words; each stands for several ids.
 */
public final class NgramTokens implements Tokens {
    public static final String FILE = "ngrams.json";

    /** The id of padding. */
    private static final int PADDING = 0;

    /** The id of a text in which nothing is known. */
    private static final int UNKNOWN = 1;

    private static final int FIRST = 2;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\s\\p{L}\\p{M}\\p{N}]");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<String> features;
    private final Map<String, Integer> ids = new HashMap<>();

    private NgramTokens(List<String> features) {
        this.features = List.copyOf(features);
        for (int i = 0; i < features.size(); i++) {
            ids.put(features.get(i), FIRST + i);
        }
    }

    /** Learns a vocabulary of at most so many features. */
    public static NgramTokens learn(List<String> texts, int mostFeatures) {
        Map<String, Integer> textsWith = new HashMap<>();
        for (String text : texts) {
            for (String feature : new HashSet<>(features(words(text)))) {
                textsWith.merge(feature, 1, Integer::sum);
            }
        }
        return new NgramTokens(textsWith.entrySet().stream()
                .filter(entry -> entry.getValue() >= 2)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(mostFeatures)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Reads what {@link #save} wrote. */
    public static NgramTokens load(Path folder) {
        try {
            return new NgramTokens(
                    MAPPER.readValue(Files.readString(folder.resolve(FILE)), new TypeReference<List<String>>() {}));
        } catch (IOException unreadable) {
            throw new UserException(
                    folder.resolve(FILE) + " must be a list of n-grams that Tunebook wrote.",
                    "train the model again.",
                    unreadable);
        }
    }

    /** Words and single signs of a text, normalised. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher =
                WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** All features of some words: the words themselves, then pairs of neighbours, then character n-grams. */
    static List<String> features(List<String> words) {
        List<String> features = new ArrayList<>(words);
        for (int i = 1; i < words.size(); i++) {
            features.add(words.get(i - 1) + ' ' + words.get(i));
        }
        for (String word : words) {
            String marked = '<' + word + '>';
            for (int length = 3; length <= 5; length++) {
                for (int start = 0; start + length <= marked.length(); start++) {
                    features.add("#" + marked.substring(start, start + length));
                }
            }
        }
        return features;
    }

    @Override
    public int size() {
        return FIRST + features.size();
    }

    @Override
    public int padding() {
        return PADDING;
    }

    @Override
    public Encoded encode(String text, int mostWords) {
        List<String> words = words(text);
        boolean cut = words.size() > mostWords;
        int[] known = features(cut ? words.subList(0, mostWords) : words).stream()
                .mapToInt(feature -> ids.getOrDefault(feature, -1))
                .filter(id -> id >= 0)
                .toArray();
        return new Encoded(known.length == 0 ? new int[] {UNKNOWN} : known, cut);
    }

    @Override
    public void save(Path folder) {
        try {
            Files.writeString(folder.resolve(FILE), MAPPER.writeValueAsString(features));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
