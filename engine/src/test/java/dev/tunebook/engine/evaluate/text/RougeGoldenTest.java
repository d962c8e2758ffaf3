package dev.tunebook.engine.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.evaluate.Golden;
import dev.tunebook.engine.evaluate.interval.Resampling;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /**
     * The README beside the file says over how many pairs the aggregate is; without all of them it cannot be had. It is not said
     * whether words were stemmed, nor whether a text without a word is empty: one reading must give all six numbers.
     */
    @Test
    void aggregatesLieNearRougeScoresSeeds() throws IOException {
        JsonNode golden = Golden.json("rouge.json");
        JsonNode theirs = golden.get("bootstrap_aggregator");
        List<JsonNode> pairs = Golden.each(golden.get("pairs")).toList();
        int stated = statedPairs();
        assumeTrue(
                stated > 0 && pairs.size() >= stated,
                "skipped: rouge.json holds %d of the %d pairs that its aggregate is over"
                        .formatted(pairs.size(), stated));
        Predicate<String> written = text -> !text.isEmpty();
        Predicate<String> worded = text -> !RougeWords.of(text, Stemming.NONE).isEmpty();
        assertThat(Stream.of(Stemming.NLTK, Stemming.NONE)
                        .flatMap(stemming -> Stream.of(written, worded)
                                .map(counts -> farthest(new Rouge(stemming), both(pairs, counts), theirs))))
                .as("farthest of six numbers, in deviations of rouge_score's seeds")
                .anySatisfy(deviations -> assertThat(deviations).isLessThan(4));
    }

    private static List<JsonNode> both(List<JsonNode> pairs, Predicate<String> counts) {
        return pairs.stream()
                .filter(pair -> counts.test(pair.get("target").asText())
                        && counts.test(pair.get("prediction").asText()))
                .toList();
    }

    private static int statedPairs() throws IOException {
        Matcher stated =
                Pattern.compile("rouge\\.json[^\n]*?(\\d+) pairs").matcher(Files.readString(Golden.path("README.md")));
        return stated.find() ? Integer.parseInt(stated.group(1)) : 0;
    }

    private static double farthest(Rouge rouge, List<JsonNode> pairs, JsonNode theirs) {
        List<BiFunction<String, String, RougeScore>> kinds =
                List.of((target, text) -> rouge.ofRuns(target, text, 1), rouge::ofOrder);
        double farthest = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            BiFunction<String, String, RougeScore> score = kinds.get(kind);
            RougeAggregate ours = RougeAggregate.of(
                    pairs.stream()
                            .map(pair -> score.apply(
                                    pair.get("target").asText(),
                                    pair.get("prediction").asText()))
                            .toList(),
                    new Resampling(theirs.get("n_samples").asInt(), .95, 3));
            double[] ends = {ours.low().f1(), ours.mid().f1(), ours.high().f1()};
            for (int end = 0; end < ends.length; end++) {
                String place = "/%d/%d".formatted(kind, end);
                double distance = Math.abs(
                        ends[end] - theirs.at("/mean_over_20_seeds" + place).asDouble());
                farthest = Math.max(
                        farthest,
                        distance / theirs.at("/sd_over_20_seeds" + place).asDouble());
            }
        }
        return farthest;
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
