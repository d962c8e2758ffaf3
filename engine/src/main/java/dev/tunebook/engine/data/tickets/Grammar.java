package dev.tunebook.engine.data.tickets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** The wording of the tickets: a grammar whose form its own head explains, and how a ticket is drawn from it. */
final class Grammar {
    private static final String FILE = "tickets.grammar";

    private final Map<String, List<Phrase>> shared = new HashMap<>();
    private final Map<String, Intent> intents = new TreeMap<>();

    /**
     * What customers want.
     *
     * @param name the label of its tickets
     * @param weight its tickets are in proportion to it
     * @param near intents that it is easily confused with
     * @param symbols its own phrases
     */
    record Intent(String name, int weight, List<String> near, Map<String, List<Phrase>> symbols) {}

    private Grammar() {}

    static Grammar load() {
        try (InputStream in = Grammar.class.getResourceAsStream(FILE)) {
            Grammar grammar = new Grammar();
            grammar.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            return grammar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(List<String> lines) {
        Map<String, List<Phrase>> section = shared;
        for (String line : lines) {
            if (line.startsWith("[intent ")) {
                section = add(line.substring(1, line.length() - 1).split(" "));
            } else if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("[")) {
                String[] rule = line.split(" = ", 2);
                section.computeIfAbsent(rule[0], name -> new ArrayList<>()).addAll(Phrase.alternatives(rule[1]));
            }
        }
    }

    private Map<String, List<Phrase>> add(String[] head) {
        Intent intent = new Intent(head[1], Integer.parseInt(head[2]), List.of(head[3].split(",")), new HashMap<>());
        intents.put(intent.name(), intent);
        return intent.symbols();
    }

    /** The intents by name, sorted. */
    Map<String, Intent> intents() {
        return intents;
    }

    /** A ticket of an intent, in lower case. */
    String ticket(Intent intent, Random random) {
        return punctuated(expand("ticket", intent, random));
    }

    /** Sets right what choices and symbols leave behind: double spaces and marks, requests that are questions. */
    private static String punctuated(String ticket) {
        return ticket.replaceAll(" +", " ")
                .replaceAll(" ([,.?!])", "$1")
                .replaceAll("([?!.])[.,]", "$1")
                .replaceAll("\\b(could you|can you|can someone|would you) ([^.?!]*)\\.", "$1 $2?")
                .replaceAll("(^|[.?!,] )(please|kindly) ([^.?!]*)\\?", "$1$2 $3.")
                .strip();
    }

    private String expand(String symbol, Intent intent, Random random) {
        List<Phrase> phrases = intent.symbols().getOrDefault(symbol, shared.get(symbol));
        if (phrases == null) {
            return Numbers.draw(symbol, random);
        }
        Function<String, String> inner = name -> expand(name, intent, random);
        return phrases.get(random.nextInt(phrases.size())).draw(inner, random);
    }
}
