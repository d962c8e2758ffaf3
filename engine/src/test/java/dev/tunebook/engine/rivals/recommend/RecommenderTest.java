package dev.tunebook.engine.rivals.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Targets;
import dev.tunebook.engine.evaluate.compare.Verdict;
import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Beginning;
import dev.tunebook.engine.model.ModelCard;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.ModelSpec;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.TinyData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommenderTest {
    private static final String BAG = "tunebook/ngram-bag";
    private static final String SMALL = "small";

    @TempDir
    Path folder;

    private final List<Recommendation> seen = new ArrayList<>();

    /** A BERT of one layer that knows the words of the made-up task, and nothing of them. */
    @BeforeEach
    void makesASmallModel() throws IOException {
        Path small = Files.createDirectory(folder.resolve(SMALL));
        Dataset rows = TinyData.rows(80);
        TinyCheckpoint.bert(small, rows.content().texts());
        int vocabulary = Files.readAllLines(small.resolve("vocab.txt")).size();
        Beginning.write(small, Torch.start("cpu", 1), Beginning.encoder(vocabulary, 1, 64, 32), Map.of(), 1);
    }

    private Recommendation recommend(Dataset dataset, String... candidates) {
        ModelSpec spec = ModelSpec.defaults()
                .candidates(List.of(candidates))
                .device("cpu")
                .threads(1);
        return Recommender.of(dataset, spec, folder, Hub.of(Map.of(), folder), seen::add);
    }

    @Test
    void triesEachModelOnRowsThatAreNotForTestAndNamesTheBest() {
        Recommendation found = recommend(TinyData.rows(80), BAG, SMALL);
        assertThat(found.rows()).isEqualTo(68);
        assertThat(found.candidates()).hasSize(2).allSatisfy(each -> {
            assertThat(each.fault()).isEmpty();
            assertThat(each.score()).isBetween(0.1, 1.0);
            assertThat(each.startsFromNothing()).isEqualTo(each.model().equals(BAG));
        });
        assertThat(found.candidates().get(0).score())
                .isGreaterThanOrEqualTo(found.candidates().get(1).score());
        assertThat(found.best()).contains(found.candidates().get(0));
        assertThat(found.candidates().get(0).againstBest()).isEmpty();
        assertThat(found.candidates().get(1).againstBest()).isPresent();
        assertThat(found.line())
                .isEqualTo("%train tiny --model " + found.candidates().get(0).model());
        assertThat(seen).extracting(Recommendation::complete).containsExactly(false, true);
    }

    @Test
    void triesTheSmallModelsOfThisMachineWhenNoneIsNamed() {
        assertThat(Recommender.cards(ModelSpec.defaults(), folder, Hub.of(Map.of(), folder)))
                .extracting(ModelCard::name)
                .contains(BAG)
                .containsAll(BaseModels.names())
                .doesNotContain("google-bert/bert-base-uncased");
    }

    @Test
    void saysTheSameAgain() {
        Stream<Double> first = scores(recommend(TinyData.rows(60), BAG, SMALL));
        assertThat(scores(recommend(TinyData.rows(60), BAG, SMALL))).containsExactlyElementsOf(first.toList());
    }

    private static Stream<Double> scores(Recommendation found) {
        return Stream.concat(
                Stream.of(found.words()), found.candidates().stream().map(Recommendation.Candidate::score));
    }

    @Test
    void aModelThatCannotBeTriedStandsLastWithTheReason() throws Exception {
        Path broken = folder.resolve("broken");
        Files.createDirectory(broken);
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(folder.resolve(SMALL).resolve(file), broken.resolve(file));
        }
        Recommendation found = recommend(TinyData.rows(40), "broken", BAG);
        assertThat(found.candidates())
                .extracting(Recommendation.Candidate::model)
                .containsExactly(BAG, "broken");
        assertThat(found.candidates().get(1).fault()).contains("tokenizer");
        assertThat(found.best().orElseThrow().model()).isEqualTo(BAG);
    }

    @Test
    void refusesRowsWithoutAClassAndTooFewRows() {
        Dataset tiny = TinyData.rows(40);
        Dataset unlabelled =
                tiny.derive(tiny.content().withTargets(new Targets.Nothing(tiny.size())), "drop", "labels");
        assertThatThrownBy(() -> recommend(unlabelled, BAG))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("tiny (plain-text) must have one class for each row.");
        assertThatThrownBy(() -> recommend(TinyData.rows(8), BAG))
                .hasMessageStartingWith("tiny must have at least 8 rows that are not for test; it has 7.");
    }

    /** One that is interrupted while it looks for its learning rate is not a model that could not be tried. */
    @Test
    void anInterruptEndsItAndIsNoFaultOfTheModel() {
        ModelSpec spec = ModelSpec.defaults()
                .candidates(List.of(SMALL, BAG))
                .device("cpu")
                .threads(1);
        assertThatThrownBy(() -> Recommender.of(TinyData.rows(40), spec, folder, Hub.of(Map.of(), folder), found -> {
                    seen.add(found);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(StoppedException.class);
        assertThat(seen).hasSize(1);
        assertThat(Thread.interrupted()).as("it was heard").isFalse();
    }

    @Test
    void widerModelsAreTriedAtLowerRates() {
        assertThat(Recommender.learningRate(card("hidden_size", "256"))).isEqualTo(5e-4);
        assertThat(Recommender.learningRate(card("n_embd", "768"))).isEqualTo(5.56e-5, within(1e-6));
        assertThat(Recommender.learningRate(card("dim", "64"))).isEqualTo(1e-3);
        assertThat(Recommender.learningRate(card("unknown", "1"))).isEqualTo(5e-4);
    }

    private static ModelCard card(String member, String value) {
        return new ModelCard(
                "m", ModelCard.Origin.HUB, "bert", 1, 1, "", "", "", Optional.empty(), Map.of(member, value));
    }

    /** Eighty of a hundred against fifty is more than chance; a tenth of the time is worth naming. */
    @Test
    void saysWhyAndWhatIsFaster() {
        Recommendation found = recommend(TinyData.rows(80), BAG, SMALL);
        assertThat(found.verdict())
                .startsWith(found.best().orElseThrow().model() + " suits tiny best: ")
                .contains("; TF-IDF reaches ");
        Recommendation.Candidate second = found.candidates().get(1);
        boolean faster = second.againstBest().orElseThrow().verdict() == Verdict.CANNOT_TELL
                && second.seconds() * 2 < found.candidates().get(0).seconds();
        assertThat(found.verdict().contains("cannot be told from it here")).isEqualTo(faster);
    }
}
