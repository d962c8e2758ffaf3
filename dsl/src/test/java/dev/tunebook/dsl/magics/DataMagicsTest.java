package dev.tunebook.dsl.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.dsl.InNotebook;
import dev.tunebook.dsl.views.LoadedView;
import dev.tunebook.dsl.views.ProvenanceView;
import dev.tunebook.dsl.views.ReportView;
import dev.tunebook.dsl.views.RevisionView;
import dev.tunebook.dsl.views.TrialView;
import dev.tunebook.dsl.words.AugmentWords;
import dev.tunebook.dsl.words.DataWords;
import dev.tunebook.dsl.words.SourceWords;
import dev.tunebook.engine.augment.Trial;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Lineage;
import dev.tunebook.engine.data.Provenance;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.spec.Group;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Putting a dataset right, by magic and by word. */
class DataMagicsTest extends InNotebook {
    @BeforeEach
    void writesFiles() throws Exception {
        StringBuilder csv = new StringBuilder("text,label\n");
        for (int i = 0; i < 40; i++) {
            csv.append("the ").append(i % 2 == 0 ? "invoice" : "parcel").append(" of day ");
            csv.append(Integer.toString(1000 + 379 * i, 7)).append(" is lost,");
            csv.append(i % 2 == 0 ? "billing" : "delivery").append("\n");
        }
        csv.append("where is my money please,billing\nwhere is my money please,billing\n");
        Files.writeString(folder.resolve("tickets.csv"), csv);
        magic("dataset", "tickets", "tickets.csv");
    }

    private Dataset tickets() {
        return (Dataset) notebook.values.get("tickets");
    }

    @Test
    void fixBindsTheNewVersionToTheNameAndShowsTheAudit() throws Exception {
        Dataset before = tickets();
        Object shown = magic("fix", "tickets", "--dedup", "exact");

        assertThat(shown).isInstanceOf(Revision.class);
        assertThat(tickets().size()).isEqualTo(before.size() - 1);
        assertThat(((Revision) shown).before()).isSameAs(before);
        assertThat(notebook.types).containsEntry("tickets", Dataset.class.getCanonicalName());
    }

    @Test
    void fixLeavesTheVariableAloneWhenAnotherNameIsGiven() throws Exception {
        Dataset before = tickets();
        magic("fix", "tickets", "--dedup", "exact", "--as", "thin");

        assertThat(tickets()).isSameAs(before);
        assertThat(((Dataset) notebook.values.get("thin")).size()).isEqualTo(before.size() - 1);
    }

    @Test
    void undoGoesBackOneByOne() throws Exception {
        Dataset loaded = tickets();
        magic("fix", "tickets", "--dedup", "exact");
        Dataset once = tickets();
        magic("fix", "tickets", "--balance", "down");
        magic("undo", "tickets");
        assertThat(tickets()).isSameAs(once);
        magic("fix", "tickets", "--balance", "down");
        magic("undo", "tickets", "--steps", "2");
        assertThat(tickets()).isSameAs(loaded);
        assertThatThrownBy(() -> magic("undo", "tickets"))
                .hasMessage("tickets (as it was loaded) must have been revised.\nMaybe %fix tickets --dedup near.");
    }

    @Test
    void theWordDoesTheSameAndShowsTheAuditToo() throws Exception {
        Dataset fixed = DataWords.fix(tickets(), s -> s.dedup("exact"));
        assertThat(notebook.shown).containsExactly(DataWords.audit(fixed));
        magic("fix", "tickets", "--dedup", "exact");
        assertThat(fixed.fingerprint()).isEqualTo(tickets().fingerprint());
        assertThat(DataWords.undo(fixed)).isNotSameAs(fixed);
    }

    @Test
    void lineageTellsEveryStepSinceTheFile() throws Exception {
        magic("fix", "tickets", "--dedup", "exact");
        Provenance lineage = (Provenance) magic("dataset", "tickets", "--lineage");
        assertThat(lineage.lineage().steps()).extracting(Lineage.Step::action).containsExactly("read", "split", "fix");
        assertThat(lineage.fingerprint()).isEqualTo(tickets().fingerprint());
        String text = new ProvenanceView().text(lineage);
        assertThat(text)
                .contains(
                        "tickets.csv (comma-separated, UTF-8, sha256 ",
                        "--dedup exact",
                        "dropped 1",
                        lineage.fingerprint());
    }

    @Test
    void streamsAreReadToTheirEnd() {
        Dataset rows = SourceWords.dataset(
                IntStream.range(0, 12).mapToObj(i -> Map.of("text", "text " + i, "label", "c" + i % 2)),
                s -> s.group(Group.NONE).split("50/25/25"));
        assertThat(rows.size()).isEqualTo(12);
    }

    @Test
    void rowsThatWereLeftOutNeedNoFix() throws Exception {
        Files.writeString(folder.resolve("gaps.csv"), Files.readString(folder.resolve("tickets.csv")) + ",billing\n");
        magic("dataset", "gaps", "gaps.csv");
        Report report = (Report) magic("report", "gaps", "--checks", "missing-cells");
        assertThat(report.table().stringColumn("fix").asList()).containsExactly("");
        assertThat(new ReportView().text(report))
                .contains("1 were left out", "Fix: none needed; no row of the dataset would change.")
                .doesNotContain("%fix");
        assertThat(new ReportView().html(report)).doesNotContain("%fix");
        assertThat(new LoadedView().text((Dataset) notebook.values.get("gaps"))).doesNotContain("missing-cells");
    }

    @Test
    void aListOfOnesOwnIsUsedByReportAndFix() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "money\n");
        Report report = (Report) magic("report", "tickets", "--words", "mine.txt", "--checks", "listed-words");
        assertThat(report.finding("listed-words").count()).isEqualTo(2);
        int before = tickets().size();
        assertThat(new ReportView().text(report))
                .contains("2 of 42 rows (4.8%) have words of the list")
                .doesNotContain("where is");
        assertThat(new ReportView().html(report)).contains("<details><summary>2 examples</summary>");
        String line = report.finding("listed-words").fix();
        assertThat(line).isEqualTo("%fix tickets --drop listed-words --words mine.txt");
        magic(line.substring(1).split(" "));
        assertThat(tickets().size()).isEqualTo(before - 2);
    }

    @Test
    void aPreviewHighlightsTheEditsAndBindsNothing() throws Exception {
        Dataset before = tickets();
        Revision preview = (Revision) magic("augment", "tickets", "--by", "typo", "--preview");
        assertThat(tickets()).isSameAs(before);
        String text = new RevisionView().text(preview);
        assertThat(text.lines().filter(line -> line.stripLeading().startsWith("added ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("«", "»"));
        assertThat(text)
                .endsWith(
                        "A preview of a few rows: tickets is as it was. %augment tickets without --preview adds the copies.");
        assertThat(new RevisionView().html(preview)).contains("<b class=\"bad\">");
    }

    @Test
    void aTrialSaysOfEachClassWhetherItHelpedAndBindsNothing() throws Exception {
        Dataset before = tickets();
        Trial trial = (Trial) magic("augment", "tickets", "--by", "typo", "--trial", "--seeds", "2", "--epochs", "1");
        assertThat(tickets()).isSameAs(before);
        assertThat(trial.classes()).extracting(Trial.Effect::name).containsExactly("billing", "delivery");
        assertThat(trial.classes()).allSatisfy(effect -> {
            assertThat(effect.with()).hasSameSizeAs(effect.without()).hasSize(2);
            assertThat(effect.verdict()).isNotNull();
        });
        assertThat(new TrialView().text(trial)).contains("2 seeds", "billing", "delivery", "macro average");
    }

    @Test
    void aTranslatorOfOnesOwnTranslates() {
        Dataset more = AugmentWords.augment(
                tickets(),
                s -> s.by("translate").filter(false),
                (texts, from, to) -> texts.stream()
                        .map(text -> to.equals("en") ? text.replace("is lost", "has gone") : text)
                        .toList());
        assertThat(more.rows().subList(tickets().size(), more.size()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.text()).endsWith("has gone"));
        assertThat(notebook.shown).containsExactly(DataWords.audit(more));
        Revision preview = AugmentWords.preview(tickets(), s -> s.by("translate"), (texts, from, to) -> texts);
        assertThat(preview.changes()).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> magic("fix", "tickets"))
                .hasMessage("fix (tickets) must be asked to put something right.\n"
                        + "Maybe --dedup near --keep majority-label; the lines of the report's findings work too.");
        assertThatThrownBy(() -> magic("fix", "tickets", "--keep", "longets"))
                .hasMessage("keep (longets) must be one of first, last, longest, shortest, majority-label, test, "
                        + "train, highest:COLUMN, lowest:COLUMN.\nMaybe keep longest.");
    }
}
