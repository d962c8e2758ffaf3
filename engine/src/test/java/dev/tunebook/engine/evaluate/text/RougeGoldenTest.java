package dev.tunebook.engine.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.evaluate.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RougeGoldenTest {
    @TestFactory
    Stream<DynamicTest> pairsEqualRougeScore() {
        return Golden.each(Golden.json("rouge.json").get("pairs"))
                .map(golden -> DynamicTest.dynamicTest(golden.get("prediction").toString(), () -> {
                    check(new Rouge(Stemming.NONE), golden, golden.get("plain"));
                    check(new Rouge(Stemming.NLTK), golden, golden.get("stem"));
                    String target = golden.get("target").asText();
                    assertThat(RougeWords.of(target, Stemming.NONE)).isEqualTo(Golden.texts(golden.get("tokens")));
                    assertThat(RougeWords.of(target, Stemming.NLTK)).isEqualTo(Golden.texts(golden.get("stemmed")));
                }));
    }

    private static void check(Rouge rouge, JsonNode golden, JsonNode scores) {
        String target = golden.get("target").asText();
        String prediction = golden.get("prediction").asText();
        for (Map.Entry<String, JsonNode> entry : scores.properties()) {
            RougeScore ours = switch (entry.getKey()) {
                case "rougeL" -> rouge.ofOrder(target, prediction);
                case "rougeLsum" -> rouge.ofSummary(target, prediction);
                default ->
                    rouge.ofRuns(
                            target, prediction, Integer.parseInt(entry.getKey().substring("rouge".length())));
            };
            assertThat(new double[] {ours.precision(), ours.recall(), ours.f1()})
                    .as(entry.getKey())
                    .containsExactly(Golden.doubles(entry.getValue()), within(1e-9));
        }
    }

    @Test
    void stemsEqualNltks() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(Golden.path("porter_nltk.tsv"))) {
            String[] fields = line.split("\t");
            if (!PorterStemmer.stem(fields[0], Stemming.NLTK).equals(fields[1])) {
                wrong.add(line + " not " + PorterStemmer.stem(fields[0], Stemming.NLTK));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static final Map<String, Stemming> VERSIONS =
            Map.of("nltk_default", Stemming.NLTK, "martin", Stemming.MARTIN, "original", Stemming.ORIGINAL);

    @Test
    void hardStemsEqualNltksInEveryVersion() {
        for (Map.Entry<String, JsonNode> word :
                Golden.json("rouge.json").get("stems").properties()) {
            for (Map.Entry<String, JsonNode> stem : word.getValue().properties()) {
                assertThat(PorterStemmer.stem(word.getKey(), VERSIONS.get(stem.getKey())))
                        .as(word.getKey() + ", " + stem.getKey())
                        .isEqualTo(stem.getValue().asText());
            }
        }
    }
}
