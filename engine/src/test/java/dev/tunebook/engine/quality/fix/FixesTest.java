package dev.tunebook.engine.quality.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Change;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.quality.QualityRows;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Part;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class FixesTest {
    private static final String[] PARCELS = {
        "train a|where is the parcel that i ordered last week",
        "train b|i would like my money back for the broken kettle",
        "train a|Where is the parcel that I ordered last week?",
        "train b|where is the parcel that i ordered last week please",
        "test a|where is the parcel, that i ordered last week",
        "train b|the invoice has the wrong address on it",
        "validation b|the refund has not arrived on my account",
        "train b|the invoice has the wrong address on it",
        "train a|a question about the colour of a lamp"
    };

    private static Dataset fixed(Dataset dataset, UnaryOperator<FixSpec> options) {
        return Fixes.apply(dataset, options.apply(FixSpec.defaults()));
    }

    private static Dataset parcels() {
        return QualityRows.of(PARCELS);
    }

    private static List<String> texts(Dataset dataset) {
        return dataset.rows().stream().map(Row::text).toList();
    }

    private static List<Integer> gone(Dataset after) {
        return after.revision().orElseThrow().changes().stream()
                .filter(change -> change.action() == Change.Action.DROPPED)
                .map(Change::row)
                .toList();
    }

    @Test
    void exactDuplicatesGoAndTheFirstStays() {
        assertThat(gone(fixed(parcels(), s -> s.dedup("exact")))).containsExactly(7);
    }

    @Test
    void normalisedDuplicatesDifferInCaseSpaceAndPunctuationOnly() {
        assertThat(gone(fixed(parcels(), s -> s.dedup("normalised")))).containsExactly(2, 4, 7);
    }

    @Test
    void nearDuplicatesIncludeTheOthers() {
        assertThat(gone(fixed(parcels(), s -> s.dedup("near")))).containsExactly(2, 3, 4, 7);
    }

    @Test
    void policiesDecideWhichRowStays() {
        assertThat(gone(fixed(parcels(), s -> s.dedup("near").keep("last")))).containsExactly(0, 2, 3, 5);
        assertThat(gone(fixed(parcels(), s -> s.dedup("near").keep("longest")))).containsExactly(0, 2, 4, 7);
        assertThat(gone(fixed(parcels(), s -> s.dedup("near").keep("test")))).containsExactly(0, 2, 3, 7);
        assertThat(gone(fixed(parcels(), s -> s.dedup("near").keep("majority-label"))))
                .containsExactly(2, 3, 4, 7);
        Dataset mostlyB = QualityRows.of(
                "train a|my delivery is three days late already",
                "train b|my delivery is three days late already!",
                "train b|My delivery is three days late already",
                "train a|i would like my money back");
        assertThat(gone(fixed(mostlyB, s -> s.dedup("near").keep("majority-label"))))
                .containsExactly(0, 2);
    }

    @Test
    void theAuditSaysOfEveryRowWhatHappenedAndWhy() {
        Dataset after = fixed(parcels(), s -> s.dedup("near").keep("longest"));
        Table audit = after.revision().orElseThrow().table();
        assertThat(audit.rowCount()).isEqualTo(PARCELS.length);
        assertThat(audit.stringColumn("action").asList())
                .containsExactly("dropped", "kept", "dropped", "kept", "dropped", "kept", "kept", "dropped", "kept");
        assertThat(audit.stringColumn("why").asList())
                .containsExactly(
                        "dedup near: similarity 0.85 to tickets.csv:5, which is kept (longest)",
                        "no step concerned it",
                        "dedup near: similarity 0.85 to tickets.csv:5, which is kept (longest)",
                        "dedup near: kept of 4 (longest)",
                        "dedup near: similarity 0.85 to tickets.csv:5, which is kept (longest)",
                        "dedup near: kept of 2 (longest)",
                        "no step concerned it",
                        "dedup near: repeats tickets.csv:7, which is kept (longest)",
                        "no step concerned it");
        assertThat(audit.stringColumn("text after").get(0)).isEmpty();
        assertThat(audit.stringColumn("text after").get(3)).isEqualTo(after.text(1));
    }

    @Test
    void aChainOfNearDuplicatesKeepsWhatIsNotNearTheRowThatStays() {
        String[] chain = new String[13];
        for (int link = 0; link < 12; link++) {
            chain[link] = "train a|"
                    + "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                            .substring(5 * link);
        }
        chain[12] = "train b|a question about the colour of a lamp";
        Dataset after = fixed(QualityRows.of(chain), s -> s.dedup("near"));
        assertThat(after.size()).isGreaterThan(2).isLessThan(12);
        assertThat(gone(fixed(after, s -> s.dedup("near")))).isEmpty();
    }

    @Test
    void leakageDropsTrainingRowsAndKeepsTheTest() {
        Dataset after = fixed(parcels(), s -> s.leakage(true));
        assertThat(gone(after)).containsExactly(0, 2, 3);
        assertThat(after.indices(Part.TEST)).hasSize(1);
        assertThat(after.revision().orElseThrow().changes().get(0).reason())
                .isEqualTo("similarity 1.00 to tickets.csv:6, a test row");
    }

    @Test
    void conflictsTakeTheMajorityOrGo() {
        Dataset after = fixed(parcels(), s -> s.conflicts(true));
        assertThat(after.size()).isEqualTo(9);
        assertThat(after.row(3).label()).isEqualTo("a");
        Dataset tie = QualityRows.of(
                "train a|my delivery is three days late already",
                "train b|my delivery is three days late already",
                "train a|a question about the colour of a lamp",
                "train b|i would like my money back");
        assertThat(gone(fixed(tie, s -> s.conflicts(true)))).containsExactly(0, 1);
    }

    @Test
    void cleaningRereadsWhatWasMisreadAndTidiesWhiteSpace() {
        Dataset after = fixed(
                QualityRows.of(
                        "train a|The cafÃ© is “openâ€\u009d  now",
                        "train b|  two\u00a0 spaces\u0007 and\r\n\r\n\r\nlines ",
                        "train a|Ð¿Ñ€Ð¸Ð²ÐµÑ‚ ðŸ˜€",
                        "train b|Ein Spaß, ÉCLAIR, naïve “quotes” 👩‍👧 and ÃO"),
                s -> s.clean(true));
        assertThat(texts(after))
                .containsExactly(
                        "The café is “open” now",
                        "two spaces and\n\nlines",
                        "привет 😀",
                        "Ein Spaß, ÉCLAIR, naïve “quotes” 👩‍👧 and ÃO");
        assertThat(after.revision().orElseThrow().table().stringColumn("why").asList())
                .containsExactly(
                        "clean: UTF-8 read in another encoding, white space",
                        "clean: broken characters, white space",
                        "clean: UTF-8 read in another encoding",
                        "no step concerned it");
    }

    @Test
    void maskingPutsStandIns() {
        Dataset after = fixed(
                QualityRows.of(
                        "train a|write to jane.doe@example.org or call +44 20 7946 0958",
                        "train b|my card 4111 1111 1111 1111 and DE89 3704 0044 0532 0130 00"),
                s -> s.mask(true));
        assertThat(texts(after)).containsExactly("write to EMAIL or call PHONE", "my card CARD and IBAN");
    }

    @Test
    void variantsBecomeOneLabel() {
        Dataset after = fixed(
                QualityRows.of("train refund|one", "train refund|two", "train Refund|three", "train other|four"),
                s -> s.variants(true));
        assertThat(after.labels()).containsExactly("other", "refund");
        assertThat(after.revision().orElseThrow().changes()).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Change.Action.LABEL_CHANGED);
            assertThat(change.was() + " > " + change.is()).isEqualTo("Refund > refund");
        });
    }

    @Test
    void labelsAreCorrectedAndRowsDroppedByTheirLines() {
        Dataset after =
                fixed(parcels(), s -> s.correct("5=a", "tickets.csv:3=c").drop("4", "missing-cells"));
        assertThat(after.labels()).containsExactly("a", "b", "c");
        assertThat(after.size()).isEqualTo(8);
        assertThat(after.row(1).label()).isEqualTo("c");
        assertThatThrownBy(() -> fixed(parcels(), s -> s.drop("99")))
                .hasMessage("drop (99) must be a line of tickets that has a row.\n"
                        + "Maybe tickets.csv:2, as the report writes it.");
        assertThatThrownBy(() -> fixed(parcels(), s -> s.drop("leaks")))
                .hasMessageStartingWith("check (leaks) must be one of leaked-texts, ");
    }

    @Test
    void balancingTouchesTrainingRowsOnly() {
        Dataset up = fixed(parcels(), s -> s.balance("up"));
        assertThat(up.size()).isEqualTo(10);
        assertThat(up.revision().orElseThrow().rows(Change.Action.ADDED)).isEqualTo(1);
        Dataset down = fixed(parcels(), s -> s.balance("down"));
        assertThat(gone(down)).hasSize(1).allMatch(row -> parcels().part(row) == Part.TRAIN);
        assertThat(gone(fixed(parcels(), s -> s.balance("down")))).isEqualTo(gone(down));
    }

    @Test
    void wordsAndBoilerplateAreTakenOut() {
        assertThat(texts(fixed(
                        QualityRows.of("train a|[Billing] my CARD, billing!", "train b|billing"),
                        s -> s.without("billing"))))
                .containsExactly("[] my CARD, !", "billing");
        String[] signed = new String[20];
        for (int row = 0; row < signed.length; row++) {
            signed[row] = "train " + (row % 2 == 0 ? "a" : "b") + "|Thing number " + row
                    + " is gone. Sent from my small phone.";
        }
        assertThat(texts(fixed(QualityRows.of(signed), s -> s.boilerplate(true)))
                        .get(3))
                .isEqualTo("Thing number 3 is gone.");
    }

    @Test
    void theOldVersionStaysAndIsLedBackTo() {
        Dataset before = parcels();
        String fingerprint = before.fingerprint();
        Dataset after = fixed(before, s -> s.dedup("exact").leakage(true));
        Revision revision = after.revision().orElseThrow();
        assertThat(revision.before()).isSameAs(before);
        assertThat(revision.options()).isEqualTo("--dedup exact --leakage");
        assertThat(before.fingerprint()).isEqualTo(fingerprint);
        assertThat(after.fingerprint()).isNotEqualTo(fingerprint);
        assertThat(after.lineage().steps().get(after.lineage().steps().size() - 1))
                .satisfies(step -> {
                    assertThat(step.action()).isEqualTo("fix");
                    assertThat(step.detail()).isEqualTo("--dedup exact --leakage");
                    assertThat(step.rowsBefore()).isEqualTo(9);
                    assertThat(step.rowsAfter()).isEqualTo(5);
                });
    }

    @Test
    void saysWhenNothingIsAskedForOrTooLittleWouldBeLeft() {
        assertThatThrownBy(() -> fixed(parcels(), s -> s))
                .hasMessage("fix (tickets) must be asked to put something right.\n"
                        + "Maybe --dedup near --keep majority-label; the lines of the report's findings work too.");
        assertThatThrownBy(() -> fixed(parcels(), s -> s.minRows(5)))
                .hasMessage("tickets (--min-rows 5) must leave at least two classes; it leaves b.\n"
                        + "Maybe fewer of these options at once.");
        assertThatThrownBy(() -> fixed(parcels(), s -> s.dedup("near").keep("highest:date")))
                .hasMessageStartingWith("keep (highest:date) must name a column that tickets was loaded with");
    }
}
