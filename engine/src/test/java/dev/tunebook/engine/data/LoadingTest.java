package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.sources.LoadProgress;
import dev.tunebook.engine.data.sources.Records;
import dev.tunebook.engine.data.sources.Sources;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {
    @TempDir
    Path root;

    private CsvFolder folder;

    @BeforeEach
    void open() {
        folder = new CsvFolder(root);
    }

    @Test
    void readsTextsAndLabelsByTheirColumns() {
        Dataset dataset = folder.with("t.csv", CsvFolder.GOOD).load();
        assertThat(dataset.size()).isEqualTo(12);
        assertThat(dataset.labels()).containsExactly("parcel", "refund");
        assertThat(dataset.row(1).text()).isEqualTo("please pay me back");
        assertThat(dataset.row(1).label()).isEqualTo("refund");
        assertThat(dataset.row(1).file()).isEqualTo("t.csv");
        assertThat(dataset.row(1).line()).isEqualTo(3);
        assertThat(dataset.sources()).extracting(Dataset.Source::rows).containsExactly(12);
        assertThat(dataset.sources().get(0).sha256()).hasSize(64);
    }

    @Test
    void keepsNearDuplicatesInOnePartWhenAskedTo() {
        StringBuilder csv = new StringBuilder("text,intent\n");
        for (int i = 0; i < 40; i++) {
            String word = Integer.toString(i * 1_234_567 + 99, 36).repeat(3);
            csv.append("the %s of my order %s has not come,parcel\n".formatted(word, word));
            csv.append("the %s of my order %s has not come!!,parcel\n".formatted(word, word));
            csv.append("the %s of my orders %s has not come,refund\n".formatted(word, word));
        }
        folder.with("t.csv", csv.toString());
        assertThat(torn(folder.load())).isPositive();
        Dataset grouped = folder.load(spec -> spec.group(Group.NEAR));
        assertThat(torn(grouped)).isZero();
        assertThat(grouped.indices(Part.TRAIN)).hasSizeBetween(51, 69);
        assertThat(grouped.indices(Part.TEST)).hasSizeBetween(21, 39);
    }

    /** Threes of rows that are not in one part. */
    private static long torn(Dataset dataset) {
        return IntStream.range(0, 40)
                .filter(three -> dataset.part(3 * three) != dataset.part(3 * three + 1)
                        || dataset.part(3 * three) != dataset.part(3 * three + 2))
                .count();
    }

    @Test
    void findsTheDelimiter() {
        String expected = folder.with("t.csv", CsvFolder.GOOD).load().fingerprint();
        for (char delimiter : new char[] {';', '\t'}) {
            folder.with("t.csv", CsvFolder.GOOD.replace(',', delimiter));
            assertThat(folder.load().fingerprint()).isEqualTo(expected);
        }
    }

    @Test
    void prefersTheDelimiterThatYieldsTheWantedColumns() {
        folder.with("t.csv", "text;intent, if known, else;intent\n" + "a, b;c, d;x\na, b;c, d;y\n".repeat(6));
        assertThat(folder.load().row(0).label()).isEqualTo("x");
    }

    @Test
    void skipsAByteOrderMarkAndEmptyLinesAndMixedLineEnds() {
        folder.with("t.csv", "\ufeffintent,text\r\n\r\n" + "x,a\ny,b\r\n\n \n".repeat(6));
        Dataset dataset = folder.load();
        assertThat(dataset.size()).isEqualTo(12);
        assertThat(dataset.row(2).line()).isEqualTo(7);
    }

    @Test
    void keepsTextsAsTheyAreAndStripsLabels() {
        folder.with("t.csv", "text,intent\n" + "\" \"\"007\"\"\n ok\", x\u00a0\nNA,y\n".repeat(6));
        Dataset dataset = folder.load();
        assertThat(dataset.text(0)).isEqualTo(" \"007\"\n ok");
        assertThat(dataset.text(1)).isEqualTo("NA");
        assertThat(dataset.labels()).containsExactly("x", "y");
        assertThat(dataset.row(1).line()).isEqualTo(4);
    }

    @Test
    void leavesOutRowsWithoutTextOrLabelAndListsThem() {
        Dataset dataset = folder.with("t.csv", CsvFolder.GOOD + "13,\u00a0,refund\n14,hello,\n15,,\n")
                .load();
        assertThat(dataset.size()).isEqualTo(12);
        assertThat(dataset.sources().get(0).rows()).isEqualTo(15);
        assertThat(dataset.leftOut())
                .containsExactly(
                        new Dataset.LeftOut("t.csv", 14, "text is missing"),
                        new Dataset.LeftOut("t.csv", 15, "label is missing"),
                        new Dataset.LeftOut("t.csv", 16, "text and label are missing"));
    }

    @Test
    void leavesOutSmallClassesWhenAskedAndListsThem() {
        folder.with("t.csv", CsvFolder.GOOD + "13,hello,greeting\n")
                .with("test.csv", "text,intent\nhi,greeting\na,refund\n");
        Dataset dataset = folder.load(spec -> spec.minRows(2).test("test.csv"));
        assertThat(dataset.labels()).containsExactly("parcel", "refund");
        assertThat(dataset.leftOut())
                .containsExactly(
                        new Dataset.LeftOut("t.csv", 14, "class greeting has fewer than 2 rows"),
                        new Dataset.LeftOut("test.csv", 2, "class greeting has fewer than 2 rows"));
        assertThat(dataset.sources()).extracting(Dataset.Source::rows).containsExactly(13, 2);
    }

    @Test
    void keepsSingleRowsInTrainingWhenMinRowsIsOne() {
        Dataset dataset =
                folder.with("t.csv", CsvFolder.GOOD + "13,hello,greeting\n").load(spec -> spec.minRows(1));
        assertThat(dataset.part(12)).isEqualTo(Part.TRAIN);
    }

    @Test
    void takesOtherFilesWhole() {
        folder.with("t.csv", CsvFolder.GOOD)
                .with("a/test.csv", "intent\ttext\nrefund\tmoney\n")
                .with("valid.csv", "text;intent\nwhere;parcel\n");
        Dataset dataset = folder.load(spec -> spec.test("a/test.csv").validation("valid.csv"));
        assertThat(dataset.rows().subList(12, 14))
                .containsExactly(
                        new Row(12, "where", "parcel", Part.VALIDATION, "valid.csv", 2),
                        new Row(13, "money", "refund", Part.TEST, "test.csv", 2));
        assertThat(dataset.indices(Part.TRAIN)).hasSize(12);
    }

    @Test
    void splitsValidationRowsOffWhenOnlyTestHasAFile() {
        folder.with("t.csv", CsvFolder.GOOD).with("test.csv", "text,intent\nmoney,refund\n");
        Dataset dataset = folder.load(spec -> spec.test("test.csv"));
        assertThat(List.of(
                        dataset.indices(Part.TRAIN).length,
                        dataset.indices(Part.VALIDATION).length,
                        dataset.indices(Part.TEST).length))
                .containsExactly(9, 3, 1);
    }

    @Test
    void makesTheSameDatasetTwiceAndAnotherWithAnotherSeed() {
        folder.with("t.csv", CsvFolder.GOOD);
        String fingerprint = folder.load().fingerprint();
        assertThat(folder.load().fingerprint()).isEqualTo(fingerprint);
        assertThat(folder.load(spec -> spec.seed(1)).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void readsCellsUpToTheLimit() {
        String cell = "\"\"".repeat(300_000);
        folder.with("t.csv", CsvFolder.GOOD + "13,\"" + cell + "\",refund\n");
        Dataset dataset = folder.load(spec -> spec.maxCell(300_000));
        assertThat(dataset.text(12)).hasSize(300_000);
    }

    @Test
    void readsAPathFromTheHomeFolderAndAnAbsoluteOne() {
        folder.with("t.csv", CsvFolder.GOOD);
        String absolute = root.resolve("t.csv").toAbsolutePath().toString();
        DatasetSpec spec = DatasetSpec.defaults().label("intent").group(Group.NONE);
        assertThat(Dataset.load("t", spec.path(absolute), Path.of("elsewhere")).size())
                .isEqualTo(12);
    }

    @Test
    void tellsThatNearDuplicatesOfManyRowsAreLookedFor() {
        StringBuilder csv = new StringBuilder("text,label\n");
        for (int row = 0; row < 50_000; row++) {
            csv.append(Integer.toString(row * 1_234_577 + 99, 36)).append(row % 2 == 0 ? ",a\n" : ",b\n");
        }
        folder.with("many.csv", csv.toString()).with("t.csv", CsvFolder.GOOD);
        List<String> told = new ArrayList<>();
        LoadProgress progress = new LoadProgress() {
            @Override
            public void report(String file, long records, double recordsPerSecond) {}

            @Override
            public void searching(String dataset, long rows) {
                told.add(dataset + " " + rows);
            }

            @Override
            public void searched(String dataset, long rows, double seconds) {
                told.add(dataset + " done " + rows);
                assertThat(seconds).isPositive();
            }
        };
        Sources sources = Sources.in(root, Progress.NONE, progress);
        Dataset.load("many", DatasetSpec.defaults().path("many.csv"), sources);
        Dataset.load("alone", DatasetSpec.defaults().path("many.csv").group(Group.NONE), sources);
        Dataset.load("few", DatasetSpec.defaults().path("t.csv").label("intent").group(Group.NONE), sources);
        assertThat(told).containsExactly("many 50000", "many done 50000");
    }

    @Test
    void whoWasToldOfAPartIsToldOfTheWhole() throws IOException {
        List<Long> told = new ArrayList<>();
        FileRows.read(
                "slow.csv",
                new SlowRecords(3_000),
                Roles.of(DatasetSpec.defaults().path("slow.csv"), new SlowRecords(3_000)),
                new Labels(),
                1_000,
                (file, records, recordsPerSecond) -> told.add(records));
        assertThat(told).first().isEqualTo(1_024L);
        assertThat(told).last().isEqualTo(3_000L);
    }

    /** Rows of which the first takes longer than the time between two reports. */
    private record SlowRecords(int rows) implements Records {
        @Override
        public String name() {
            return "slow.csv";
        }

        @Override
        public List<String> columns() {
            return List.of("text", "label");
        }

        @Override
        public List<String> first() {
            return List.of("a text", "a");
        }

        @Override
        public String sha256() {
            return "0".repeat(64);
        }

        @Override
        public String format() {
            return "made up";
        }

        @Override
        public void read(List<String> wanted, int maxCell, Sink sink) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
            for (int row = 1; row <= rows; row++) {
                sink.add(row, new String[] {"text " + row, "a"});
            }
        }
    }
}
