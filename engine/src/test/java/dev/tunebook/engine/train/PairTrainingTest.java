package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.PairText;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs of texts: the class is the colour of the second, and the first has one of its own. */
class PairTrainingTest {
    private static final List<String> COLOURS = List.of("red", "blue");

    @TempDir
    Path folder;

    private static Dataset pairs(int rows) {
        SplittableRandom random = new SplittableRandom(5);
        List<Map<String, String>> made = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String colour = COLOURS.get(random.nextInt(2));
            made.add(Map.of(
                    "a", "a %s house".formatted(COLOURS.get(random.nextInt(2))),
                    "b", "the door is %s".formatted(colour),
                    "label", colour));
        }
        return Dataset.of(
                "pairs",
                made,
                DatasetSpec.defaults().text("a").second("b").group(Group.NONE).split("60/20/20"));
    }

    @Test
    void learnsFromTheSecondTextOfAPair() throws Exception {
        Dataset dataset = pairs(200);
        TrainSpec spec = TrainSpec.defaults()
                .model(TinyCheckpoint.bert(folder, dataset.texts(dataset.indices(Part.TRAIN)))
                        .toString())
                .randomWeights(true)
                .maxTokens(32)
                .epochs(12)
                .batchSize(8)
                .learningRate(0.005)
                .dropout(0)
                .threads(1);
        List<TrainEvent> events = new ArrayList<>();
        try (Classifier model = (Classifier) Trainer.fit(dataset, spec, events::add)) {
            assertThat(events.stream()
                            .filter(TrainEvent.Evaluated.class::isInstance)
                            .mapToDouble(event -> ((TrainEvent.Evaluated) event).accuracy())
                            .max())
                    .hasValue(1.0);
            HubTokens tokens = (HubTokens) model.tokens();
            int[] ids = model.encode(PairText.of("a red house", "the door is blue"), 32)
                    .ids();
            assertThat(ids)
                    .isEqualTo(
                            tokens.encode("a red house", "the door is blue", 32).ids());
            assertThat(ids).hasSize(3 + 4 + 3);
            assertThat(model.config().integer("sep_token_id"))
                    .isEqualTo(tokens.separator().getAsInt());
            Path saved = folder.resolve("saved");
            model.save(saved);
            try (Classifier again = Classifier.load(model.network().torch(), saved)) {
                assertThat(answers(again)).isEqualTo(answers(model));
            }
        }
        assertThat(Files.readString(folder.resolve("saved/config.json"))).contains("sep_token_id");
    }

    private static List<String> answers(Classifier model) throws InterruptedException {
        List<int[]> rows = List.of(
                model.encode(PairText.of("a red house", "the door is blue"), 32).ids(),
                model.encode(PairText.of("a blue house", "the door is red"), 32).ids());
        String[] answers = new String[2];
        model.classify(rows, 2, (row, scores) -> answers[row] = model.labels().get(scores[0] > scores[1] ? 0 : 1));
        assertThat(answers).containsExactly("blue", "red");
        return List.of(answers);
    }
}
