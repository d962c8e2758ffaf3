package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.ReportSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line is offered only where it would change something, and says all that it needs. */
class OfferedFixesTest {
    @Test
    void suspectedLabelsOfTestRowsAreCorrectedOneByOne() {
        List<String> clean = Rows.clean();
        List<String> rows = IntStream.range(0, clean.size())
                .mapToObj(row ->
                        row % 24 == 0 ? clean.get(row).replace("train billing|", "test delivery|") : clean.get(row))
                .toList();
        Finding finding = Rows.look(new SuspectedLabels(), Rows.of(rows));
        int row = finding.examples().get(0).rows().get(0).index();
        assertThat(finding.rows()).isNotEmpty().isSubsetOf(0, 24, 48, 72, 96);
        assertThat(finding.fix()).isEqualTo("%fix tickets --correct tickets.csv:" + (row + 2) + "=billing");
    }

    @Test
    void textsOfNothingButBrokenCharactersAreDropped() {
        Finding finding = Rows.look(new BrokenCharacters(), Rows.cleanAnd("train billing|\u0000\u0001"));
        assertThat(finding.fix()).isEqualTo("%fix tickets --drop broken-characters");
        assertThat(Rows.look(new BrokenCharacters(), Rows.cleanAnd("train billing|a\u0001"))
                        .fix())
                .isEqualTo("%fix tickets --clean");
    }

    @Test
    void wordsAreNotTakenOutOfTextsOfNothingElse() {
        List<String> rows = new ArrayList<>(Rows.clean());
        rows.replaceAll(row -> row.startsWith("train billing|") ? "train billing|Billing" : row);
        Finding finding = new GiveawayWords().look(new Inspection(Rows.of(rows)));
        assertThat(finding.count()).isEqualTo(60);
        assertThat(finding.fix()).isEmpty();
    }

    @Test
    void rareClassesAreCopiedWhereLeavingThemOutLeavesTooLittle() {
        String[] few = IntStream.range(0, 24)
                .mapToObj(row -> "train " + "abcd".charAt(row % 4) + "|text " + Integer.toString(1000 + 379 * row, 7))
                .toArray(String[]::new);
        assertThat(Rows.look(new RareClasses(), QualityRows.of(few)).fix()).isEqualTo("%augment tickets --copies 2");
        String[] seldom = IntStream.range(0, 601)
                .mapToObj(row -> "train complaint|text " + row)
                .toArray(String[]::new);
        assertThat(Rows.look(new RareClasses(), Rows.cleanAnd(seldom)).fix()).isEqualTo("%fix tickets --balance up");
    }

    @Test
    void aListOfOnesOwnIsNamedInTheLine(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("my words.txt"), "project orion\n");
        Report report = Report.of(
                Rows.cleanAnd("train billing|about Project Orion", "train billing|this is crap"),
                ReportSpec.defaults().checks("listed-words").words("my words.txt"),
                folder);
        assertThat(report.finding("listed-words").rows()).containsExactly(120);
        assertThat(report.finding("listed-words").fix())
                .isEqualTo("%fix tickets --drop listed-words --words 'my words.txt'");
    }

    @Test
    void noLineIsOfferedForWhatIsClean() {
        assertThat(Stream.of(Checks.every()).map(check -> check.look(new Inspection(Rows.of(Rows.clean())))))
                .allSatisfy(finding -> assertThat(finding.fix()).isEmpty());
    }
}
