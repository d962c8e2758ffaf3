package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.Excerpt;
import dev.tunebook.engine.data.sources.FolderRecords;
import dev.tunebook.engine.data.sources.Records;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns of a file hold what.
 *
 * @param kind what is learnt, never {@link Kind#AUTO}
 * @param texts whose cells make up the text, with empty lines between them; none of a conversation
 * @param second of the second texts of pairs; empty where there are none
 * @param target of what is learnt; empty where it is the text itself
 * @param others further ones that are kept, each with the option that names it
 */
record Roles(Kind kind, List<String> texts, String second, String target, Map<String, String> others) {
    private static final Map<String, List<String>> USUAL = Map.of(
            "text",
                    List.of(
                            "text",
                            "sentence",
                            "message",
                            "body",
                            "content",
                            "review",
                            "question",
                            "utterance",
                            "title"),
            "label", List.of("label", "category", "class", "intent", "topic", "sentiment", "target", "tag"));

    private static final List<String> INPUTS =
            List.of("input", "instruction", "prompt", "question", "query", "source", "dialogue", "document", "mr");
    private static final List<String> OUTPUTS =
            List.of("output", "completion", "response", "answer", "chosen", "summary", "ref", "reference", "target");
    private static final List<String> MESSAGES = List.of("messages", "conversations", "conversation", "dialog", "chat");
    private static final String STANDARD_TEXT = "text";
    private static final String STANDARD_LABEL = "label";

    /** The columns that a spec names, to guess a file's format by. */
    static List<String> wanted(DatasetSpec spec) {
        List<String> wanted = new ArrayList<>(List.of(spec.text()));
        if (spec.kind() == Kind.PLAIN_TEXT) {
            return wanted;
        }
        wanted.add(spec.output().isEmpty() ? spec.label() : spec.output());
        return wanted;
    }

    /**
     * Decides what a dataset's main file is for.
     *
     * @throws UserException that reports each name that occurs twice and each that is missing
     */
    static Roles of(DatasetSpec spec, Records records) {
        Kind kind = spec.kind() == Kind.AUTO ? guess(spec, records) : spec.kind();
        List<String> columns = records.columns();
        Map<String, String> others = others(spec);
        if (records instanceof FolderRecords) {
            others.putIfAbsent(FolderRecords.FILE, "columns");
        }
        Roles roles = switch (kind) {
            case INPUT_OUTPUT ->
                new Roles(kind, inputs(spec, columns), "", named(spec.output(), OUTPUTS, columns), others);
            case CHAT -> new Roles(kind, List.of(), "", named(spec.messages(), MESSAGES, columns), others);
            case PLAIN_TEXT -> new Roles(kind, List.of(spec.text()), "", "", others);
            default -> new Roles(kind, List.of(spec.text()), spec.second(), spec.label(), others);
        };
        roles.check(records);
        return roles;
    }

    private static Map<String, String> others(DatasetSpec spec) {
        Map<String, String> others = new LinkedHashMap<>();
        spec.columns().forEach(name -> others.put(name, "columns"));
        others.putIfAbsent(spec.by(), "by");
        others.putIfAbsent(spec.time(), "time");
        others.remove("");
        return others;
    }

    private static Kind guess(DatasetSpec spec, Records records) {
        List<String> columns = records.columns();
        if (!spec.output().isEmpty()) {
            return Kind.INPUT_OUTPUT;
        }
        if (!spec.messages().isEmpty()) {
            return Kind.CHAT;
        }
        int label = columns.indexOf(spec.label());
        if (label >= 0) {
            String cell = label < records.first().size() ? records.first().get(label) : null;
            return cell != null && cell.strip().startsWith("[") ? Kind.MULTI_LABEL : Kind.SINGLE_LABEL;
        }
        if (!spec.label().equals(STANDARD_LABEL)) {
            return Kind.SINGLE_LABEL;
        }
        if (find(MESSAGES, columns).isPresent()) {
            return Kind.CHAT;
        }
        if (find(INPUTS, columns).isPresent() && find(OUTPUTS, columns).isPresent()) {
            return Kind.INPUT_OUTPUT;
        }
        return columns.equals(List.of(spec.text())) || records instanceof FolderRecords
                ? Kind.PLAIN_TEXT
                : Kind.SINGLE_LABEL;
    }

    /** An instruction and what it is about are one input. */
    private static List<String> inputs(DatasetSpec spec, List<String> columns) {
        if (!spec.text().equals(STANDARD_TEXT) || columns.contains(STANDARD_TEXT)) {
            return List.of(spec.text());
        }
        if (columns.contains("instruction")) {
            return columns.contains("input") ? List.of("instruction", "input") : List.of("instruction");
        }
        return List.of(find(INPUTS, columns).orElse(STANDARD_TEXT));
    }

    private static String named(String given, List<String> usual, List<String> columns) {
        return given.isEmpty() ? find(usual, columns).orElse(usual.get(0)) : given;
    }

    private static Optional<String> find(List<String> usual, List<String> columns) {
        return usual.stream().filter(columns::contains).findFirst();
    }

    /** All columns whose cells are needed. */
    List<String> wanted() {
        List<String> wanted = new ArrayList<>(texts);
        List.of(second, target).stream().filter(name -> !name.isEmpty()).forEach(wanted::add);
        wanted.addAll(others.keySet());
        return wanted;
    }

    /** What the target is called in messages. */
    String targetNoun() {
        return switch (kind) {
            case INPUT_OUTPUT -> "output";
            case CHAT -> "messages";
            default -> "label";
        };
    }

    /**
     * Checks that a file's columns can be told apart and hold those that are wanted.
     *
     * @throws UserException that reports each name that occurs twice and each that is missing
     */
    void check(Records records) {
        if (records.columns().isEmpty()) {
            throw new UserException(
                    records.name() + " (empty) must have a header and rows.",
                    "it was not written to the end: make or copy it again.");
        }
        Faults faults = new Faults();
        for (String twice : twice(records.columns())) {
            faults.add(
                    "%s: column %s (twice) must have a name of its own.".formatted(records.at(1), Excerpt.of(twice)),
                    "rename one of them.");
        }
        Map<String, String> required = new LinkedHashMap<>();
        texts.forEach(text -> required.put(text, "text"));
        required.put(second, "second");
        required.put(target, targetNoun());
        others.forEach(required::putIfAbsent);
        required.remove("");
        required.forEach((name, option) -> require(faults, records, option, name));
        faults.throwIfAny();
    }

    private static List<String> twice(List<String> columns) {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column) && !twice.contains(column)) {
                twice.add(column);
            }
        }
        return twice;
    }

    private static void require(Faults faults, Records records, String option, String name) {
        List<String> columns = records.columns();
        if (columns.contains(name)) {
            return;
        }
        boolean table = records.columnNoun().equals("column");
        faults.add(
                "%s (%s) must be a %s of %s; it has %s."
                        .formatted(option, name, records.columnNoun(), records.name(), Excerpt.list(columns)),
                table && columns.size() == 1 && !records.format().contains("text")
                        ? "its cells are not separated by commas, semicolons, tabs or bars: convert it."
                        : suggestion(option, name, columns, table));
    }

    private static String suggestion(String option, String name, List<String> columns, boolean table) {
        return Nearest.to(name, columns)
                .or(() -> USUAL.getOrDefault(option, List.of()).stream()
                        .flatMap(usual -> columns.stream().filter(usual::equalsIgnoreCase))
                        .findFirst())
                .map(column -> "--%s %s.".formatted(option, Excerpt.name(column)))
                .orElse(
                        table
                                ? "--%s with one of these; or the first line is no header: --no-header."
                                        .formatted(option)
                                : "--%s with one of these.".formatted(option));
    }
}
