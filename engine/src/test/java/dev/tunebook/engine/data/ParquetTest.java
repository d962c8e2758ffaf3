package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetTest {
    private static final String LABELLED =
            "message m { optional binary text (STRING); optional int64 label; required int32 id; }";

    @TempDir
    Path root;

    private void labelled(String name, CompressionCodecName codec, Map<String, String> metadata) {
        ParquetFile.write(root.resolve(name), LABELLED, codec, metadata, 2000, (row, number) -> {
            if (number != 1) {
                row.add("text", "text number " + number + " é");
            }
            row.add("label", number == 3 ? -1L : number % 2);
            row.add("id", (int) number);
        });
    }

    private Dataset load(String path, UnaryOperator<DatasetSpec> options) {
        return Dataset.load("d", options.apply(DatasetSpec.defaults().path(path).group(Group.NONE)), root);
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodecName.class,
            names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void readsEveryUsualCompression(CompressionCodecName codec) {
        labelled("d.parquet", codec, Map.of());
        Dataset dataset = load("d.parquet", spec -> spec.columns("id").minRows(2));
        assertThat(dataset.size()).isEqualTo(1998);
        assertThat(dataset.labels()).containsExactly("0", "1");
        assertThat(dataset.row(1998 - 1).text()).isEqualTo("text number 1999 é");
        assertThat(dataset.row(1).line()).isEqualTo(3);
        assertThat(dataset.content().others().get("id").get(1)).isEqualTo("2");
        assertThat(dataset.leftOut()).contains(new Dataset.LeftOut("d.parquet", 2, "text is missing"));
    }

    @Test
    void givesClassesTheirNamesBack() {
        labelled(
                "d.parquet",
                CompressionCodecName.SNAPPY,
                Map.of(
                        "huggingface",
                        "{\"info\": {\"features\": {\"label\": {\"names\": [\"no\", \"yes\"], \"_type\": \"ClassLabel\"}}}}"));
        Dataset dataset = load("d.parquet", spec -> spec);
        assertThat(dataset.labels()).containsExactly("no", "yes");
        assertThat(dataset.leftOut())
                .containsExactly(
                        new Dataset.LeftOut("d.parquet", 2, "text is missing"),
                        new Dataset.LeftOut("d.parquet", 4, "label is missing"));
    }

    @Test
    void readsConversationsAndLists() {
        ParquetFile.write(
                root.resolve("chat.parquet"),
                "message m { optional group messages (LIST) { repeated group list { optional group element {"
                        + " optional binary content (STRING); optional binary role (STRING); } } } }",
                CompressionCodecName.SNAPPY,
                Map.of(),
                20,
                (row, number) -> {
                    var list = row.addGroup("messages");
                    list.addGroup("list")
                            .addGroup("element")
                            .append("content", "hi " + number)
                            .append("role", "user");
                    list.addGroup("list")
                            .addGroup("element")
                            .append("content", "ho")
                            .append("role", "assistant");
                });
        Dataset chat = load("chat.parquet", spec -> spec);
        assertThat(chat.kind()).isEqualTo(Kind.CHAT);
        assertThat(chat.text(7)).isEqualTo("user: hi 7\nassistant: ho");
        ParquetFile.write(
                root.resolve("multi.parquet"),
                "message m { required binary text (STRING);"
                        + " optional group label (LIST) { repeated group list { optional int64 element; } } }",
                CompressionCodecName.ZSTD,
                Map.of(
                        "huggingface",
                        "{\"info\": {\"features\": {\"label\": {\"feature\": {\"names\": [\"joy\", \"anger\"]}}}}}"),
                20,
                (row, number) -> {
                    row.add("text", "t " + number);
                    var list = row.addGroup("label");
                    list.addGroup("list").add("element", 1L);
                    if (number % 2 == 0) {
                        list.addGroup("list").add("element", 0L);
                    }
                });
        Dataset multi = load("multi.parquet", spec -> spec);
        assertThat(multi.kind()).isEqualTo(Kind.MULTI_LABEL);
        assertThat(multi.row(4).label()).isEqualTo("anger, joy");
        assertThat(multi.row(5).label()).isEqualTo("anger");
    }

    @Test
    void namesACompressionThatItCannotRead() {
        labelled("d.parquet", CompressionCodecName.BROTLI, Map.of());
        assertThatThrownBy(() -> load("d.parquet", spec -> spec))
                .hasMessage(
                        "d.parquet (compressed with brotli) must be compressed with Snappy, gzip, Zstandard or raw LZ4.\n"
                                + "Maybe write it again with one of these.");
    }

    @Test
    void saysThatAFileIsNoParquet() throws IOException {
        Files.writeString(root.resolve("d.parquet"), "text,label\n");
        assertThatThrownBy(() -> load("d.parquet", spec -> spec))
                .hasMessage("d.parquet (damaged) must be readable as Parquet.\n"
                        + "Maybe it was not written or copied to its end: make or copy it again.");
    }

    @Test
    void namesRowAndColumnOfACellThatIsTooLong() {
        labelled("d.parquet", CompressionCodecName.SNAPPY, Map.of());
        assertThatThrownBy(() -> load("d.parquet", spec -> spec.maxCell(16)))
                .hasMessage("d.parquet row 101: column \"text\" must have at most 16 characters.\n"
                        + "Maybe another column; for a cell that is right, --max-cell 160.");
    }

    @Test
    void readsDamagedFilesWholeOrFailsWithAMessage() throws IOException {
        fuzz(0, 60);
    }

    @Test
    @Tag("slow")
    void readsDamagedFilesWholeOrFailsWithAMessageAThousandTimes() throws IOException {
        fuzz(60, 1_060);
    }

    private void fuzz(int from, int to) throws IOException {
        labelled("good.parquet", CompressionCodecName.SNAPPY, Map.of());
        byte[] good = Files.readAllBytes(root.resolve("good.parquet"));
        for (int seed = from; seed < to; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes =
                    random.nextInt(4) == 0 ? java.util.Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int damages = random.nextInt(1, 6); damages > 0 && bytes.length > 0; damages--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(root.resolve("d.parquet"), bytes);
            try {
                assertThat(load("d.parquet", spec -> spec.minRows(2)).size()).isPositive();
            } catch (dev.tunebook.engine.spec.UserException told) {
                assertThat(told.getMessage()).as("seed %d", seed).containsPattern("\nMaybe \\S");
            }
        }
    }
}
