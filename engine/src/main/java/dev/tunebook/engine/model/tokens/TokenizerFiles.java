package dev.tunebook.engine.model.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.files.TextFile;
import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that a checkpoint's tokenizer is made of, kept as they were so that they can be saved beside a fine-tuned
 * model.
 */
final class TokenizerFiles {
    static final String WHOLE = "tokenizer.json";
    static final String WORD_PIECE = "vocab.txt";
    static final String BYTE_LEVEL = "vocab.json";
    static final String MERGES = "merges.txt";
    private static final String SENTENCE_PIECE = "tokenizer.model";

    private static final List<String> KEPT = List.of(
            WHOLE,
            WORD_PIECE,
            BYTE_LEVEL,
            MERGES,
            SENTENCE_PIECE,
            TokenizerSettings.TOKENIZER_FILE,
            TokenizerSettings.SPECIAL_FILE,
            TokenizerSettings.ADDED_FILE,
            TokenizerSettings.TEMPLATE_FILE);

    private final Map<String, byte[]> kept = new LinkedHashMap<>();
    private final Path folder;
    private final TokenizerSettings settings;

    private TokenizerFiles(Path folder) {
        this.folder = folder;
        this.settings = TokenizerSettings.read(folder);
        for (String name : KEPT) {
            if (Files.isRegularFile(folder.resolve(name))) {
                kept.put(name, TextFile.bytes(folder.resolve(name)));
            }
        }
    }

    /** Reads what a folder has. */
    static TokenizerFiles read(Path folder) {
        return new TokenizerFiles(folder);
    }

    TokenizerSettings settings() {
        return settings;
    }

    /** What the tokenizer was made of, for errors. */
    String source() {
        return Stream.of(WHOLE, WORD_PIECE, BYTE_LEVEL)
                .filter(kept::containsKey)
                .findFirst()
                .orElse("tokenizer");
    }

    /**
     * The whole tokenizer as JSON, read or assembled.
     *
     * @throws UserException when the folder has no tokenizer that can be read
     */
    ObjectNode json() {
        if (kept.containsKey(WHOLE)) {
            return TextFile.json(folder.resolve(WHOLE));
        }
        if (kept.containsKey(WORD_PIECE)) {
            return TokenizerJson.wordPiece(
                    TextFile.read(folder.resolve(WORD_PIECE)).lines().toList(), settings);
        }
        if (kept.containsKey(BYTE_LEVEL) && kept.containsKey(MERGES) && knownByteLevel()) {
            return TokenizerJson.byteLevel(vocabulary(), merges(), settings);
        }
        throw none();
    }

    /** The chat template, from its own file or from the settings; empty where there is none. */
    String chatTemplate() {
        return kept.containsKey(TokenizerSettings.TEMPLATE_FILE)
                ? TextFile.read(folder.resolve(TokenizerSettings.TEMPLATE_FILE))
                : settings.chatTemplate();
    }

    /** Other families split words differently before they merge bytes; they have always shipped a whole file. */
    private boolean knownByteLevel() {
        String kind = settings.kind();
        return kind.isEmpty() || kind.contains("gpt2") || kind.contains("roberta");
    }

    private Map<String, Integer> vocabulary() {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        TextFile.json(folder.resolve(BYTE_LEVEL)).properties().forEach(entry -> {
            JsonNode id = entry.getValue();
            if (!id.isInt() || id.asInt() < 0) {
                throw new UserException(
                        BYTE_LEVEL + ": id of " + entry.getKey() + " (" + id + ") must be a whole number from 0.",
                        "fetch the checkpoint again.");
            }
            vocabulary.put(entry.getKey(), id.asInt());
        });
        return vocabulary;
    }

    /** The first line may be a comment; later ones that look like it are merges. */
    private List<String> merges() {
        List<String> lines = TextFile.read(folder.resolve(MERGES)).lines().toList();
        int first = !lines.isEmpty() && lines.get(0).startsWith("#version") ? 1 : 0;
        return lines.stream().skip(first).filter(line -> !line.isBlank()).toList();
    }

    private UserException none() {
        String problem = folder + " (" + listed() + ") must have " + WHOLE + ", " + WORD_PIECE + ", or " + BYTE_LEVEL
                + " with " + MERGES + ".";
        if (kept.containsKey(SENTENCE_PIECE) || kept.containsKey(BYTE_LEVEL)) {
            return new UserException(
                    problem, "save the tokenizer with Transformers' AutoTokenizer once: it writes " + WHOLE + ".");
        }
        return new UserException(problem, "fetch the checkpoint again, with its tokenizer.");
    }

    private String listed() {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(12)
                    .toList();
            return names.isEmpty() ? "empty" : "has " + String.join(", ", names);
        } catch (IOException unreadable) {
            return "no folder that can be read";
        }
    }

    /** Writes the files as they were. */
    void save(Path target) {
        kept.forEach((name, bytes) -> WholeFile.write(target.resolve(name), bytes));
    }
}
