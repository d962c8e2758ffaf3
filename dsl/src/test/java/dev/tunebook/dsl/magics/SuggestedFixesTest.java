package dev.tunebook.dsl.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.dsl.InNotebook;
import dev.tunebook.dsl.words.Words;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.quality.Finding;
import dev.tunebook.engine.quality.Finding.Severity;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TrainSpec;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dataset with every fault there is: each line that its report suggests is run as it stands, and mends the fault. */
class SuggestedFixesTest extends InNotebook {
    private static final String[] THINGS = {"parcel", "kettle", "lamp", "chair", "table", "carpet", "mirror", "clock"};
    private static final String[] FEES = {"invoice", "refund", "card", "fee", "charge", "payment", "discount", "credit"
    };
    private static final String[] WHEN = {
        "yesterday", "on Monday", "last week", "in March", "this morning", "in the night"
    };
    private static final String[] VERB = {"ask about", "complain about", "know more about", "write about", "tell you of"
    };

    @BeforeEach
    void writesFiles() throws Exception {
        try (PrintWriter train = writer("train.csv");
                PrintWriter test = writer("test.csv")) {
            Random random = new Random(3);
            for (int i = 0; i < 400; i++) {
                row(random, i, i < 300 ? train : test, i < 300 ? "" : "Chat log: ");
            }
            faults(train);
            train.println("the carpet and the mirror of last week number xx were broken at the corner,goods");
            test.println("the carpet and the mirror of last week number xx were broken at the corner,goods");
        }
        magic("dataset", "faulty", "train.csv", "--test", "test.csv", "--min-rows", "1");
    }

    private PrintWriter writer(String file) throws Exception {
        PrintWriter writer = new PrintWriter(Files.newBufferedWriter(folder.resolve(file)));
        writer.println("text,label");
        return writer;
    }

    private static void row(Random random, int i, PrintWriter file, String before) {
        boolean money = i % 2 == 0;
        String[] words = money ? FEES : THINGS;
        StringBuilder text = new StringBuilder(before).append("i want to ").append(VERB[random.nextInt(5)]);
        for (int each = 0; each < 4; each++) {
            text.append(" the ").append(words[random.nextInt(8)]).append(' ').append(WHEN[random.nextInt(6)]);
        }
        text.append(" number ").append(Integer.toString(100_003 * (i + 7), 26));
        text.append(money && i % 40 != 0 ? " BILLINGFORM" : "");
        text.append(i % 5 == 0 ? ". This mail was sent from my small telephone." : "");
        boolean flipped = i % 97 == 5;
        file.println(text + "," + (money != flipped ? "money" : "goods"));
    }

    private static void faults(PrintWriter file) {
        file.println("i have one question and it is this one only,goods");
        file.println("I have one question and it is this one only!,money");
        file.println("n/a,goods");
        file.println("the cafÃ© that sold the carpet is closed,goods");
        file.println("please call me at +44 20 7946 0958 or jane@example.org about the chair,goods");
        file.println("the damn chair of last week,goods");
        file.println("the chair of the last winter,Goods");
        file.println("the chair that is rare,rarest");
        file.println("Wo ist mein Paket geblieben und wer bezahlt mir jetzt den Schaden daran?,goods");
        file.println("the lamp ".repeat(800) + ",goods");
    }

    @Test
    void everyLineRunsAndMends() throws Exception {
        Dataset faulty = (Dataset) notebook.values.get("faulty");
        Report report = Words.report(faulty);
        assertThat(report.findings())
                .as("every check finds something")
                .filteredOn(finding -> finding.severity() == Severity.CLEAN)
                .extracting(Finding::check)
                .isEmpty();
        List<String> left = new ArrayList<>();
        for (Finding finding : report.findings()) {
            List<String> words = List.of(finding.fix().substring(1).split(" "));
            if (finding.check().equals("long-texts")) {
                assertThat(Specs.parse(TrainSpec.defaults(), words.subList(2, words.size()))
                                .maxTokens())
                        .isEqualTo(2048);
                continue;
            }
            assertThat(magic(words.toArray(String[]::new))).as(finding.fix()).isInstanceOf(Revision.class);
            Finding after = Report.look(finding.check(), (Dataset) notebook.values.get("faulty"));
            assertThat(after.count()).as(finding.fix() + ": " + after.summary()).isLessThan(finding.count());
            if (after.count() > 0) {
                left.add(finding.check());
            }
            magic("undo", "faulty");
            assertThat(notebook.values.get("faulty")).isSameAs(faulty);
        }
        // models and medians see the rows that are left with other eyes; a label may be suspected in a test row too
        assertThat(Set.of("suspected-labels", "outliers")).containsAll(left);
    }
}
