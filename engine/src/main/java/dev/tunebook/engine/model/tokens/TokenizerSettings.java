package dev.tunebook.engine.model.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.files.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the small files beside a vocabulary say about it.
 *
 * @param tokenizer {@code tokenizer_config.json}, empty where there is none
 * @param special {@code special_tokens_map.json}, empty where there is none
 * @param model {@code config.json}, empty where there is none
 * @param added ids by text, of {@code added_tokens.json} and of {@code added_tokens_decoder}
 */
record TokenizerSettings(ObjectNode tokenizer, ObjectNode special, ObjectNode model, Map<String, Integer> added) {
    static final String TOKENIZER_FILE = "tokenizer_config.json";
    static final String SPECIAL_FILE = "special_tokens_map.json";
    static final String ADDED_FILE = "added_tokens.json";
    static final String TEMPLATE_FILE = "chat_template.jinja";

    /** The roles that a special token may have. */
    static final List<String> ROLES = List.of("bos", "eos", "unk", "sep", "pad", "cls", "mask");

    /** Classes that read any family's files. */
    private static final Set<String> GENERAL =
            Set.of("pretrainedtokenizer", "pretrainedtokenizerfast", "tokenizersbackend");

    /** Reads what is there. */
    static TokenizerSettings read(Path folder) {
        ObjectNode tokenizer = optional(folder.resolve(TOKENIZER_FILE));
        Map<String, Integer> added = new LinkedHashMap<>();
        optional(folder.resolve(ADDED_FILE))
                .properties()
                .forEach(entry -> added.put(entry.getKey(), entry.getValue().asInt()));
        tokenizer.path("added_tokens_decoder").properties().forEach(entry -> {
            if (entry.getKey().matches("\\d{1,9}")) {
                added.put(entry.getValue().path("content").asText(), Integer.parseInt(entry.getKey()));
            }
        });
        return new TokenizerSettings(
                tokenizer, optional(folder.resolve(SPECIAL_FILE)), optional(folder.resolve("config.json")), added);
    }

    private static ObjectNode optional(Path file) {
        return Files.exists(file) ? TextFile.json(file) : JsonNodeFactory.instance.objectNode();
    }

    /** The text of the token in a role such as {@code pad}; empty where no file names one. */
    Optional<String> token(String role) {
        return text(tokenizer.get(role + "_token")).or(() -> text(special.get(role + "_token")));
    }

    /** A token is written as its text, or as an object that has it as content. */
    private static Optional<String> text(JsonNode token) {
        if (token == null || token.isNull()) {
            return Optional.empty();
        }
        JsonNode content = token.isObject() ? token.path("content") : token;
        return content.isTextual() ? Optional.of(content.asText()) : Optional.empty();
    }

    /** The id in a role by the model's own config, the first where it has a list. */
    OptionalInt id(String role) {
        JsonNode id = model.path(role + "_token_id");
        JsonNode first = id.isArray() ? id.path(0) : id;
        return first.isInt() && first.asInt() >= 0 ? OptionalInt.of(first.asInt()) : OptionalInt.empty();
    }

    /** A switch of the tokenizer, or what stands in for it; null counts as absent. */
    boolean flag(String name, boolean otherwise) {
        return tokenizer.hasNonNull(name) ? tokenizer.get(name).asBoolean() : otherwise;
    }

    /** A switch of three states: null where it is absent. */
    Boolean optionalFlag(String name) {
        return tokenizer.hasNonNull(name) ? tokenizer.get(name).asBoolean() : null;
    }

    /** The chat template: a text, or of several named ones that named default; empty where there is none. */
    String chatTemplate() {
        JsonNode template = tokenizer.path("chat_template");
        for (JsonNode each : template) {
            if (each.path("name").asText().equals("default")) {
                return each.path("template").asText("");
            }
        }
        return template.asText("");
    }

    /** The family that it belongs to, in lower case, such as {@code robertatokenizer roberta}; empty when unknown. */
    String kind() {
        String type = tokenizer.path("tokenizer_class").asText("").toLowerCase(Locale.ROOT);
        String family = GENERAL.contains(type) ? "" : type;
        return (family + " " + model.path("model_type").asText("").toLowerCase(Locale.ROOT)).strip();
    }
}
