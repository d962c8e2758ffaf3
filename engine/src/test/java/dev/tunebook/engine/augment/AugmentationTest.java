package dev.tunebook.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Change;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.data.near.Shingles;
import dev.tunebook.engine.quality.QualityRows;
import dev.tunebook.engine.spec.AugmentSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TinyData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final String[] MONEY = {"invoice", "refund", "payment", "charge", "fee", "price"};
    private static final String[] GOODS = {"parcel", "kettle", "lamp", "chair", "box", "truck"};

    private static Dataset dataset() {
        Random random = new Random(5);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 80; row++) {
            String[] words = row % 2 == 0 ? MONEY : GOODS;
            String part = row % 8 >= 6 ? "test" : "train";
            rows.add(part + " " + (row % 2 == 0 ? "money" : "goods") + "|I want to talk about the "
                    + words[random.nextInt(6)] + " and the " + words[random.nextInt(6)] + " of day "
                    + (1000 + 379 * row) + " in the month of " + Integer.toString(7919 * (row + 3), 26));
        }
        return QualityRows.of(rows.toArray(String[]::new));
    }

    private static AugmentSpec spec(String... by) {
        return AugmentSpec.defaults().by(by);
    }

    @Test
    void onlyTrainingRowsAreCopiedWithTheirLabel() {
        Dataset before = dataset();
        Dataset after = Augmentation.apply(before, spec("typo").copies(2));
        assertThat(after.indices(Part.TEST)).hasSameSizeAs(before.indices(Part.TEST));
        assertThat(after.size()).isGreaterThan(before.size() + 60);
        List<Change> added = after.revision().orElseThrow().changes().stream()
                .filter(change -> change.action() == Change.Action.ADDED)
                .toList();
        assertThat(added).hasSize(after.size() - before.size());
        for (int i = 0; i < added.size(); i++) {
            int row = before.size() + i;
            assertThat(before.part(added.get(i).row())).isEqualTo(Part.TRAIN);
            assertThat(after.part(row)).isEqualTo(Part.TRAIN);
            assertThat(after.row(row).label())
                    .isEqualTo(before.row(added.get(i).row()).label());
            assertThat(after.text(row))
                    .isEqualTo(added.get(i).is())
                    .isNotEqualTo(added.get(i).was());
        }
    }

    @Test
    void noCopyRepeatsATextOrIsNearAHeldOutRow() {
        List<String> rows = new ArrayList<>();
        dataset().rows().forEach(row -> rows.add(row.part() + " " + row.label() + "|" + row.text()));
        rows.add("train goods|where is the parcel that i ordered for my sister last week");
        rows.add("test goods|where is the parcel that i ordered for my sister last week!");
        Dataset before = QualityRows.of(rows.toArray(String[]::new));
        Dataset after =
                Augmentation.apply(before, spec("delete", "swap", "typo").copies(4));
        HashSet<String> texts = new HashSet<>();
        int size = before.size();
        after.rows().subList(0, size).forEach(row -> texts.add(Shingles.normal(row.text())));
        after.rows()
                .subList(size, after.size())
                .forEach(row ->
                        assertThat(texts.add(Shingles.normal(row.text()))).isTrue());
        NearDuplicates near =
                NearDuplicates.find(after.rows().stream().map(row -> row.text()).toList(), .7);
        assertThat(near.near(row -> after.part(row) == Part.TEST).stream().filter(row -> row >= size))
                .isEmpty();
        assertThat(after.revision().orElseThrow().changes())
                .extracting(Change::reason)
                .anyMatch(reason -> reason.endsWith("copy left out: near a validation or test row"));
    }

    @Test
    void copiesThatLookLikeAnotherClassAreLeftOut() {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 60; row++) {
            String words = row % 2 == 1 ? "parcel kettle" : row % 3 == 0 ? "invoice kettle" : "invoice lamp";
            rows.add("train " + (row % 2 == 0 ? "money" : "goods") + "|" + words + " number " + (1000 + 37 * row));
        }
        Dataset before = QualityRows.of(rows.toArray(String[]::new));
        long filtered = refused(before, spec("delete").rate(.4).copies(4));
        assertThat(filtered).isPositive();
        assertThat(refused(before, spec("delete").rate(.4).copies(4).filter(false)))
                .isZero();
    }

    private static long refused(Dataset dataset, AugmentSpec spec) {
        return Augmentation.apply(dataset, spec).revision().orElseThrow().changes().stream()
                .filter(change -> change.reason().contains("it looks like"))
                .count();
    }

    @Test
    void theSameSeedMakesTheSameCopies() {
        String once = Augmentation.apply(dataset(), spec("synonym", "typo")).fingerprint();
        assertThat(Augmentation.apply(dataset(), spec("synonym", "typo")).fingerprint())
                .isEqualTo(once);
        assertThat(Augmentation.apply(dataset(), spec("synonym", "typo").seed(43))
                        .fingerprint())
                .isNotEqualTo(once);
    }

    @Test
    void someClassesCanBeCopiedAlone() {
        Dataset after = Augmentation.apply(dataset(), spec("typo").classes("goods"));
        assertThat(after.rows().subList(80, after.size()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.label()).isEqualTo("goods"));
        assertThatThrownBy(() -> Augmentation.apply(dataset(), spec("typo").classes("good")))
                .hasMessage("classes (good) must be classes of tickets.\nMaybe goods.");
    }

    @Test
    void aPreviewCopiesAFewRows() {
        Dataset preview = Augmentation.preview(dataset(), spec("typo"), 5, Optional.empty());
        assertThat(preview.size()).isBetween(81, 85);
    }

    @Test
    void rowsWithOneOfTheLabelsAreCopiedWithAllOfTheirs() {
        Dataset before = QualityRows.labelledAnd("billing;urgent|the invoice of last week is wrong again");
        Dataset after =
                Augmentation.apply(before, spec("typo").classes("urgent").copies(3));
        assertThat(after.rows().subList(before.size(), after.size()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.label()).isEqualTo("billing, urgent"));
    }

    @Test
    void aTranslatorOfOnesOwnIsAskedForManyTextsAtOnce() {
        List<Integer> asked = new ArrayList<>();
        Translator translator = (texts, from, to) -> {
            asked.add(texts.size());
            return texts.stream()
                    .map(text ->
                            to.equals("de") ? "de " + text : text.substring(3).replace("I want", "I wish"))
                    .toList();
        };
        Dataset before = dataset();
        Dataset after = Augmentation.apply(before, spec("translate"), Optional.of(translator));
        assertThat(asked).containsExactly(60, 60);
        assertThat(after.rows().subList(before.size(), after.size()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.text()).startsWith("I wish to talk"));
    }

    @Test
    void aTranslatorIsForTheWayThatTranslates() {
        Translator translator = (texts, from, to) -> texts;
        assertThatThrownBy(() -> Augmentation.apply(dataset(), spec("typo"), Optional.of(translator)))
                .hasMessage("by (typo) must be with translate, where a translator is given.\nMaybe --by translate.");
        assertThatThrownBy(() ->
                        Augmentation.apply(dataset(), spec("translate"), Optional.of((texts, from, to) -> List.of())))
                .hasMessage("translator must give a text for each of 60; it gave 0.\n"
                        + "Maybe one for each text, in their order.");
    }

    @Test
    void conversationsAreRefused() {
        Dataset chats = TinyData.chats(List.of(List.of("hi", "ho")));
        assertThatThrownBy(() -> Augmentation.apply(chats, spec("typo")))
                .hasMessage(
                        "chats (chat) must have single texts to be augmented: a turn in other words no longer fits its "
                                + "answer.\nMaybe more conversations, or inputs with outputs.");
    }

    @Test
    void waysAreNamed() {
        assertThatThrownBy(() -> spec("synonyms"))
                .hasMessage("by (synonyms) must be of synonym, insert, delete, swap, typo, context, translate.\n"
                        + "Maybe --by synonym.");
        assertThatThrownBy(() -> spec("context"))
                .hasMessage(
                        "model () must be given where --by has context.\n" + "Maybe --model distilbert-base-uncased.");
    }

    @Test
    void aTrialComparesPairsOfRunsPerClass() {
        AugmentSpec spec = spec("typo").seeds(2).trial(true);
        Trial trial = Trial.run(dataset(), spec, TrainSpec.defaults().epochs(2));
        assertThat(trial.part()).isEqualTo(Part.TEST);
        assertThat(trial.rows()).isEqualTo(20);
        assertThat(trial.added()).isPositive();
        assertThat(trial.classes()).extracting(Trial.Effect::name).containsExactly("goods", "money");
        assertThat(trial.overall().with()).hasSize(2);
        assertThat(Trial.run(dataset(), spec, TrainSpec.defaults().epochs(2)).overall())
                .isEqualTo(trial.overall());
    }
}
