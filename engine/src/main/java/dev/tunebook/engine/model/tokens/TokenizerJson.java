package dev.tunebook.engine.model.tokens;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.spec.UserException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Assembles the {@code tokenizer.json} that older checkpoints lack from a vocabulary and its settings.
 *
 * <p>The members are those that Transformers writes when it converts such a tokenizer.
 */
final class TokenizerJson {
    private static final Map<String, String> BERT =
            Map.of("unk", "[UNK]", "sep", "[SEP]", "pad", "[PAD]", "cls", "[CLS]", "mask", "[MASK]");
    private static final Map<String, String> ROBERTA = Map.of(
            "bos", "<s>", "eos", "</s>", "unk", "<unk>", "sep", "</s>", "pad", "<pad>", "cls", "<s>", "mask", "<mask>");
    private static final Map<String, String> GPT2 =
            Map.of("bos", "<|endoftext|>", "eos", "<|endoftext|>", "unk", "<|endoftext|>");

    private final TokenizerSettings settings;
    private final Map<String, Integer> vocabulary;
    private final Map<String, String> defaults;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private TokenizerJson(TokenizerSettings settings, Map<String, Integer> vocabulary, Map<String, String> defaults) {
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.defaults = defaults;
        json.put("version", "1.0").putNull("truncation").putNull("padding");
        addTokens(json.putArray("added_tokens"));
    }

    /**
     * WordPiece, as BERT has it.
     *
     * @param lines of {@code vocab.txt}: a token's id is its line, the last one where it is there twice
     */
    static ObjectNode wordPiece(List<String> lines, TokenizerSettings settings) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        for (int id = 0; id < lines.size(); id++) {
            vocabulary.put(lines.get(id), id);
        }
        TokenizerJson made = new TokenizerJson(settings, vocabulary, BERT);
        made.json
                .putObject("normalizer")
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put("handle_chinese_chars", settings.flag("tokenize_chinese_chars", true))
                .put("strip_accents", settings.optionalFlag("strip_accents"))
                .put("lowercase", settings.flag("do_lower_case", true));
        made.json.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        made.around("BertProcessing");
        made.json
                .putObject("decoder")
                .put("type", "WordPiece")
                .put("prefix", "##")
                .put("cleanup", true);
        made.model("WordPiece")
                .put("unk_token", made.require("unk"))
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100);
        return made.json;
    }

    /**
     * Byte-level pair encoding: RoBERTa's with its special tokens around each text, GPT-2's with none.
     *
     * @param vocabulary ids by token
     * @param merges pairs in order of rank, such as {@code Ġ t}
     */
    static ObjectNode byteLevel(Map<String, Integer> vocabulary, List<String> merges, TokenizerSettings settings) {
        boolean roberta = isRoberta(vocabulary, settings);
        TokenizerJson made = new TokenizerJson(settings, vocabulary, roberta ? ROBERTA : GPT2);
        boolean prefixSpace = settings.flag("add_prefix_space", false);
        made.json.putNull("normalizer");
        made.byteLevelPart("pre_tokenizer", prefixSpace, roberta);
        if (roberta) {
            made.around("RobertaProcessing").put("trim_offsets", true).put("add_prefix_space", prefixSpace);
        } else if (settings.flag("add_bos_token", false)) {
            made.beginning();
        } else {
            made.byteLevelPart("post_processor", true, false);
        }
        made.byteLevelPart("decoder", true, true);
        merges.forEach(made.model("BPE")
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", "")
                .put("fuse_unk", false)
                .putArray("merges")::add);
        return made.json;
    }

    private static boolean isRoberta(Map<String, Integer> vocabulary, TokenizerSettings settings) {
        String kind = settings.kind();
        if (kind.contains("roberta") || kind.contains("gpt2")) {
            return kind.contains("roberta");
        }
        return vocabulary.containsKey("<s>") && vocabulary.containsKey("</s>") && vocabulary.containsKey("<mask>");
    }

    /** The text of a token in a role: named by a file, or what this kind of tokenizer always had. */
    private String token(String role) {
        return settings.token(role).orElse(defaults.get(role));
    }

    private String require(String role) {
        String token = token(role);
        if (token == null || id(token) == null) {
            throw new UserException(
                    "vocabulary: " + role + " token (" + token + ") must be one of its tokens.",
                    "a " + TokenizerSettings.TOKENIZER_FILE + " that names it as " + role + "_token.");
        }
        return token;
    }

    private Integer id(String token) {
        Integer id = vocabulary.get(token);
        return id != null ? id : settings.added().get(token);
    }

    /** Two tokens that stand around each text. */
    private ObjectNode around(String type) {
        ObjectNode around = json.putObject("post_processor").put("type", type);
        for (String role : List.of("sep", "cls")) {
            String token = require(role);
            around.putArray(role).add(token).add(id(token));
        }
        return around;
    }

    /** One token before each text. */
    private void beginning() {
        String token = require("bos");
        ObjectNode template = json.putObject("post_processor").put("type", "TemplateProcessing");
        ArrayNode single = template.putArray("single");
        ArrayNode pair = template.putArray("pair");
        for (ArrayNode parts : List.of(single, pair)) {
            part(parts, "SpecialToken", token, 0);
            part(parts, "Sequence", "A", 0);
        }
        part(pair, "SpecialToken", token, 1);
        part(pair, "Sequence", "B", 1);
        ObjectNode special =
                template.putObject("special_tokens").putObject(token).put("id", token);
        special.putArray("ids").add(id(token));
        special.putArray("tokens").add(token);
    }

    private static void part(ArrayNode parts, String kind, String id, int type) {
        parts.addObject().putObject(kind).put("id", id).put("type_id", type);
    }

    private void byteLevelPart(String name, boolean prefixSpace, boolean trimOffsets) {
        json.putObject(name)
                .put("type", "ByteLevel")
                .put("add_prefix_space", prefixSpace)
                .put("trim_offsets", trimOffsets)
                .put("use_regex", true);
    }

    private ObjectNode model(String type) {
        ObjectNode model = json.putObject("model").put("type", type);
        ObjectNode vocab = model.putObject("vocab");
        vocabulary.forEach(vocab::put);
        return model;
    }

    /** Special tokens are found in a text before it is taken apart; by id, as the library wants them. */
    private void addTokens(ArrayNode array) {
        Map<Integer, String> added = new TreeMap<>(Comparator.naturalOrder());
        settings.added().forEach((token, id) -> added.put(id, token));
        for (String role : TokenizerSettings.ROLES) {
            String token = token(role);
            if (token != null && id(token) != null) {
                added.put(id(token), token);
            }
        }
        String mask = token("mask");
        added.forEach((id, token) -> array.addObject()
                .put("id", id)
                .put("content", token)
                .put("single_word", false)
                .put("lstrip", defaults == ROBERTA && token.equals(mask))
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", isSpecial(token)));
    }

    private boolean isSpecial(String token) {
        return !settings.added().containsKey(token)
                || TokenizerSettings.ROLES.stream().anyMatch(role -> token.equals(token(role)));
    }
}
