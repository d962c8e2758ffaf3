package dev.tunebook.engine.quality;

import static dev.tunebook.engine.quality.Rows.assertClean;
import static dev.tunebook.engine.quality.Rows.cleanAnd;
import static dev.tunebook.engine.quality.Rows.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.quality.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks of what the texts say: each finds its fault, and nothing in a clean dataset. */
class ContentChecksTest {
    private static final String[] THINGS = {"parcel", "invoice", "kettle", "lamp", "refund", "account", "card", "order"
    };
    private static final String[] PLACES = {"yesterday", "at the door", "in March", "by post", "on the phone"};

    /** English sentences, all different, alike in both classes and all parts. */
    private static List<String> english(int rows) {
        Random random = new Random(11);
        List<String> sentences = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String part = row % 4 == 3 ? "test" : "train";
            sentences.add(part + " " + (row % 2 == 0 ? "a" : "b") + "|I have a question about the "
                    + THINGS[random.nextInt(8)] + " that you sent me " + PLACES[random.nextInt(5)] + ", and the "
                    + THINGS[random.nextInt(8)] + " number " + (1000 + 37 * row));
        }
        return sentences;
    }

    private static Dataset dataset(int rows, String... others) {
        List<String> all = new ArrayList<>(english(rows));
        all.addAll(List.of(others));
        return Rows.of(all);
    }

    @Test
    void boilerplateIsASentenceThatStandsInManyTexts() {
        assertClean(new Boilerplate());
        List<String> rows = new ArrayList<>(Rows.clean());
        IntStream.range(0, 12).forEach(row -> rows.set(row, rows.get(row) + ". This mail is meant for you alone!"));
        Finding finding = look(new Boilerplate(), Rows.of(rows));
        assertThat(finding.severity()).isEqualTo(Severity.NOTE);
        assertThat(finding.count()).isEqualTo(12);
        assertThat(finding.summary())
                .isEqualTo("12 of 120 rows (10.0%) have one of 1 sentences that stand in many texts.");
        assertThat(finding.examples().get(0).note()).isEqualTo("in 12 rows: this mail is meant for you alone");
    }

    @Test
    void repetitionsOfAWholeTextAreNoBoilerplate() {
        String[] repeated = new String[20];
        java.util.Arrays.fill(repeated, "train billing|This is a whole text of its own.");
        assertThat(look(new Boilerplate(), cleanAnd(repeated)).count()).isZero();
    }

    @Test
    void giveawayWordsStandInMostTextsOfAClassAndInNoOther() {
        assertClean(new GiveawayWords());
        List<String> rows = new ArrayList<>(Rows.clean());
        for (int row = 0; row < rows.size(); row++) {
            if (row % 2 == 0 && row % 20 != 0) {
                rows.set(row, rows.get(row) + " [BILL-17]");
            }
        }
        Dataset faulty = Rows.of(rows);
        Finding finding = look(new GiveawayWords(), faulty);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.count()).isEqualTo(54);
        assertThat(finding.fix()).isEqualTo("%fix tickets --without 17,bill");
        assertThat(finding.examples().get(1).note()).isEqualTo("\"bill\" in 90% of its class, 54 of 54 rows with it");
    }

    @Test
    void outliersAreFarTooLongOrOfOtherWordsOrOfSigns() {
        assertClean(new Outliers());
        Finding finding = look(
                new Outliers(),
                dataset(
                        80,
                        "train a|" + "the parcel that you sent me ".repeat(60),
                        "train a|zwarte piet gooit pepernoten rond overal",
                        "train b|%%%%% ---- ==== #### ++++ 11",
                        "train b|an invoice that you sent me by post"));
        assertThat(finding.rows()).containsExactly(80, 81, 82);
        assertThat(finding.examples())
                .extracting(Finding.Example::note)
                .containsExactly(
                        "1,679 characters, where the median is 88",
                        "100% of its words stand in no other text",
                        "0% letters");
    }

    @Test
    void otherLanguagesAreToldFromTheMainOne() {
        assertThat(look(new MixedLanguages(), dataset(120)).count()).isZero();
        Finding finding = look(
                new MixedLanguages(),
                dataset(
                        120,
                        "train a|Wo ist mein Paket, das ich letzte Woche bestellt habe?",
                        "train b|Je voudrais un remboursement de ma commande s'il vous plaît",
                        "train a|Где моя посылка, которую я заказал на прошлой неделе?",
                        "train b|¿Dónde está el pedido que hice la semana pasada, por favor?"));
        assertThat(finding.rows()).containsExactly(120, 121, 122, 123);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.summary())
                .isEqualTo("4 of 124 rows (3.2%) are probably not in English, the language of most: "
                        + "French 1, German 1, Russian 1, Spanish 1.");
    }

    @Test
    void listedWordsAreTheUsersOrOurs() {
        assertClean(new ListedWords());
        Dataset rude = cleanAnd("train billing|This is CRAP, you...", "train billing|scrap metal and a project Orion");
        assertThat(look(new ListedWords(), rude).rows()).containsExactly(120);
        Finding secret = look(new ListedWords(List.of("# ours", "Project Orion", "")), rude);
        assertThat(secret.rows()).containsExactly(121);
        assertThat(secret.summary()).isEqualTo("1 of 122 rows (0.8%) have words of the list, 1 of its 1 entries.");
        assertThat(secret.examples().get(0).note()).isEqualTo("project orion");
    }

    @Test
    void domainShiftIsFoundWhereTestTextsAreOfAnotherKind() {
        Finding alike = look(new DomainShift(), dataset(400));
        assertThat(alike.severity()).isEqualTo(Severity.CLEAN);
        assertThat(alike.summary())
                .contains("with an AUC of 0.")
                .contains(" to 0.")
                .endsWith(".5 is no difference.");
        List<String> rows = new ArrayList<>(english(400));
        rows.replaceAll(row -> row.startsWith("test") ? row.replace("I have a question", "Chat: question") : row);
        Finding other = look(new DomainShift(), Rows.of(rows));
        assertThat(other.severity()).isEqualTo(Severity.SERIOUS);
        assertThat(other.count()).isEqualTo(100);
        assertThat(other.fix()).isEqualTo("%fix tickets --resplit");
        assertThat(look(new DomainShift(), Rows.of(Rows.clean())).summary())
                .isEqualTo("Nothing was looked for: 120 rows of training, 0 rows of test.");
    }

    @Test
    void domainShiftIsSeldomFoundWhereThereIsNone() {
        int found = 0;
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<String> rows = new ArrayList<>(english(200));
            rows.replaceAll(row -> (random.nextInt(4) == 0 ? "test" : "train") + row.substring(row.indexOf(' ')));
            found += look(new DomainShift(), Rows.of(rows)).count() > 0 ? 1 : 0;
        }
        assertThat(found).isLessThanOrEqualTo(4);
    }
}
