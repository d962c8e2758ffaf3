package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/** Datasets written row by row. */
final class Rows {
    private Rows() {}

    /** Rows of the form {@code part label|text}; a label may have spaces. */
    static Dataset of(List<String> rows, Dataset.LeftOut... leftOut) {
        String[][] cells = rows.stream()
                .map(row -> {
                    int space = row.indexOf(' ');
                    int bar = row.indexOf('|');
                    return new String[] {row.substring(0, space), row.substring(space + 1, bar), row.substring(bar + 1)
                    };
                })
                .toArray(String[][]::new);
        List<String> labels = List.copyOf(
                new TreeSet<>(Arrays.stream(cells).map(row -> row[1]).toList()));
        int size = cells.length;
        long[] lines = new long[size];
        Arrays.setAll(lines, row -> row + 2);
        return new Dataset(
                "tickets",
                DatasetSpec.defaults(),
                labels,
                new Dataset.Columns(
                        Arrays.stream(cells).map(row -> row[2]).toArray(String[]::new),
                        Arrays.stream(cells)
                                .mapToInt(row -> labels.indexOf(row[1]))
                                .toArray(),
                        Arrays.stream(cells)
                                .map(row -> Part.valueOf(row[0].toUpperCase(Locale.ROOT)))
                                .toArray(Part[]::new),
                        new int[size],
                        lines),
                List.of(new Dataset.Source("tickets.csv", "", size)),
                List.of(leftOut));
    }

    /** Two classes of 60 training rows with nothing wrong, and others. */
    static Dataset cleanAnd(String... others) {
        List<String> rows = new ArrayList<>(clean());
        Collections.addAll(rows, others);
        return of(rows);
    }

    /** Each text its own drawing of words, some of its class and some of both; in random order. */
    static List<String> clean() {
        Random random = new Random(7);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 120; row++) {
            String label = row % 2 == 0 ? "billing" : "delivery";
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 12; word++) {
                boolean ofClass = random.nextBoolean();
                text.append(word == 0 ? "" : " ").append(word(ofClass ? row % 2 : 2, random.nextInt(20)));
            }
            rows.add("train " + label + "|" + text);
        }
        return rows;
    }

    /** A made-up word, another for each kind and number. */
    private static String word(int kind, int number) {
        Random random = new Random(1000L * kind + number);
        StringBuilder word = new StringBuilder();
        for (int syllable = 0; syllable < 3; syllable++) {
            word.append("bdfgklmnprst".charAt(random.nextInt(12))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    /** Looks, and holds what is true of every finding. */
    static Finding look(Check check, Dataset dataset) {
        Finding finding = check.look(new Inspection(dataset));
        assertThat(finding.check()).isEqualTo(check.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(finding.why()).endsWith(".");
        if (finding.rows().isEmpty()) {
            assertThat(finding.fix()).isEmpty();
        } else {
            assertThat(finding.fix()).startsWith("%").contains(" " + dataset.name() + " ");
        }
        assertThat(finding.summary()).endsWith(".");
        assertThat(finding.severity() == Finding.Severity.CLEAN).isEqualTo(finding.count() == 0);
        assertThat(finding.examples()).hasSizeLessThanOrEqualTo(Finding.EXAMPLES);
        assertThat(finding.examples().isEmpty()).isEqualTo(finding.count() == 0);
        return finding;
    }

    static void assertClean(Check check) {
        assertThat(look(check, of(clean())).summary()).isNotEmpty();
        assertThat(look(check, of(clean())).count()).isZero();
    }
}
