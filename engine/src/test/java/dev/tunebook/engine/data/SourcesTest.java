package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The same rows from wherever people have them. */
class SourcesTest {
    @TempDir
    Path root;

    private CsvFolder folder;

    @BeforeEach
    void open() {
        folder = new CsvFolder(root);
    }

    private Dataset load(String path, UnaryOperator<DatasetSpec> options) {
        return folder.load(spec -> options.apply(spec.path(path)));
    }

    @Test
    void readsPackedFiles() {
        String plain = folder.with("t.csv", CsvFolder.GOOD).load().fingerprint();
        folder.with("t.csv.gz", Packed.gzip(CsvFolder.GOOD))
                .with("t.zip", Packed.zip("data/t.csv", CsvFolder.GOOD, "__MACOSX/._t.csv", "", "README", "x"))
                .with("two.zip", Packed.zip("a.csv", "x", "in/b.csv", CsvFolder.GOOD));
        Dataset packed = load("t.csv.gz", spec -> spec);
        assertThat(packed.fingerprint()).isEqualTo(plain);
        assertThat(packed.row(0).file()).isEqualTo("t.csv.gz");
        assertThat(load("t.zip", spec -> spec).fingerprint()).isEqualTo(plain);
        assertThat(load("two.zip!in/b.csv", spec -> spec).fingerprint()).isEqualTo(plain);
    }

    @Test
    void readsAFolderOfTextFilesByTheirFolders() {
        for (int i = 0; i < 6; i++) {
            folder.with("reviews/pos/%d.txt".formatted(i), "good " + i + "\n")
                    .with("reviews/neg/%d.txt".formatted(i), "bad " + i + "\n");
        }
        folder.with("reviews/README.txt", "about").with("reviews/.hidden.txt", "x");
        Dataset dataset = load("reviews", spec -> spec.label("label"));
        assertThat(dataset.size()).isEqualTo(12);
        assertThat(dataset.labels()).containsExactly("neg", "pos");
        assertThat(dataset.row(7)).isEqualTo(new Row(7, "good 1", "pos", dataset.part(7), "pos/1.txt", 8));
    }

    @Test
    void readsAFolderOfPlainTexts() {
        IntStream.range(0, 10).forEach(i -> folder.with("books/b%d.md".formatted(i), "book " + i + "\n\nmore"));
        Dataset dataset = load("books", spec -> spec.label("label"));
        assertThat(dataset.kind()).isEqualTo(Kind.PLAIN_TEXT);
        assertThat(dataset.text(3)).isEqualTo("book 3\n\nmore");
    }

    @Test
    void readsSeveralFilesByAPattern() {
        folder.with("data/a-1.csv", CsvFolder.GOOD)
                .with("data/a-2.csv", "text,intent\nmore,refund\n")
                .with("data/b.csv", "x");
        Dataset dataset = load("data/a-*.csv", spec -> spec);
        assertThat(dataset.size()).isEqualTo(13);
        assertThat(dataset.row(12).file()).isEqualTo("a-2.csv");
        assertThat(dataset.sources()).extracting(Dataset.Source::path).containsExactly("data/a-1.csv", "data/a-2.csv");
        assertThat(dataset.indices(Part.TRAIN)).hasSize(7);
    }

    @Test
    void checksTheSha256OfAFile() {
        String sha256 = Sha256.of(CsvFolder.GOOD.getBytes(StandardCharsets.UTF_8));
        folder.with("t.csv", CsvFolder.GOOD);
        assertThat(load("t.csv", spec -> spec.sha256(sha256)).size()).isEqualTo(12);
    }

    @Test
    void readsTablesOfTablesaw() {
        Table table = Table.create(
                "t",
                StringColumn.create("text", IntStream.range(0, 12).mapToObj(i -> "text " + i)),
                StringColumn.create("intent", IntStream.range(0, 12).mapToObj(i -> i == 4 ? null : "c" + i % 2)));
        Dataset dataset = Dataset.of(
                "mine",
                table,
                DatasetSpec.defaults().label("intent").split("50/25/25").group(Group.NONE));
        assertThat(dataset.size()).isEqualTo(11);
        assertThat(dataset.leftOut()).containsExactly(new Dataset.LeftOut("mine", 5, "label is missing"));
        assertThat(dataset.lineage().steps().get(0).detail()).startsWith("mine (Tablesaw table, sha256 ");
    }

    private record Ticket(String text, String label, int id) {}

    @Test
    void readsJavaObjects() {
        DatasetSpec spec = DatasetSpec.defaults().split("50/25/25").group(Group.NONE);
        List<Ticket> tickets = IntStream.range(0, 12)
                .mapToObj(i -> new Ticket("text " + i, "c" + i % 2, i))
                .toList();
        Dataset records = Dataset.of("mine", tickets, spec.columns("id"));
        assertThat(records.content().others().get("id")).startsWith("0", "1");
        List<Map<String, Object>> maps = IntStream.range(0, 12)
                .mapToObj(i -> Map.<String, Object>of("text", "text " + i, "label", "c" + i % 2))
                .toList();
        assertThat(Dataset.of("maps", maps, spec).fingerprint()).isEqualTo(records.fingerprint());
        List<Map<String, Object>> sets = IntStream.range(0, 12)
                .mapToObj(i -> Map.<String, Object>of("text", "text " + i, "label", List.of("a", "b" + i % 2)))
                .toList();
        assertThat(Dataset.of("sets", sets, spec).kind()).isEqualTo(Kind.MULTI_LABEL);
        assertThat(Dataset.of("texts", List.of("one", "two", "three", "four"), spec)
                        .kind())
                .isEqualTo(Kind.PLAIN_TEXT);
    }

    @Test
    void readsOtherEncodings() {
        String csv = CsvFolder.GOOD.replace("parcel,", "p\u00e4rcel caf\u00e9,");
        String expected = folder.with("t.csv", csv).load().fingerprint();
        for (String encoding : List.of("windows-1252", "UTF-16LE", "UTF-16BE", "UTF-16")) {
            folder.with("t.csv", csv.getBytes(Charset.forName(encoding)));
            assertThat(folder.load().fingerprint()).as(encoding).isEqualTo(expected);
        }
        folder.with("t.csv", csv.replace("\u00e4", "\u30e9").getBytes(Charset.forName("Shift_JIS")));
        assertThat(folder.load(spec -> spec.encoding("Shift_JIS")).text(0)).contains("p\u30e9rcel");
    }

    @Test
    void readsTablesWithoutAHeaderAndQuotesThatAreText() {
        folder.with("t.tsv", "ham\t\"well, I said\nspam\tbuy; \"now\"\n".repeat(8));
        Dataset dataset = load("t.tsv", spec -> spec.noHeader(true).text("2").label("1"));
        assertThat(dataset.size()).isEqualTo(16);
        assertThat(dataset.row(0)).isEqualTo(new Row(0, "\"well, I said", "ham", dataset.part(0), "t.tsv", 1));
        folder.with("b.csv", "text,intent\n" + "\"he said \\\"no\\\", twice\",a\nx,b\n".repeat(6));
        assertThat(load("b.csv", spec -> spec).text(0)).isEqualTo("he said \"no\", twice");
    }

    @Test
    void readsAFolderOfTextsInsideAZipFile() {
        String[] entries = new String[48];
        for (int i = 0; i < 22; i++) {
            entries[2 * i] = "letters/" + (i % 2 == 0 ? "kind" : "rude") + "/" + i + ".txt";
            entries[2 * i + 1] = "letter " + i + (i % 2 == 0 ? " with love" : " without");
        }
        entries[44] = "letters/README.md";
        entries[45] = "about";
        entries[46] = "__MACOSX/letters/._1.txt";
        entries[47] = "junk";
        folder.with("letters.zip", Packed.zip(entries));
        Dataset dataset = load("letters.zip", spec -> spec.label("label"));
        assertThat(dataset.size()).isEqualTo(22);
        assertThat(dataset.labels()).containsExactly("kind", "rude");
        assertThat(dataset.row(0).text()).startsWith("letter ");
    }

    @Test
    void refusesAFolderOfTextsThatUnpacksWithoutEnd() {
        folder.with("bomb.zip", Packed.zip("a.txt", "fine", "b.txt", "0".repeat(80_000_000)));
        assertThatThrownBy(() -> load("bomb.zip", spec -> spec))
                .hasMessageContaining("must unpack to at most 200 times its size.");
    }
}
