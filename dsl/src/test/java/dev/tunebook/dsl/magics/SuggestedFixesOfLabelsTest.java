package dev.tunebook.dsl.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.dsl.InNotebook;
import dev.tunebook.dsl.words.Words;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.quality.Finding;
import dev.tunebook.engine.quality.Report;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines that a report suggests where rows have several labels: each runs as it stands, and mends its fault. */
class SuggestedFixesOfLabelsTest extends InNotebook {
    @BeforeEach
    void writesFiles() throws Exception {
        StringBuilder lines = new StringBuilder();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            String kind = i % 2 == 0 ? "money" : "goods";
            String text = "%s %s %s%s"
                    .formatted(
                            Long.toString(random.nextLong(1L << 60), 36),
                            kind,
                            Long.toString(random.nextLong(1L << 60), 36),
                            i % 2 == 0 ? " BILLINGFORM" : "");
            row(lines, text, i % 3 == 0 ? kind + "\", \"late" : kind);
        }
        row(lines, "a chair that is seldom asked for", "goods\", \"seldom");
        row(lines, "the lamp of last week was broken at its foot", "Goods");
        row(lines, "i have one question and it is this one only", "goods");
        row(lines, "I have one question and it is this one only!", "goods\", \"late");
        Files.writeString(folder.resolve("t.jsonl"), lines);
        magic("dataset", "faulty", "t.jsonl");
    }

    private static void row(StringBuilder lines, String text, String labels) {
        lines.append("{\"text\": \"%s\", \"label\": [\"%s\"]}\n".formatted(text, labels));
    }

    @Test
    void everyLineRunsAndMends() throws Exception {
        Dataset faulty = (Dataset) notebook.values.get("faulty");
        Report report = Words.report(faulty);
        for (String check : List.of("rare-classes", "label-variants", "conflicting-labels", "giveaway-words")) {
            Finding finding = report.finding(check);
            assertThat(finding.count()).as(check).isPositive();
            assertThat(magic(finding.fix().substring(1).split(" ")))
                    .as(finding.fix())
                    .isInstanceOf(Revision.class);
            Finding after = Report.look(check, (Dataset) notebook.values.get("faulty"));
            assertThat(after.count()).as(finding.fix() + ": " + after.summary()).isZero();
            magic("undo", "faulty");
            assertThat(notebook.values.get("faulty")).isSameAs(faulty);
        }
    }
}
