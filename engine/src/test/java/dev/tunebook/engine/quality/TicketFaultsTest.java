package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report of the support tickets against the faults that were planted in them. */
class TicketFaultsTest {
    private static final Path FOLDER = Path.of(System.getProperty("tunebook.root"), "notebooks", "data");

    private static Dataset tickets;
    private static Report report;
    private static List<String[]> truth;
    private static List<String> lines;

    @BeforeAll
    static void reports() throws IOException {
        DatasetSpec spec = DatasetSpec.defaults().path("tickets.csv").label("intent");
        tickets = Dataset.load("tickets", spec, FOLDER);
        report = Report.of(tickets);
        lines = Files.readAllLines(FOLDER.resolve("tickets.csv"));
        truth = Files.readAllLines(FOLDER.resolve("tickets-truth.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** Lines of the file with one of some faults. */
    private static Set<Long> planted(String... faults) {
        return truth.stream()
                .filter(row -> Set.of(faults).contains(row[2]))
                .map(row -> Long.valueOf(row[1]))
                .collect(Collectors.toSet());
    }

    /** Lines of the rows that planted ones of some faults were made of. */
    private static Set<Long> originals(String... faults) {
        return truth.stream()
                .filter(row -> Set.of(faults).contains(row[2]))
                .map(row -> lineOf(row[3]))
                .collect(Collectors.toSet());
    }

    private static long lineOf(String id) {
        return 1
                + IntStream.range(0, lines.size())
                        .filter(line -> lines.get(line).startsWith(id + ","))
                        .findFirst()
                        .getAsInt();
    }

    private static Set<Long> found(String check) {
        return report.finding(check).rows().stream()
                .map(row -> tickets.row(row).line())
                .collect(Collectors.toSet());
    }

    /**
     * Every planted row is found, or the row that it was made of, whichever comes later; and nothing but rows of which
     * one was made of the other.
     */
    private static void assertFindsAll(String check, String... faults) {
        Set<Long> found = found(check);
        for (String[] row : truth) {
            if (Set.of(faults).contains(row[2])) {
                assertThat(found).containsAnyOf(Long.valueOf(row[1]), lineOf(row[3]));
            }
        }
        Set<Long> copies = planted("duplicate", "near-duplicate", "conflict");
        copies.addAll(originals("duplicate", "near-duplicate", "conflict"));
        assertThat(copies).containsAll(found);
    }

    @Test
    void everyPlantedRepetitionIsFoundAndNoOtherText() {
        assertFindsAll("repeated-texts", "duplicate", "conflict", "near-duplicate");
        assertThat(found("repeated-texts"))
                .hasSize(planted("duplicate", "conflict", "near-duplicate").size());
    }

    @Test
    void everyPlantedConflictIsFoundWithTheRowThatItWasMadeOf() {
        assertFindsAll("conflicting-labels", "conflict");
        assertThat(found("conflicting-labels")).containsAll(planted("conflict")).containsAll(originals("conflict"));
    }

    @Test
    void missingCellsAreExactlyThosePlanted() {
        assertThat(tickets.leftOut())
                .extracting(Dataset.LeftOut::line)
                .containsExactlyInAnyOrderElementsOf(planted("missing-text", "missing-label"));
        assertThat(report.finding("missing-cells").count()).isEqualTo(30);
        assertThat(report.finding("missing-cells").rows()).isEmpty();
        assertThat(report.finding("missing-cells").fix())
                .as("they are not in the dataset")
                .isEmpty();
    }

    @Test
    void nineInTenFlippedLabelsAreSuspectedAndHardlyAnyOther() {
        Set<Long> wrong = planted("flipped-label", "conflict");
        Set<Long> suspected = found("suspected-labels");
        Set<Long> right = new HashSet<>(suspected);
        right.retainAll(wrong);
        assertThat(right.size() / (double) wrong.size()).isGreaterThanOrEqualTo(.9);
        assertThat(right.size() / (double) suspected.size()).isGreaterThanOrEqualTo(.95);
    }
}
