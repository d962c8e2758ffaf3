package dev.tunebook.engine.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tunebook.engine.data.sources.Blank;
import dev.tunebook.engine.spec.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Reads a cell as a target. */
final class TargetCells {
    /** Lists that Python prints have single quotes. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true)
            .build();

    /** Between the labels of one cell, the most telling first. */
    private static final List<String> SEPARATORS = List.of("|", ";", ",");

    private final Kind kind;
    private String separator = SEPARATORS.get(SEPARATORS.size() - 1);

    TargetCells(Kind kind) {
        this.kind = kind;
    }

    /** A cell that is no target. */
    static final class BadTarget extends Exception {
        private static final long serialVersionUID = 1;

        final String expected;
        final String maybe;

        BadTarget(String expected, String maybe) {
            super(expected, null, false, false);
            this.expected = expected;
            this.maybe = maybe;
        }
    }

    /** Notes what stands between labels: all cells are to be shown before the first is read. */
    void notice(String cell) {
        if (cell == null || isList(cell)) {
            return;
        }
        SEPARATORS.stream()
                .limit(SEPARATORS.indexOf(separator))
                .filter(cell::contains)
                .findFirst()
                .ifPresent(found -> separator = found);
    }

    private static boolean isList(String cell) {
        return cell.strip().startsWith("[");
    }

    /**
     * Reads a cell that is not blank.
     *
     * @throws BadTarget when it is none of the kind
     */
    Target read(String cell) throws BadTarget {
        return switch (kind) {
            case MULTI_LABEL -> new Target.Labels(List.copyOf(new TreeSet<>(labels(cell))));
            case REGRESSION -> new Target.Score(number(cell));
            case CHAT -> conversation(cell);
            default -> new Target.Label(Blank.strip(cell));
        };
    }

    private List<String> labels(String cell) throws BadTarget {
        List<String> labels = new ArrayList<>();
        if (isList(cell)) {
            list(cell).forEach(label -> labels.add(Blank.strip(label.asText())));
        } else {
            Arrays.stream(cell.split(java.util.regex.Pattern.quote(separator)))
                    .map(Blank::strip)
                    .forEach(labels::add);
        }
        labels.removeIf(String::isEmpty);
        return labels;
    }

    private static double number(String cell) throws BadTarget {
        String text = Blank.strip(cell);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value) && !text.matches(".*[dDfF]")) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // reported below
        }
        throw new BadTarget(
                "a number",
                text.matches("-?[0-9.]*,[0-9]+")
                        ? "a point instead of the comma."
                        : "--kind single-label, where each is a class.");
    }

    private static JsonNode list(String cell) throws BadTarget {
        try {
            JsonNode list = MAPPER.readTree(cell);
            if (list.isArray()) {
                return list;
            }
        } catch (JsonProcessingException malformed) {
            // reported below
        }
        throw new BadTarget("a list in JSON", "[\"first\", \"second\"].");
    }

    private static Target.Conversation conversation(String cell) throws BadTarget {
        List<Turn> turns = new ArrayList<>();
        for (JsonNode turn : list(cell)) {
            String role = text(turn, "role", "from");
            String said = text(turn, "content", "value");
            turns.add(new Turn(role(role), said));
        }
        if (turns.stream().noneMatch(turn -> turn.role() == Turn.Role.ASSISTANT)) {
            throw new BadTarget(
                    "a conversation in which the assistant speaks", "leave it out: there is nothing to learn in it.");
        }
        return new Target.Conversation(turns);
    }

    private static String text(JsonNode turn, String key, String elder) {
        return Optional.ofNullable(turn.get(key))
                .or(() -> Optional.ofNullable(turn.get(elder)))
                .map(JsonNode::asText)
                .orElse("");
    }

    private static Turn.Role role(String name) throws BadTarget {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "system", "developer" -> Turn.Role.SYSTEM;
            case "user", "human", "prompter" -> Turn.Role.USER;
            case "assistant", "gpt", "model", "bot", "chatbot" -> Turn.Role.ASSISTANT;
            case "tool", "function", "observation" -> Turn.Role.TOOL;
            default ->
                throw new BadTarget(
                        "a list of turns, each with role (system, user, assistant or tool) and content",
                        "[{\"role\": \"user\", \"content\": \"…\"}, {\"role\": \"assistant\", \"content\": \"…\"}].");
        };
    }
}
