package dev.tunebook.engine.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.ParquetFile;
import dev.tunebook.engine.data.sources.LoadProgress;
import dev.tunebook.engine.data.sources.Sources;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hf:org/name} as a dataset, from a hub on this machine. */
class DatasetsOfTheHubTest {
    @TempDir
    Path root;

    private LoopbackHub hub;
    private final List<String> fetched = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        hub = new LoopbackHub();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private byte[] parquet(int from, int rows, long label) throws IOException {
        Path file = root.resolve("made.parquet");
        ParquetFile.write(
                file,
                "message m { required binary text (STRING); required int64 label; }",
                CompressionCodecName.SNAPPY,
                Map.of("huggingface", "{\"info\": {\"features\": {\"label\": {\"names\": [\"neg\", \"pos\"]}}}}"),
                rows,
                (row, number) -> {
                    row.add("text", "text " + (from + number));
                    row.add("label", label < 0 ? label : number % 2);
                });
        return Files.readAllBytes(file);
    }

    private Dataset load(String path, UnaryOperator<DatasetSpec> options) {
        Sources sources = new Sources(
                root,
                () -> new Hub(hub.settings(root.resolve("cache"))),
                () -> new Web(hub.settings(root.resolve("cache")), root.resolve("web")),
                (file, bytes, total, rate) -> fetched.add(file),
                LoadProgress.NONE);
        DatasetSpec spec = DatasetSpec.defaults().path(path).group(Group.NONE);
        return Dataset.load("d", options.apply(spec), sources);
    }

    private Dataset load(String path) {
        return load(path, UnaryOperator.identity());
    }

    @Test
    void takesTheSplitsOfItsFilesAsParts() throws IOException {
        hub.file("data/train-00000-of-00002.parquet", parquet(0, 20, 0))
                .file("data/train-00001-of-00002.parquet", parquet(20, 20, 0))
                .file("data/test-00000-of-00001.parquet", parquet(40, 10, 0))
                .file("README.md", "about");
        Dataset dataset = load("hf:acme/tiny");
        assertThat(dataset.labels()).containsExactly("neg", "pos");
        assertThat(dataset.indices(Part.TEST)).hasSize(10);
        assertThat(dataset.indices(Part.VALIDATION)).hasSize(4);
        assertThat(dataset.row(25).file()).isEqualTo("train-00001-of-00002.parquet");
        assertThat(fetched).contains("data/train-00001-of-00002.parquet").doesNotContain("README.md");
        int requests = hub.requests.size();
        assertThat(load("hf:acme/tiny@" + LoopbackHub.COMMIT).fingerprint()).isEqualTo(dataset.fingerprint());
        assertThat(hub.requests).as("one question, no content").hasSize(requests + 1);
    }

    @Test
    void takesOneSplitAloneWhenAsked() throws IOException {
        hub.file("data/train-00000-of-00001.parquet", parquet(0, 20, 0))
                .file("data/test-00000-of-00001.parquet", parquet(40, 40, 0));
        Dataset dataset = load("hf:acme/tiny/test");
        assertThat(dataset.size()).isEqualTo(40);
        assertThat(fetched).doesNotContain("data/train-00000-of-00001.parquet");
        Dataset mine = load("hf:acme/tiny/test", spec -> spec.test("hf:acme/tiny/train"));
        assertThat(mine.indices(Part.TEST)).hasSize(20);
    }

    @Test
    void takesTheCopiesInParquetWhereThereAreNoOtherFiles() throws IOException {
        hub.file("tiny.py", "import os");
        hub.converted.put("plain/train/0000.parquet", parquet(0, 20, 0));
        hub.converted.put("plain/validation/0000.parquet", parquet(20, 10, 0));
        Dataset dataset = load("hf:acme/tiny");
        assertThat(dataset.indices(Part.VALIDATION)).hasSize(10);
        assertThat(load("hf:acme/tiny:plain").size()).isEqualTo(30);
    }

    @Test
    void leavesAPartOutWhoseLabelsAreSecret() throws IOException {
        hub.file("data/train-00000-of-00001.parquet", parquet(0, 40, 0))
                .file("data/test-00000-of-00001.parquet", parquet(40, 10, -1));
        Dataset dataset = load("hf:acme/tiny");
        assertThat(dataset.size()).isEqualTo(40);
        assertThat(dataset.indices(Part.TEST)).hasSize(4);
        assertThat(dataset.leftOut()).hasSize(10);
    }

    @Test
    void followsTheReadmeWhereNamesDoNotTell() {
        hub.file("corpus/english-a.csv", "text,label\n" + "a,x\nb,y\n".repeat(10))
                .file("corpus/english-b.csv", "text,label\n" + "c,x\nd,y\n".repeat(10))
                .file("held/english.csv", "text,label\ne,x\nf,y\n")
                .file("corpus/french.csv", "text,label\n" + "g,x\nh,y\n".repeat(10))
                .file("README.md", """
                        ---
                        license: mit
                        configs:
                        - config_name: english
                          data_files:
                          - split: train
                            path: "corpus/english-*.csv"
                          - split: test
                            path: held/english.csv
                        - config_name: french
                          data_files: corpus/french.csv
                        ---
                        # About
                        """);
        Dataset english = load("hf:acme/tiny:english");
        assertThat(english.size()).isEqualTo(42);
        assertThat(english.indices(Part.TEST)).hasSize(2);
        assertThat(load("hf:acme/tiny:french").size()).isEqualTo(20);
        assertThatThrownBy(() -> load("hf:acme/tiny"))
                .hasMessageContaining("must name one of its configurations: english, french.");
    }

    @Test
    void readsCsvOfTheHub() {
        hub.file("train.csv", "text,label\n" + "a,x\nb,y\n".repeat(10)).file("dev.csv", "text,label\nc,x\n");
        assertThat(load("hf:acme/tiny").indices(Part.VALIDATION)).hasSize(1);
    }

    @Test
    void worksFromTheCacheWhereTheHubIsAway() throws IOException {
        hub.file("data/train-00000-of-00001.parquet", parquet(0, 20, 0));
        String fingerprint = load("hf:acme/tiny").fingerprint();
        hub.status = 503;
        assertThat(load("hf:acme/tiny").fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void saysWhichConfigurationsAndSplitsThereAre() throws IOException {
        hub.file("sst2/train-00000-of-00001.parquet", parquet(0, 20, 0))
                .file("cola/train-00000-of-00001.parquet", parquet(0, 20, 0));
        assertThatThrownBy(() -> load("hf:acme/tiny"))
                .hasMessage("path (hf:acme/tiny) must name one of its configurations: cola, sst2.\n"
                        + "Maybe hf:acme/tiny:cola.");
        assertThatThrownBy(() -> load("hf:acme/tiny:cola/tran"))
                .hasMessage("path (hf:acme/tiny:cola/tran) must name one of its splits: train.\n"
                        + "Maybe hf:acme/tiny:cola/train.");
        assertThatThrownBy(() -> load("hf:../x/y/z"))
                .hasMessage(
                        "path (hf:../x/y/z) must be hf:org/name, with @revision, :config and /split after it where needed.\n"
                                + "Maybe hf:stanfordnlp/imdb.");
        assertThatThrownBy(() -> load("hf:acme/none"))
                .hasMessageStartingWith("dataset (acme/none) must be one that 127.0.0.1 has");
    }

    @Test
    void fetchesAnAddressAndChecksItsSha256() throws IOException {
        byte[] csv = ("text,label\n" + "a,x\nb,y\n".repeat(10)).getBytes();
        hub.file("t.csv", csv);
        String address = hub.address() + "/acme/tiny/resolve/main/t.csv";
        Dataset dataset = load(address);
        assertThat(dataset.size()).isEqualTo(20);
        assertThat(dataset.row(0).file()).isEqualTo("t.csv");
        String sha256 = dataset.sources().get(0).sha256();
        assertThat(load(address, spec -> spec.sha256(sha256)).size()).isEqualTo(20);
        int requests = hub.requests.size();
        assertThat(load(address, spec -> spec.sha256(sha256)).size()).isEqualTo(20);
        assertThat(hub.requests).as("known by its checksum").hasSize(requests);
        assertThatThrownBy(() -> load(address, spec -> spec.sha256("0".repeat(64))))
                .hasMessage("path (" + address + ") must have sha256 " + "0".repeat(64) + "; it has " + sha256
                        + ".\nMaybe another address, or --sha256 " + sha256 + " where you trust what came.");
        assertThatThrownBy(() -> load(hub.address() + "/acme/tiny/resolve/main/u.csv"))
                .hasMessage("path (" + hub.address()
                        + "/acme/tiny/resolve/main/u.csv): 127.0.0.1 (answers 404) must answer 200.\n"
                        + "Maybe another spelling.");
        hub.status = 503;
        assertThat(load(address).size()).as("the copy from before").isEqualTo(20);
    }
}
