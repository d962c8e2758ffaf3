package dev.tunebook.engine.quality.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Change;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.data.Target;
import dev.tunebook.engine.data.Turn;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What a fix says that it did is done to whatever the rows hold, or it refuses. */
class FixesOfEveryKindTest {
    private static Dataset of(UnaryOperator<DatasetSpec> options, List<Map<String, Object>> rows) {
        return Dataset.of(
                "rows",
                rows,
                options.apply(DatasetSpec.defaults().split("100/0/0").group(Group.NONE)));
    }

    private static Dataset fixed(Dataset dataset, UnaryOperator<FixSpec> options) {
        return Fixes.apply(dataset, options.apply(FixSpec.defaults()));
    }

    private static Dataset chats() {
        List<Map<String, Object>> turns = List.of(
                Map.of("role", "user", "content", "My  cafÃ© is closed"),
                Map.of("role", "assistant", "content", "Write to jane@example.org"));
        return of(spec -> spec, List.of(Map.of("messages", turns), Map.of("messages", turns.subList(1, 2))));
    }

    private static Dataset labelled() {
        return of(
                spec -> spec.kind(Kind.MULTI_LABEL),
                List.of(
                        Map.of("text", "one", "label", "a|b"),
                        Map.of("text", "two", "label", "b"),
                        Map.of("text", "three", "label", "c")));
    }

    private static Dataset numbered() {
        return of(
                spec -> spec.kind(Kind.REGRESSION),
                List.of(Map.of("text", "one", "label", "1"), Map.of("text", "two", "label", "2")));
    }

    @Test
    void everyTurnOfAConversationIsCleanedAndMasked() {
        Dataset after = fixed(chats(), spec -> spec.clean(true).mask(true));
        assertThat(((Target.Conversation) after.target(0)).turns())
                .extracting(Turn::text)
                .containsExactly("My café is closed", "Write to EMAIL");
        assertThat(after.text(0)).isEqualTo("user: My café is closed\nassistant: Write to EMAIL");
        assertThat(after.revision().orElseThrow().changes())
                .extracting(Change::reason)
                .containsExactly("UTF-8 read in another encoding, white space", "personal data", "personal data");
    }

    @Test
    void outputsAndSecondTextsAreCleanedToo() {
        Dataset outputs = of(
                spec -> spec.output("output"),
                List.of(Map.of("input", "one", "output", "cafÃ©"), Map.of("input", "two", "output", "tea")));
        assertThat(fixed(outputs, spec -> spec.clean(true)).output(0)).isEqualTo("café");
        Dataset pairs = of(
                spec -> spec.second("other").minRows(1),
                List.of(
                        Map.of("text", "one", "other", "cafÃ©", "label", "a"),
                        Map.of("text", "two", "other", "tea", "label", "b")));
        Dataset after = fixed(pairs, spec -> spec.clean(true));
        assertThat(after.second(0)).contains("café");
        assertThat(after.revision().orElseThrow().changes()).singleElement().satisfies(change -> {
            assertThat(change.was()).isEqualTo("cafÃ©");
            assertThat(change.is()).isEqualTo("café");
        });
    }

    @Test
    void labelSetsNumbersAndOutputsAreCorrected() {
        Dataset labels = fixed(labelled(), spec -> spec.correct("1=c|d"));
        assertThat(labels.labels()).containsExactly("b", "c", "d");
        assertThat(labels.target(0)).isEqualTo(new Target.Labels(List.of("c", "d")));
        assertThat(labels.target(2)).isEqualTo(new Target.Labels(List.of("c")));
        assertThat(fixed(numbered(), spec -> spec.correct("2=2.5")).target(1)).isEqualTo(new Target.Score(2.5));
        Dataset outputs = of(
                spec -> spec.output("output"),
                List.of(Map.of("input", "one", "output", "eins"), Map.of("input", "two", "output", "zwo")));
        assertThat(fixed(outputs, spec -> spec.correct("2=zwei")).output(1)).isEqualTo("zwei");
    }

    @Test
    void saysWhatACorrectionMustBe() {
        assertThatThrownBy(() -> fixed(numbered(), spec -> spec.correct("2=much")))
                .hasMessage("correct (much) must be a number.\nMaybe --kind single-label, where each is a class.");
        assertThatThrownBy(() -> fixed(chats(), spec -> spec.correct("1=x")))
                .hasMessage("correct (x) must be for labels, numbers or outputs; rows is chat.\n"
                        + "Maybe --drop LINE, which leaves the row out.");
    }

    @Test
    void refusesWhatOnlyMakesSenseOfClasses() {
        assertThatThrownBy(() -> fixed(labelled(), spec -> spec.labels(true).balance("up")))
                .hasMessage("rows (multi-label) must have one class for each row for --labels or --relabel.\n"
                        + "Maybe --correct LINE=… or --drop LINE, row by row.\n"
                        + "rows (multi-label) must have one class for each row for --balance.\n"
                        + "Maybe --correct LINE=… or --drop LINE, row by row.");
        assertThatThrownBy(() -> fixed(numbered(), spec -> spec.relabel(true)))
                .hasMessageStartingWith(
                        "rows (regression) must have one class for each row for --labels or --relabel.");
        assertThatThrownBy(() -> fixed(numbered(), spec -> spec.conflicts(true)))
                .hasMessageStartingWith("rows (regression) must have classes for --conflicts.");
    }

    private static Dataset several(String... rows) {
        return of(
                spec -> spec.kind(Kind.MULTI_LABEL),
                Arrays.stream(rows)
                        .map(row -> Map.<String, Object>of(
                                "text",
                                row.substring(row.indexOf('|') + 1),
                                "label",
                                List.of(row.substring(0, row.indexOf('|')).split(";"))))
                        .toList());
    }

    private static List<String> labels(Dataset dataset) {
        return dataset.rows().stream().map(Row::label).toList();
    }

    @Test
    void variantsAmongSeveralLabelsBecomeOne() {
        Dataset after = fixed(
                several("refund;late|one", "refund|two", "Refund;late|three", "Refund;refund|four"),
                spec -> spec.variants(true));
        assertThat(after.labels()).containsExactly("late", "refund");
        assertThat(labels(after)).containsExactly("late, refund", "refund", "late, refund", "refund");
        assertThat(after.revision()
                        .orElseThrow()
                        .table()
                        .stringColumn("label after")
                        .asList())
                .isEqualTo(labels(after));
    }

    @Test
    void rareLabelsGoAndRowsOfNoOtherWithThem() {
        Dataset after =
                fixed(several("a|one", "a;b|two", "a;rare|three", "b|four", "seldom|five"), spec -> spec.minRows(2));
        assertThat(labels(after)).containsExactly("a", "a, b", "a", "b");
        assertThat(after.revision().orElseThrow().table().stringColumn("why").asList())
                .containsExactly(
                        "no step concerned it",
                        "no step concerned it",
                        "min-rows 2: rare has 1",
                        "no step concerned it",
                        "min-rows 2: the class has 1");
    }

    @Test
    void conflictingSetsOfLabelsTakeTheMajorityOrGo() {
        Dataset after = fixed(
                several(
                        "a;b|where is the parcel that i ordered",
                        "b;a|where is the parcel that i ordered!",
                        "b|Where is the parcel that I ordered?",
                        "a|the lamp is broken in two pieces",
                        "b|the lamp is broken in two pieces!",
                        "b|a question about the colour"),
                spec -> spec.conflicts(true));
        assertThat(labels(after)).containsExactly("a, b", "a, b", "a, b", "b");
    }

    @Test
    void theAuditTellsTextsFromOutputs() {
        Dataset outputs = of(
                spec -> spec.output("output"),
                List.of(Map.of("input", "one", "output", "cafÃ©"), Map.of("input", "twÃ³", "output", "tea")));
        Table audit = fixed(outputs, spec -> spec.clean(true))
                .revision()
                .orElseThrow()
                .table();
        assertThat(audit.stringColumn("text after").asList()).containsExactly("one", "twó");
        assertThat(audit.stringColumn("label after").asList()).containsExactly("café", "tea");
        assertThat(audit.stringColumn("action").asList()).containsExactly("text changed", "text changed");
    }

    @Test
    void duplicatesAreDroppedWhateverTheRowsHold() {
        Dataset twice = of(
                spec -> spec.kind(Kind.MULTI_LABEL),
                List.of(
                        Map.of("text", "the same text", "label", "a|b"),
                        Map.of("text", "the same text", "label", "b"),
                        Map.of("text", "another one", "label", "b")));
        Dataset after = fixed(twice, spec -> spec.dedup("near"));
        assertThat(after.size()).isEqualTo(2);
        assertThat(after.target(0)).isEqualTo(new Target.Labels(List.of("a", "b")));
    }
}
