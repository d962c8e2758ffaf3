package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ReportTest {
    @Test
    void findsNothingInACleanDataset() {
        Report report = Report.of(Rows.of(Rows.clean()));
        assertThat(report.rows()).isEqualTo(120);
        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.CLEAN));
        assertThat(report.findings()).extracting(Finding::check).doesNotHaveDuplicates();
    }

    @Test
    void putsTheGravestFirst() {
        Report report = Report.of(Rows.cleanAnd(
                "train billing|the kettle is broken and i want my money",
                "test billing|the kettle is broken and i want my money"));
        assertThat(report.findings().get(0).check()).isEqualTo("leaked-texts");
        assertThat(report.findings())
                .extracting(Finding::severity)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(report.finding("leaked-texts").count()).isEqualTo(1);
        assertThatThrownBy(() -> report.finding("leaks")).hasMessage("there is no check named leaks");
    }

    @Test
    void saysTheSameAsATable() {
        Report report = Report.of(Rows.cleanAnd("train billing|N/A"));
        Table table = report.table();
        assertThat(table.columnNames())
                .containsExactly("check", "severity", "rows", "of", "share", "summary", "why", "fix");
        assertThat(table.rowCount()).isEqualTo(report.findings().size());
        assertThat(table.stringColumn("check").get(0)).isEqualTo("missing-cells");
        assertThat(table.stringColumn("severity").get(0)).isEqualTo("note");
        assertThat(table.intColumn("rows").get(0)).isEqualTo(1);
        assertThat(table.doubleColumn("share").get(0)).isEqualTo(1 / 121.0);
        assertThat(table.intColumn("of").get(0)).isEqualTo(121);
        assertThat(table.stringColumn("why").get(0)).startsWith("A row without a text or a label teaches nothing");
        Table examples = report.examples();
        assertThat(examples.rowCount())
                .isEqualTo(report.findings().stream()
                        .flatMap(finding -> finding.examples().stream())
                        .mapToInt(example -> Math.max(1, example.rows().size()))
                        .sum());
        assertThat(examples.columns().stream().map(column -> column.getString(0)))
                .containsExactly("missing-cells", "1", "tickets.csv:122", "train", "billing", "N/A", "says nothing");
    }

    @Test
    void givesWhatStandsAboveTheFindingsAsTables() {
        Report report = Report.of(Rows.cleanAnd("test complaint|one", "train complaint|two words"));
        Table facts = report.facts();
        assertThat(facts.stringColumn("fact").asList())
                .startsWith("rows", "train rows", "validation rows", "test rows", "classes", "imbalance")
                .contains("words, median", "characters, 95 %");
        assertThat(facts.doubleColumn("value").asList().subList(0, 6))
                .containsExactly(122.0, 121.0, 0.0, 1.0, 3.0, 30.0);
        assertThat(report.classes().stringColumn("class").asList()).containsExactly("billing", "delivery", "complaint");
        assertThat(report.classes().intColumn("rows").asList()).containsExactly(60, 60, 2);
        assertThat(report.classes().intColumn("test").asList()).containsExactly(0, 0, 1);
    }

    @Test
    void endsWhenInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Report.of(Rows.of(Rows.clean()))).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
