package dev.tunebook.engine.model.tokens.learn;

import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.spec.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A vocabulary for a BERT: special tokens, single characters, words that were asked for, then the pieces that
 * {@link PieceMerges} finds. Pieces within a word begin with {@code ##}.
 *
 * @param pieces each once, by id
 */
public record WordPieceVocabulary(List<String> pieces) {
    /** The special tokens, from id 0: padding, unknown, beginning, separator, hidden. */
    public static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

    private static final String SETTINGS = """
            {
              "tokenizer_class": "BertTokenizer",
              "do_lower_case": true,
              "pad_token": "[PAD]",
              "unk_token": "[UNK]",
              "cls_token": "[CLS]",
              "sep_token": "[SEP]",
              "mask_token": "[MASK]"
            }
            """;

    private static final String WITHIN = "##";

    /** Characters beyond these are too rare to be worth an id. */
    private static final int MOST_CHARACTERS = 200;

    /** A pair that a corpus has less often is chance. */
    private static final long LEAST_COUNT = 2;

    public WordPieceVocabulary {
        pieces = List.copyOf(pieces);
    }

    /**
     * Learns a vocabulary.
     *
     * @param counts of a corpus, made by {@link WordCounts#lowerCase}
     * @param always words that get an id of their own however rare they are there, as far as the alphabet spells them
     * @param size number of pieces at most; fewer when the corpus is small
     * @throws UserException when the size does not even hold the characters and those words
     */
    public static WordPieceVocabulary learn(WordCounts counts, Collection<String> always, int size) {
        List<Map.Entry<String, Long>> entries = counts.entries();
        Set<String> first = new LinkedHashSet<>(SPECIAL);
        List<String> alphabet = alphabet(entries);
        first.addAll(alphabet);
        for (String text : always) {
            counts.split(text).stream()
                    .filter(word -> alphabet.containsAll(characters(word)))
                    .forEach(first::add);
        }
        if (first.size() > size) {
            throw new UserException(
                    "vocabulary (" + size + ") must be at least " + first.size()
                            + ", for the characters and the words that were asked for.",
                    "vocabulary 8192.");
        }
        PieceMerges merges = new PieceMerges(List.copyOf(first), WordPieceVocabulary::joined);
        entries.forEach(entry -> merges.add(characters(entry.getKey()), entry.getValue()));
        Set<String> pieces = new LinkedHashSet<>(first);
        merges.run(size, LEAST_COUNT).forEach(merge -> pieces.add(merge.merged()));
        return new WordPieceVocabulary(new ArrayList<>(pieces));
    }

    private static List<String> alphabet(List<Map.Entry<String, Long>> entries) {
        Map<String, Long> characters = new HashMap<>();
        entries.forEach(entry -> entry.getKey()
                .codePoints()
                .forEach(c -> characters.merge(Character.toString(c), entry.getValue(), Long::sum)));
        List<String> kept = characters.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CHARACTERS)
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        kept.addAll(kept.stream().map(character -> WITHIN + character).toList());
        return kept;
    }

    private static List<String> characters(String word) {
        List<String> characters = new ArrayList<>();
        word.codePoints()
                .forEach(c ->
                        characters.add(characters.isEmpty() ? Character.toString(c) : WITHIN + Character.toString(c)));
        return characters;
    }

    private static String joined(String left, String right) {
        return left + right.substring(WITHIN.length());
    }

    /** Writes {@code vocab.txt} and {@code tokenizer_config.json} as Transformers reads them. */
    public void save(Path folder) {
        WholeFile.write(
                folder.resolve("vocab.txt"), (String.join("\n", pieces) + "\n").getBytes(StandardCharsets.UTF_8));
        WholeFile.write(folder.resolve("tokenizer_config.json"), SETTINGS.getBytes(StandardCharsets.UTF_8));
    }
}
