package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Folders with a config and a tokenizer of our own and no weights: what a run with made-up weights starts from. */
public final class TinyCheckpoint {
    private TinyCheckpoint() {}

    /** A BERT that knows the words of some texts, and no others. */
    public static Path bert(Path folder, List<String> texts) throws IOException {
        List<String> vocabulary = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
        TreeSet<String> words = new TreeSet<>();
        texts.forEach(text -> words.addAll(List.of(text.toLowerCase(Locale.ROOT).split("\\W+"))));
        vocabulary.addAll(words);
        Files.writeString(folder.resolve("vocab.txt"), String.join("\n", vocabulary) + "\n");
        return config(folder, "bert", vocabulary.size());
    }

    /** A GPT-2 that spells: its tokens are the end of a text, the small letters, a blank and a line break. */
    public static Path gpt2(Path folder) throws IOException {
        StringJoiner members = new StringJoiner(",", "{\"<|endoftext|>\":0,", "}");
        for (int i = 0; i < 26; i++) {
            members.add("\"" + (char) ('a' + i) + "\":" + (i + 1));
        }
        members.add("\"Ġ\":27").add("\"Ċ\":28");
        Files.writeString(folder.resolve("vocab.json"), members.toString());
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\n");
        return config(folder, "gpt2", 29);
    }

    private static Path config(Path folder, String type, int vocabulary) throws IOException {
        Config config = TinyNetworks.config(type).with("vocab_size", vocabulary);
        Files.writeString(folder.resolve("config.json"), config.json());
        return folder;
    }
}
