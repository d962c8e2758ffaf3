package dev.tunebook.engine.model.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The ids of a {@code tokenizer.json}. */
final class Vocabulary {
    private static final Map<String, List<String>> USUAL = Map.of(
            "bos", List.of("<s>", "<|endoftext|>"),
            "eos", List.of("</s>", "<|endoftext|>"),
            "unk", List.of("[UNK]", "<unk>"),
            "sep", List.of("[SEP]", "</s>"),
            "pad", List.of("[PAD]", "<pad>"),
            "cls", List.of("[CLS]", "<s>"),
            "mask", List.of("[MASK]", "<mask>"));

    private final JsonNode vocabulary;
    private final JsonNode added;

    Vocabulary(ObjectNode json) {
        this.vocabulary = json.path("model").path("vocab");
        this.added = json.path("added_tokens");
    }

    /** One more than the highest id: there may be gaps. */
    int size() {
        // a list has its ids by place, an object has them as values
        int highest = vocabulary.isArray() ? vocabulary.size() - 1 : -1;
        if (vocabulary.isObject()) {
            for (JsonNode id : vocabulary) {
                highest = Math.max(highest, id.asInt());
            }
        }
        for (JsonNode token : added) {
            highest = Math.max(highest, token.path("id").asInt());
        }
        return 1 + highest;
    }

    /** The ids of special tokens: the tokenizer's own files come first, a model's config may know another tokenizer. */
    Map<String, Integer> roles(TokenizerSettings settings) {
        Map<String, Integer> roles = new HashMap<>();
        for (String role : TokenizerSettings.ROLES) {
            OptionalInt id = settings.token(role).map(this::id).orElse(OptionalInt.empty());
            if (id.isEmpty() && settings.id(role).isEmpty()) {
                id = usual(role);
            }
            (id.isPresent() ? id : settings.id(role)).ifPresent(found -> roles.put(role, found));
        }
        return roles;
    }

    /** Old checkpoints have a vocabulary and nothing beside it: BERT's, RoBERTa's and GPT-2's own spellings. */
    private OptionalInt usual(String role) {
        return USUAL.getOrDefault(role, List.of()).stream()
                .map(this::id)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private OptionalInt id(String token) {
        for (JsonNode candidate : added) {
            if (candidate.path("content").asText().equals(token)) {
                return OptionalInt.of(candidate.path("id").asInt());
            }
        }
        JsonNode id = vocabulary.path(token);
        return id.isInt() ? OptionalInt.of(id.asInt()) : OptionalInt.empty();
    }
}
