package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.ClassWeights;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.Schedule;
import dev.tunebook.engine.spec.TrainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The losses of a seeded run with each option, against a file; {@code -Dtunebook.golden=update} writes it anew. Other
 * processors round otherwise, so the last digits are not compared.
 */
class GoldenLossTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final TrainSpec SPEC = TrainSpec.defaults()
            .epochs(3)
            .learningRate(0.01)
            .threads(1)
            .earlyStop(0)
            .seed(3);

    private static Map<String, TrainSpec> options() {
        Map<String, TrainSpec> specs = new LinkedHashMap<>();
        specs.put("standard", SPEC);
        specs.put("dropout 0.4", SPEC.dropout(0.4));
        specs.put("weight-decay 1", SPEC.weightDecay(1));
        specs.put("adam-epsilon 0.01", SPEC.adamEpsilon(0.01));
        specs.put("l1 0.001", SPEC.l1(0.001));
        specs.put("l2 0.01", SPEC.l2(0.01));
        specs.put("label-smoothing 0.1", SPEC.labelSmoothing(0.1));
        specs.put("mixout 0.3", SPEC.mixout(0.3));
        specs.put("r-drop 2", SPEC.rDrop(2));
        specs.put("class-weights balanced", SPEC.classWeights(ClassWeights.BALANCED));
        specs.put("focal 2", SPEC.focal(2));
        specs.put("average 0.9", SPEC.average(0.9));
        specs.put("clip 0.1", SPEC.clip(0.1));
        specs.put("freeze trunk", SPEC.freeze(Freeze.TRUNK));
        specs.put("unfreeze-every 1", SPEC.unfreezeEvery(1));
        specs.put("layer-decay 0.5", SPEC.layerDecay(0.5));
        specs.put("micro-batch 8", SPEC.microBatch(8));
        for (Schedule schedule : Schedule.values()) {
            specs.put("schedule " + schedule, SPEC.schedule(schedule));
        }
        return specs;
    }

    @Test
    void everyOptionGivesTheLossesThatItGave() throws IOException {
        matches("losses.tsv", TinyData.mixed(200, 0.2), options());
    }

    @Test
    void soDoesBinaryCrossEntropy() throws IOException {
        Map<String, TrainSpec> specs = new LinkedHashMap<>();
        specs.put("standard", SPEC);
        specs.put("label-smoothing 0.1", SPEC.labelSmoothing(0.1));
        specs.put("r-drop 2", SPEC.rDrop(2));
        specs.put("class-weights balanced", SPEC.classWeights(ClassWeights.BALANCED));
        specs.put("class-weights square-root", SPEC.classWeights(ClassWeights.SQUARE_ROOT));
        specs.put("focal 2", SPEC.focal(2));
        specs.put("micro-batch 8", SPEC.microBatch(8));
        matches("losses-labels.tsv", TinyData.labelled(200), specs);
    }

    @Test
    void soDoesSquaredError() throws IOException {
        Map<String, TrainSpec> specs = new LinkedHashMap<>();
        specs.put("standard", SPEC);
        specs.put("r-drop 2", SPEC.rDrop(2));
        specs.put("mixout 0.3", SPEC.mixout(0.3));
        specs.put("micro-batch 8", SPEC.microBatch(8));
        matches("losses-numbers.tsv", TinyData.numbered(200), specs);
    }

    /** What only a model with layers can do, and what it does otherwise than a bag of words. */
    @Test
    void soDoesATransformer(@TempDir Path folder) throws IOException {
        Dataset dataset = TinyData.mixed(200, 0.2);
        TinyCheckpoint.bert(folder, dataset.texts(dataset.indices(Part.TRAIN)));
        TrainSpec spec = SPEC.model(folder.toString())
                .randomWeights(true)
                .learningRate(0.003)
                .batchSize(8);
        Map<String, TrainSpec> specs = new LinkedHashMap<>();
        specs.put("standard", spec);
        specs.put("dropout 0.4", spec.dropout(0.4));
        specs.put("weight-decay 1", spec.weightDecay(1));
        specs.put("mixout 0.3", spec.mixout(0.3));
        specs.put("r-drop 2", spec.rDrop(2));
        specs.put("average 0.9", spec.average(0.9));
        specs.put("freeze embeddings", spec.freeze(Freeze.EMBEDDINGS));
        specs.put("freeze trunk", spec.freeze(Freeze.TRUNK));
        specs.put("unfreeze-every 1", spec.unfreezeEvery(1));
        specs.put("layer-decay 0.5", spec.layerDecay(0.5));
        specs.put("fresh-layers 1", spec.freshLayers(1));
        specs.put("fresh-layers 2", spec.freshLayers(2));
        specs.put("lora-rank 2", spec.loraRank(2));
        specs.put("lora-dropout 0.3", spec.loraRank(2).loraDropout(0.3));
        specs.put("precision bfloat16", spec.precision(Precision.BFLOAT16));
        specs.put("gradient-checkpointing", spec.gradientCheckpointing(true));
        matches("losses-transformer.tsv", dataset, specs);
    }

    private static void matches(String name, Dataset dataset, Map<String, TrainSpec> options) throws IOException {
        Path file = FOLDER.resolve(name);

        List<String> lines = new ArrayList<>();
        options.forEach((option, spec) -> lines.add(option + "\t" + losses(dataset, spec)));
        if ("update".equals(System.getProperty("tunebook.golden"))) {
            Files.createDirectories(FOLDER);
            Files.write(file, lines);
        }
        List<String> expected = Files.readAllLines(file);
        assertThat(lines).hasSameSizeAs(expected);
        for (int i = 0; i < lines.size(); i++) {
            String[] found = lines.get(i).split("\t");
            String[] golden = expected.get(i).split("\t");
            assertThat(found[0]).isEqualTo(golden[0]);
            for (int j = 1; j < golden.length; j++) {
                assertThat(Double.parseDouble(found[j]))
                        .as(found[0])
                        .isEqualTo(Double.parseDouble(golden[j]), within(2e-3));
            }
        }
        assertThat(expected.stream()
                        .map(line -> line.substring(line.indexOf('\t')))
                        .distinct())
                .as("options that change something: balanced classes and small batches do not")
                .hasSizeGreaterThanOrEqualTo(expected.size() - 3);
    }

    /** Training and validation loss of each epoch. */
    private static String losses(Dataset dataset, TrainSpec spec) {
        List<String> losses = new ArrayList<>();
        Trainer.fit(dataset, spec, event -> {
                    if (event instanceof TrainEvent.Evaluated epoch) {
                        losses.add(String.format(Locale.ROOT, "%.5f", epoch.trainLoss()));
                        losses.add(String.format(Locale.ROOT, "%.5f", epoch.validationLoss()));
                    }
                })
                .close();
        return String.join("\t", losses);
    }
}
