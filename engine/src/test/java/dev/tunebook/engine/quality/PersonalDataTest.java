package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    private static final Check CHECK = new PersonalData();

    @Test
    void findsNothingInACleanDataset() {
        Rows.assertClean(CHECK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to jane.doe+x@mail.example.org, please | write to j•••.•••+•@••••.•••••••.•••, please",
                "pay DE89 3704 0044 0532 0130 00 NOW AND HERE | pay D••• •••• •••• •••• •••• •• NOW AND HERE",
                "GB82WEST12345698765432. | G•••••••••••••••••••••.",
                "card 4111 1111 1111 1111 is charged | card 4••• •••• •••• •••• is charged",
                "amex 3782-822463-10005 | amex 3•••-••••••-•••••",
                "from 203.0.113.77. | from 2••.•.•••.••.",
                "from 2001:db8::ff00:42:8329 | from 2•••:•••::••••:••:••••",
                "call +49 30 901820 now | call +•• •• •••••• now",
                "call (555) 010-9999 now | call (•••) •••-•••• now",
                "call 030/901820 or not | call 0••/•••••• or not"
            })
    void masksEveryValue(String text, String masked) {
        assertThat(PersonalData.masked(text)).isEqualTo(masked);
        assertThat(Rows.look(CHECK, Rows.cleanAnd("test billing|" + text)).rows())
                .containsExactly(120);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 51185 of 2026-11-23 at 10:45:30",
                "card 4111 1111 1111 1112",
                "DE88 3704 0044 0532 0130 00",
                "0000 0000 0000 0000",
                "version 1.2.3 on 127.0.0.1",
                "300.1.1.1 and 1.2.3.4.5",
                "std::vector of a@b, @home",
                "ref #1234567, 12.50 EUR, 1,000,000 rows",
                "2024 - 2025"
            })
    void leavesOtherNumbersAlone(String text) {
        assertThat(PersonalData.masked(text)).isEqualTo(text);
        assertThat(Rows.look(CHECK, Rows.cleanAnd("test billing|" + text)).count())
                .isZero();
    }

    @Test
    void countsByKind() {
        Finding finding = Rows.look(
                CHECK, Rows.cleanAnd("train billing|a@b.org or c@d.org", "train billing|+4930901820 and a@b.org"));
        assertThat(finding.summary())
                .isEqualTo("2 of 122 rows (1.6%) have personal data: e-mail address in 2, phone number in 1.");
        assertThat(finding.examples().get(1).note()).isEqualTo("e-mail address, phone number");
    }

    @Test
    void noFindingOfAReportShowsAValue() {
        Report report = Report.of(Rows.cleanAnd(
                "train billing|my mail is jane@mail.example.org since last year",
                "test delivery|my mail is jane@mail.example.org since last year"));
        assertThat(report.finding("leaked-texts").examples()).isNotEmpty();
        assertThat(report.findings())
                .flatExtracting(Finding::examples)
                .flatExtracting(Finding.Example::rows)
                .extracting(Row::text)
                .noneMatch(text -> text.contains("jane"));
    }

    @Test
    void longTextsTakeNoTimeToSpeakOf() {
        String hostile = "a".repeat(200_000) + "1 ".repeat(200_000) + "a.".repeat(100_000) + "@" + "+1-".repeat(50_000);
        assertThat(PersonalData.masked(hostile)).startsWith("aaaa");
    }
}
