package dev.tunebook.engine.model.tokens.learn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.spec.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A vocabulary for a GPT-2: the 256 bytes, the pieces that {@link PieceMerges} finds, and the end of a text.
 *
 * @param pieces each once, by id; the last one ends a text
 * @param merges pairs in order of rank
 */
public record ByteLevelVocabulary(List<String> pieces, List<String> merges) {
    /** Ends a text, and begins one. */
    public static final String END = "<|endoftext|>";

    private static final String SETTINGS = """
            {
              "tokenizer_class": "GPT2Tokenizer",
              "bos_token": "<|endoftext|>",
              "eos_token": "<|endoftext|>",
              "unk_token": "<|endoftext|>"
            }
            """;

    private static final long LEAST_COUNT = 2;

    public ByteLevelVocabulary {
        pieces = List.copyOf(pieces);
        merges = List.copyOf(merges);
    }

    /**
     * Learns a vocabulary.
     *
     * @param counts of a corpus, made by {@link WordCounts#byteLevel}
     * @param size number of pieces at most, at least 257; fewer when the corpus is small
     */
    public static ByteLevelVocabulary learn(WordCounts counts, int size) {
        List<String> alphabet = ByteLevelWords.alphabet();
        if (size <= alphabet.size()) {
            throw new UserException(
                    "vocabulary (" + size + ") must be at least " + (alphabet.size() + 1)
                            + ", for all bytes and the end of a text.",
                    "vocabulary 8192.");
        }
        PieceMerges pieces = new PieceMerges(alphabet, String::concat);
        counts.entries()
                .forEach(entry -> pieces.add(
                        entry.getKey().chars().mapToObj(Character::toString).toList(), entry.getValue()));
        List<PieceMerges.Merge> merges = pieces.run(size - 1, LEAST_COUNT);
        Set<String> all = new LinkedHashSet<>(alphabet);
        merges.forEach(merge -> all.add(merge.merged()));
        all.add(END);
        return new ByteLevelVocabulary(
                List.copyOf(all),
                merges.stream().map(merge -> merge.left() + " " + merge.right()).toList());
    }

    /** Writes {@code vocab.json}, {@code merges.txt} and {@code tokenizer_config.json} as Transformers reads them. */
    public void save(Path folder) {
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        pieces.forEach(piece -> ids.put(piece, ids.size()));
        write(folder, "vocab.json", ids.toString());
        write(folder, "merges.txt", merges.stream().collect(Collectors.joining("\n", "#version: 0.2\n", "\n")));
        write(folder, "tokenizer_config.json", SETTINGS);
    }

    private static void write(Path folder, String name, String text) {
        WholeFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
