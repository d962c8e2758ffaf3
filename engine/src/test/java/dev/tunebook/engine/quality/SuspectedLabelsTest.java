package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuspectedLabelsTest {
    private static final Check CHECK = new SuspectedLabels();

    @Test
    void findsNothingInACleanDataset() {
        Rows.assertClean(CHECK);
    }

    @Test
    void findsLabelsThatWereSwapped() {
        List<String> clean = Rows.clean();
        List<String> rows = IntStream.range(0, clean.size())
                .mapToObj(row -> row % 24 == 0 ? clean.get(row).replace(" billing|", " delivery|") : clean.get(row))
                .toList();
        Finding finding = Rows.look(CHECK, Rows.of(rows));
        assertThat(finding.rows()).isSubsetOf(0, 24, 48, 72, 96).hasSizeGreaterThanOrEqualTo(4);
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.examples().get(0).note()).startsWith("probably billing (0.");
    }

    @Test
    void saysThatItLooksForNothingInAFewRows() {
        Finding finding = Rows.look(CHECK, Rows.of(Rows.clean().subList(0, 49)));
        assertThat(finding.summary()).isEqualTo("Nothing was looked for in 49 rows.");
    }
}
