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

    /**
     * A GPT-2 that spells printable ASCII and knows marks of conversations.
     *
     * @param template its chat template
     * @param marks each a token of its own
     */
    public static Path chat(Path folder, String template, String... marks) throws IOException {
        StringJoiner members = new StringJoiner(",", "{\"<|endoftext|>\":0,", "}");
        int size = 1;
        for (char c = '!'; c <= '~'; c++) {
            members.add("\"" + (c == '"' || c == '\\' ? "\\" : "") + c + "\":" + size++);
        }
        members.add("\"Ġ\":" + size++).add("\"Ċ\":" + size++);
        Files.writeString(folder.resolve("vocab.json"), members.toString());
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\n");
        StringJoiner added = new StringJoiner(",", "{", "}");
        for (String mark : marks) {
            added.add("\"" + size++ + "\":{\"content\":\"" + mark + "\",\"special\":true}");
        }
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"chat_template\":\"" + template + "\",\"added_tokens_decoder\":" + added + "}");
        return config(folder, "gpt2", size);
    }

    private static Path config(Path folder, String type, int vocabulary) throws IOException {
        Config config = TinyNetworks.config(type).with("vocab_size", vocabulary);
        Files.writeString(folder.resolve("config.json"), config.json());
        return folder;
    }
}
