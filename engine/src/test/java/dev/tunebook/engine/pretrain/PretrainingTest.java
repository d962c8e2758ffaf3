package dev.tunebook.engine.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.files.ElementType;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.Family;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.PretrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TrainEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PretrainingTest {
    private static final PretrainSpec TINY = PretrainSpec.defaults()
            .corpus("corpus.txt")
            .vocabulary(400)
            .words("words.txt")
            .spanSteps(3)
            .layers(1)
            .width(64)
            .maxTokens(32)
            .positions(32)
            .batchSize(16)
            .epochs(8)
            .learningRate(3e-3)
            .precision(Precision.FLOAT32)
            .device("cpu")
            .threads(1);

    @org.junit.jupiter.api.io.TempDir
    private Path place;

    private final List<TrainEvent> events = new ArrayList<>();

    @BeforeEach
    void writeACorpus() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("# A heading that nobody learns\n\n");
        String[] subjects = {"The miller", "A sailor", "The old gardener", "Her neighbour"};
        String[] verbs = {"mended the fence", "counted the sacks", "sang to the *children*", "wrote a long letter"};
        String[] times = {"before breakfast", "on the last day of May", "while it rained", "without a word"};
        for (int i = 0; i < 400; i++) {
            text.append(i % 40 == 0 ? "<|book|> number " + i + "\n" : "");
            for (int sentence = 0; sentence < 4; sentence++) {
                text.append(subjects[random.nextInt(4)])
                        .append(' ')
                        .append(verbs[random.nextInt(4)])
                        .append(' ');
                text.append(times[random.nextInt(4)]).append(". ");
            }
            text.append("\n\n");
        }
        Files.writeString(place.resolve("corpus.txt"), text);
        Files.writeString(place.resolve("words.txt"), "refund\nseat\n");
    }

    private Optional<Path> pretrain(PretrainSpec spec) {
        return new Pretraining(spec, place, sentence -> {}, events::add).run();
    }

    @ParameterizedTest
    @EnumSource
    void makesACheckpointThatHasLearntItsCorpus(Family family) {
        Path model = pretrain(TINY.family(family).out(family.toString())).orElseThrow();
        assertThat(model).isEqualTo(place.resolve(family.toString()).resolve("model"));
        HubTokens tokens = HubTokens.open(model);
        assertThat(tokens.size()).isLessThanOrEqualTo(400);
        Safetensors weights = Safetensors.open(model.resolve(Checkpoint.WEIGHTS));
        assertThat(weights.names())
                .allSatisfy(name -> assertThat(weights.type(name)).isEqualTo(ElementType.BF16));
        double first = loss(TrainEvent.Stepped.class);
        assertThat(first).isGreaterThan(4);
        assertThat(lastValidationLoss()).isLessThan(0.7 * first);
    }

    @Test
    void knowsTheWordsThatWereAskedFor() {
        Path model = pretrain(TINY.epochs(1).out("words")).orElseThrow();
        assertThat(HubTokens.open(model).plainIds("refund seat")).hasSize(2);
    }

    @Test
    void aSecondTimeThereIsNothingLeftToDo() {
        Path model = pretrain(TINY.epochs(1)).orElseThrow();
        int before = events.size();
        assertThat(pretrain(TINY.epochs(1))).contains(model);
        assertThat(events).hasSize(before);
    }

    @Test
    void refusesAFolderWithAnotherRecipe() {
        pretrain(TINY.epochs(1));
        assertThatThrownBy(() -> pretrain(TINY.epochs(2)))
                .isInstanceOf(UserException.class)
                .hasMessage("out (" + place.resolve("pretrained")
                        + ") must be a folder of this recipe; its recipe.json has other options.\n"
                        + "Maybe --out another-folder.");
    }

    @Test
    void refusesACorpusThatIsNotThereOrNotText() throws IOException {
        assertThatThrownBy(() -> pretrain(TINY.corpus("missing.txt")))
                .hasMessage("corpus (" + place.resolve("missing.txt")
                        + ") must be a file or a folder that exists.\nMaybe another path.");
        Files.write(place.resolve("latin.txt"), "caf\u00e9".repeat(99).getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> pretrain(TINY.corpus("latin.txt").out("other")))
                .hasMessage("corpus (" + place.resolve("latin.txt")
                        + ") must be UTF-8; it has other bytes behind paragraph 0.\nMaybe convert it with iconv.");
        Files.writeString(place.resolve("short.txt"), "One line.\n");
        assertThatThrownBy(() -> pretrain(TINY.corpus("short.txt").out("third")))
                .hasMessageStartingWith(
                        "corpus (" + place.resolve("short.txt") + ") must have at least two paragraphs");
    }

    @Test
    void aCorpusHasEachParagraphOnceAndNoMarkup() {
        Corpus corpus = Corpus.read(place.resolve("corpus.txt"), Optional.empty(), 1);
        String all = corpus.passages().stream().map(Corpus.Passage::text).collect(Collectors.joining("\n"));
        assertThat(all).doesNotContain("heading", "*", "<|book|>").contains("sang to the children");
        assertThat(all.lines()).doesNotHaveDuplicates();
        assertThat(corpus.passages()).hasSizeGreaterThan(10);
        assertThat(Corpus.read(place.resolve("corpus.txt"), Optional.empty(), 1).passages())
                .isEqualTo(corpus.passages());
    }

    @Test
    void aParagraphOfTheDomainStandsForItselfAndCountsAsOftenAsAsked() throws IOException {
        Files.createDirectory(place.resolve("domain"));
        Files.writeString(
                place.resolve("domain").resolve("cards.txt"),
                "My card was declined at the counter, what now?\n\nThe refund of last week has not arrived yet.\n");
        Corpus corpus =
                Corpus.read(place.resolve("corpus.txt"), Optional.of(new Corpus.Domain(place.resolve("domain"), 7)), 1);
        assertThat(corpus.passages().stream().filter(Corpus.Passage::isOfDomain))
                .containsExactlyInAnyOrder(
                        new Corpus.Passage("My card was declined at the counter, what now?", 7),
                        new Corpus.Passage("The refund of last week has not arrived yet.", 7));
        Dataset rows = corpus.dataset("corpus", 1);
        assertThat(rows.texts(rows.indices(Part.TRAIN)).stream().filter(text -> text.startsWith("My card")))
                .hasSize(7);
        List<String> training = rows.texts(rows.indices(Part.TRAIN));
        assertThat(IntStream.range(1, training.size()))
                .as("no text stands behind its own copy, where a model would learn to copy")
                .allSatisfy(i -> assertThat(training.get(i)).isNotEqualTo(training.get(i - 1)));
        assertThat(rows.indices(Part.VALIDATION)).isNotEmpty();
        Dataset half = corpus.dataset("corpus", 0.5);
        assertThat(half.indices(Part.TRAIN).length).isEqualTo(rows.indices(Part.TRAIN).length / 2);
        assertThat(half.indices(Part.VALIDATION)).hasSameSizeAs(rows.indices(Part.VALIDATION));
    }

    private double loss(Class<TrainEvent.Stepped> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow()
                .loss();
    }

    private double lastValidationLoss() {
        return events.stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .map(TrainEvent.Evaluated.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .validationLoss();
    }
}
