package dev.tunebook.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.quality.fix.Fixes;
import dev.tunebook.engine.spec.AugmentSpec;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.FixSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is put right, what lies on the disk stays as it is, and nothing is laid beside it. */
class FilesStayTest {
    @TempDir
    Path folder;

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " " + Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void everyFixMakesANewVersionAndTouchesNoFile() throws IOException {
        StringBuilder csv = new StringBuilder("text,label\n");
        SplittableRandom random = new SplittableRandom(3);
        for (int row = 0; row < 80; row++) {
            csv.append("the caf\u00c3\u00a9 %s writes from jane@example.org: the %s %s,%s\n"
                    .formatted(
                            Long.toString(random.nextLong(1L << 60), 36),
                            row % 2 == 0 ? "invoice" : "parcel",
                            Long.toString(random.nextLong(1L << 60), 36),
                            row % 2 == 0 ? "billing" : "delivery"));
        }
        csv.append("n/a,billing\nthe invoice of the damn lamp,billing\nthe invoice of the damn lamp,Billing\n");
        Files.writeString(folder.resolve("tickets.csv"), csv);
        Files.writeString(folder.resolve("words.txt"), "lamp\n");
        Map<String, String> before = files();
        Dataset tickets = Dataset.load(
                "tickets", DatasetSpec.defaults().path("tickets.csv").minRows(1), folder);
        String fingerprint = tickets.fingerprint();
        Report.of(tickets);
        Dataset fixed = Fixes.apply(
                tickets,
                FixSpec.defaults()
                        .clean(true)
                        .mask(true)
                        .variants(true)
                        .drop("missing-cells")
                        .labels(true)
                        .dedup("near")
                        .keep("majority-label")
                        .resplit(true)
                        .leakage(true)
                        .balance("up"),
                folder);
        Dataset more = Augmentation.apply(fixed, AugmentSpec.defaults().by("typo"));
        Dataset fewer =
                Fixes.apply(tickets, FixSpec.defaults().drop("listed-words").words("words.txt"), folder);

        assertThat(fixed.fingerprint()).isNotEqualTo(fingerprint);
        assertThat(more.size()).isGreaterThan(fixed.size());
        assertThat(fewer.size()).isEqualTo(tickets.size() - 2);
        assertThat(tickets.fingerprint()).isEqualTo(fingerprint);
        assertThat(more.revision().orElseThrow().before()).isSameAs(fixed);
        assertThat(fixed.revision().orElseThrow().before()).isSameAs(tickets);
        assertThat(files()).isEqualTo(before);
    }
}
