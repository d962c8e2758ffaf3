package dev.tunebook.engine.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.evaluate.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BleuChrfGoldenTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @TestFactory
    Stream<DynamicTest> tokensEqualSacreBleus() {
        return Golden.each(Golden.json("bleu_chrf.json").get("tokenize_13a"))
                .map(golden -> DynamicTest.dynamicTest(
                        golden.get("in").toString(),
                        () -> assertThat(String.join(
                                        " ",
                                        BleuTokenizer.V13A.words(
                                                golden.get("in").asText())))
                                .isEqualTo(golden.get("out_13a").asText())));
    }

    @TestFactory
    Stream<DynamicTest> corporaEqualSacreBleus() {
        return Golden.each(Golden.json("bleu_chrf.json").get("corpus"))
                .map(golden -> DynamicTest.dynamicTest(golden.get("name").asText(), () -> checkCorpus(golden)));
    }

    private static void checkCorpus(JsonNode golden) {
        List<String> texts = Golden.texts(golden.get("hyps"));
        List<List<String>> references = byRow(golden.get("refs"), texts.size());
        BleuSpec spec = spec(golden.get("args"));
        BleuScore ours = new Bleu(spec).corpus(texts, references);
        assertThat(ours.score()).isCloseTo(golden.get("bleu").asDouble(), EXACT);
        assertThat(ours.precisions()).containsExactly(Golden.doubles(golden.get("precisions")), EXACT);
        assertThat(ours.brevityPenalty()).isCloseTo(golden.get("bp").asDouble(), EXACT);
        assertThat(ours.systemLength()).isEqualTo(golden.get("sys_len").asLong());
        assertThat(ours.referenceLength()).isEqualTo(golden.get("ref_len").asLong());
        assertThat(ours.text()).isEqualTo(golden.get("bleu_format").asText());
        assertThat(ours.signature()).isEqualTo(golden.get("signature").asText());
        if (spec.smoothing() != BleuSpec.Smoothing.ADD) {
            assertThat(ours.matches()).containsExactly(longs(golden.get("counts")));
            assertThat(ours.totals()).containsExactly(longs(golden.get("totals")));
        }
        ChrfScore chrf = new Chrf(ChrfSpec.DEFAULT).corpus(texts, references);
        assertThat(chrf.score()).isCloseTo(golden.get("chrf").asDouble(), EXACT);
        assertThat(chrf.signature()).isEqualTo(golden.get("chrf_signature").asText());
        assertThat(new Chrf(ChrfSpec.PLUS_PLUS).corpus(texts, references).score())
                .isCloseTo(golden.get("chrfpp").asDouble(), EXACT);
        if (golden.has("ter")) {
            assertThat(new Ter(TerSpec.DEFAULT).corpus(texts, references))
                    .isCloseTo(golden.get("ter").asDouble(), EXACT);
        }
    }

    @TestFactory
    Stream<DynamicTest> sentencesEqualSacreBleus() {
        return Golden.each(Golden.json("bleu_chrf.json").get("sentence"))
                .map(golden -> DynamicTest.dynamicTest(golden.get("hyp").toString(), () -> checkSentence(golden)));
    }

    private static void checkSentence(JsonNode golden) {
        String text = golden.get("hyp").asText();
        List<String> references = Golden.texts(golden.get("refs"));
        BleuScore effective = new Bleu(BleuSpec.DEFAULT.effectiveOrder(true)).sentence(text, references);
        assertThat(effective.score()).isCloseTo(golden.get("bleu_effective").asDouble(), EXACT);
        assertThat(effective.signature()).isEqualTo(golden.get("signature").asText());
        assertThat(new Bleu(BleuSpec.DEFAULT).sentence(text, references).score())
                .isCloseTo(golden.get("bleu_default").asDouble(), EXACT);
        checkChrf(ChrfSpec.DEFAULT, text, references, golden.get("chrf"));
        checkChrf(ChrfSpec.DEFAULT.whiteSpace(true), text, references, golden.get("chrf_whitespace"));
        checkChrf(ChrfSpec.DEFAULT.everyOrder(true), text, references, golden.get("chrf_eps"));
        assertThat(new Ter(TerSpec.DEFAULT).sentence(text, references))
                .isCloseTo(golden.get("ter").asDouble(), EXACT);
    }

    private static void checkChrf(ChrfSpec spec, String text, List<String> references, JsonNode score) {
        assertThat(new Chrf(spec).sentence(text, references).score()).isCloseTo(score.asDouble(), EXACT);
    }

    /** From one list per reference to one list per row; an absent reference is left out. */
    static List<List<String>> byRow(JsonNode streams, int rows) {
        List<List<String>> references = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> ofRow = new ArrayList<>();
            for (JsonNode stream : streams) {
                if (stream.has(row) && !stream.get(row).isNull()) {
                    ofRow.add(stream.get(row).asText());
                }
            }
            references.add(ofRow);
        }
        return references;
    }

    private static BleuSpec spec(JsonNode args) {
        BleuSpec spec = BleuSpec.DEFAULT
                .lowercase(args.path("lowercase").asBoolean(false))
                .effectiveOrder(args.path("effective_order").asBoolean(false))
                .longest(args.path("max_ngram_order").asInt(4))
                .tokenizer(Arrays.stream(BleuTokenizer.values())
                        .filter(each -> each.code().equals(args.path("tokenize").asText("13a")))
                        .findFirst()
                        .orElseThrow());
        double value = args.path("smooth_value").asDouble(Double.NaN);
        return switch (args.path("smooth_method").asText("exp")) {
            case "none" -> spec.smoothing(BleuSpec.Smoothing.NONE, value);
            case "floor" -> spec.smoothing(BleuSpec.Smoothing.FLOOR, value);
            case "add-k" -> spec.smoothing(BleuSpec.Smoothing.ADD, value);
            default -> spec;
        };
    }

    private static long[] longs(JsonNode list) {
        return Golden.each(list).mapToLong(JsonNode::asLong).toArray();
    }
}
