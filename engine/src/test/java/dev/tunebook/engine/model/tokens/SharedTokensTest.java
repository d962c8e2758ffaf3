package dev.tunebook.engine.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.model.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids are the reference's, on checkpoints and vocabularies that people use. */
class SharedTokensTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bert",
                "distilbert",
                "roberta",
                "modernbert",
                "gpt2",
                "gpt2-classifier",
                "llama",
                "qwen2",
                "qwen3"
            })
    void givesTheReferencesIds(String name) throws IOException {
        Path checkpoint = SharedFolder.of("fixtures/parity/" + name);
        checkParity(
                HubTokens.open(checkpoint),
                MAPPER.readTree(checkpoint.resolve("expected.json").toFile()));
    }

    /** The same from the files that older checkpoints have instead of tokenizer.json. */
    @ParameterizedTest
    @ValueSource(strings = {"bert", "distilbert", "modernbert", "roberta", "gpt2", "qwen3"})
    void givesTheReferencesIdsFromAVocabulary(String name) throws IOException {
        Path checkpoint = SharedFolder.of("fixtures/parity/" + name);
        JsonNode model =
                MAPPER.readTree(checkpoint.resolve("tokenizer.json").toFile()).path("model");
        if (model.path("type").asText().equals("WordPiece")) {
            Map<Integer, String> byId = new HashMap<>();
            model.path("vocab")
                    .properties()
                    .forEach(entry -> byId.put(entry.getValue().asInt(), entry.getKey()));
            Files.write(
                    folder.resolve("vocab.txt"),
                    Stream.iterate(0, id -> id + 1)
                            .limit(byId.size())
                            .map(byId::get)
                            .toList());
        } else {
            Files.writeString(folder.resolve("vocab.json"), model.path("vocab").toString());
            StringBuilder merges = new StringBuilder("#version: 0.2\n");
            model.path("merges")
                    .forEach(pair -> merges.append(pair.path(0).asText())
                            .append(' ')
                            .append(pair.path(1).asText())
                            .append('\n'));
            Files.writeString(folder.resolve("merges.txt"), merges);
        }
        Files.copy(checkpoint.resolve("tokenizer_config.json"), folder.resolve("tokenizer_config.json"));
        checkParity(
                HubTokens.open(folder),
                MAPPER.readTree(checkpoint.resolve("expected.json").toFile()));
    }

    private static void checkParity(HubTokens tokens, JsonNode expected) {
        int longest = expected.path("max_length").asInt();
        for (int i = 0; i < expected.path("texts").size(); i++) {
            int[] ids = tokens.encode(expected.path("texts").path(i).asText(), longest)
                    .ids();
            int[] padded = Arrays.copyOf(ids, longest);
            Arrays.fill(padded, ids.length, longest, tokens.padding());
            int[] mask = new int[longest];
            Arrays.fill(mask, 0, ids.length, 1);
            assertThat(padded)
                    .isEqualTo(MAPPER.convertValue(expected.path("input_ids").path(i), int[].class));
            assertThat(mask)
                    .isEqualTo(
                            MAPPER.convertValue(expected.path("attention_mask").path(i), int[].class));
        }
    }

    /** Its tokenizer.json asks for padding to 96, which is for batches to decide. */
    @Test
    void givesTheIdsOfATrainedClassifier() throws IOException {
        Path checkpoint = SharedFolder.of("checkpoints/bert-ticket-classifier");
        HubTokens tokens = HubTokens.open(checkpoint);
        int rows = 0;
        for (JsonNode part :
                MAPPER.readTree(checkpoint.resolve("reference_outputs.json").toFile())) {
            for (JsonNode row : part.path("rows")) {
                assertThat(tokens.encode(row.path("text").asText(), 96).ids())
                        .isEqualTo(MAPPER.convertValue(row.path("input_ids"), int[].class));
                rows++;
            }
        }
        assertThat(rows).isGreaterThan(40);
        tokens.requireFits(424);
    }

    @Test
    void splitsTheRegressionTextAsBertDoes() throws IOException {
        Path shared = SharedFolder.of("tokenizers/bert-base-uncased");
        Files.copy(shared.resolve("vocab.txt"), folder.resolve("vocab.txt"));
        HubTokens tokens = HubTokens.open(folder);
        List<String> vocabulary =
                Files.readString(shared.resolve("vocab.txt")).lines().toList();
        long wrong = 0;
        List<String> lines =
                Files.readString(shared.resolve("regression-text.txt")).lines().toList();
        for (String line : lines) {
            String[] cells = line.split("\t");
            String[] found = Arrays.stream(tokens.plainIds(cells[0]))
                    .mapToObj(vocabulary::get)
                    .toArray(String[]::new);
            wrong += Arrays.equals(found, Arrays.copyOfRange(cells, 1, cells.length)) ? 0 : 1;
        }
        assertThat(lines).hasSizeGreaterThan(1000);
        assertThat(wrong).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-base-uncased", "gpt2"})
    void givesTheSameIdsFromTheVocabularyAsFromTheWholeFile(String name) throws IOException {
        Path shared = SharedFolder.of("tokenizers/" + name);
        for (String file : List.of("vocab.txt", "vocab.json", "merges.txt")) {
            if (Files.exists(shared.resolve(file))) {
                Files.copy(shared.resolve(file), folder.resolve(file));
            }
        }
        HubTokens whole = HubTokens.open(shared);
        HubTokens assembled = HubTokens.open(folder);
        assertThat(assembled.size()).isEqualTo(whole.size());
        Path texts = SharedFolder.of("tokenizers/bert-base-uncased").resolve("regression-text.txt");
        assertThat(Files.readString(texts).lines().limit(2000).map(line -> line.split("\t")[0]))
                .allMatch(text -> Arrays.equals(
                        assembled.encode(text, 64).ids(), whole.encode(text, 64).ids()));
    }
}
