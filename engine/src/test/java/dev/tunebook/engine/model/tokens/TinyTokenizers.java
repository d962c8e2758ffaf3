package dev.tunebook.engine.model.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tokenizer files of our own, small enough to check by hand. */
public final class TinyTokenizers {
    private TinyTokenizers() {}

    /** [PAD] 0, [UNK] 1, [CLS] 2, [SEP] 3, [MASK] 4, my 5, card 6, was 7, charge 8, ##d 9, . 10, ? 11, Card 12. */
    public static Path wordPiece(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("vocab.txt"),
                "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nmy\ncard\nwas\ncharge\n##d\n.\n?\nCard\n");
        return folder;
    }

    /** The given special tokens, then the letters a to e and Ġ (a blank), then the merges' results. */
    public static Path byteLevel(Path folder, List<String> special, List<String> merges) throws IOException {
        List<String> tokens = new ArrayList<>(special);
        tokens.addAll(List.of("a", "b", "c", "d", "e", "Ġ"));
        merges.forEach(merge -> tokens.add(merge.replace(" ", "")));
        List<String> members = new ArrayList<>();
        for (int id = 0; id < tokens.size(); id++) {
            members.add("\"" + tokens.get(id) + "\":" + id);
        }
        Files.writeString(folder.resolve("vocab.json"), "{" + String.join(",", members) + "}");
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\n" + String.join("\n", merges) + "\n\n");
        return folder;
    }
}
