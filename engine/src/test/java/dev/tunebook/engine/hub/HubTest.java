package dev.tunebook.engine.hub;

import static dev.tunebook.engine.hub.LoopbackHub.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTest {
    static final byte[] WEIGHTS = new byte[300_000];

    static {
        new SplittableRandom(3).nextBytes(WEIGHTS);
    }

    @TempDir
    Path folder;

    private LoopbackHub server;

    @BeforeEach
    void serve() throws IOException {
        server = new LoopbackHub()
                .file("README.md", "# Tiny")
                .file("config.json", "{\"model_type\":\"bert\"}")
                .file("tokenizer.json", "{}")
                .file("model.safetensors", WEIGHTS)
                .file("pytorch_model.bin", WEIGHTS);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void fetchesWhatAModelNeedsIntoTheStandardCache() throws IOException {
        Snapshot snapshot = resolve("acme/tiny");
        Path repository = folder.resolve("models--acme--tiny");
        assertThat(snapshot.folder()).isEqualTo(repository.resolve("snapshots").resolve(COMMIT));
        assertThat(snapshot.commit()).hasValue(COMMIT);
        try (var files = Files.list(snapshot.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("config.json", "tokenizer.json", "model.safetensors");
        }
        assertThat(snapshot.folder().resolve("model.safetensors"))
                .hasBinaryContent(WEIGHTS)
                .isSymbolicLink();
        assertThat(Files.readSymbolicLink(snapshot.folder().resolve("model.safetensors")))
                .isEqualTo(Path.of("../../blobs", LoopbackHub.etag("model.safetensors", WEIGHTS)));
        assertThat(repository.resolve("refs/main")).hasContent(COMMIT);
        assertThat(repository.resolve("blobs"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".incomplete"));
    }

    @Test
    void asksOnceForWhatItHas() {
        resolve("acme/tiny");
        server.requests.clear();
        resolve("acme/tiny");
        assertThat(server.log()).containsExactly("GET endpoint /api/models/acme/tiny/revision/main");
        server.requests.clear();
        resolve("acme/tiny@" + COMMIT);
        assertThat(server.log()).as("a commit never changes").isEmpty();
    }

    @Test
    void usesWhatPythonFetched() throws IOException {
        Path repository = folder.resolve("models--acme--tiny");
        Files.createDirectories(repository.resolve("blobs"));
        Path blob = repository.resolve("blobs").resolve(LoopbackHub.etag("model.safetensors", WEIGHTS));
        Files.write(blob, WEIGHTS);
        resolve("acme/tiny");
        assertThat(server.log())
                .filteredOn(line -> line.contains("model.safetensors"))
                .allMatch(line -> line.startsWith("HEAD endpoint"));
    }

    @Test
    void usesWhatPythonFetchedWhereThereAreNoLinks() throws IOException {
        Path repository = folder.resolve("models--acme--tiny");
        Path snapshot = Files.createDirectories(repository.resolve("snapshots").resolve(COMMIT));
        Files.createDirectories(repository.resolve("refs"));
        Files.writeString(repository.resolve("refs/main"), COMMIT);
        Files.writeString(snapshot.resolve("config.json"), "{\"model_type\":\"bert\"}");
        Files.writeString(snapshot.resolve("tokenizer.json"), "{}");
        Files.write(snapshot.resolve("model.safetensors"), WEIGHTS);
        assertThat(resolve("acme/tiny").folder()).isEqualTo(snapshot);
        assertThat(server.log())
                .as("files lie in the snapshot themselves, and there are no blobs")
                .containsExactly("GET endpoint /api/models/acme/tiny/revision/main");
    }

    @Test
    void copiesWhereAFileSystemHasNoLinks() throws IOException {
        URI archive = URI.create("jar:" + folder.resolve("cache.zip").toUri());
        try (FileSystem noLinks = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            HubName name = HubName.parse("acme/tiny");
            HubCache cache = new HubCache(noLinks.getPath("/hub"));
            HubFile file = new HubFile("onnx/model.bin", "e1", WEIGHTS.length);
            Files.createDirectories(cache.blob(name, "e1").getParent());
            Files.write(cache.blob(name, "e1"), WEIGHTS);
            cache.link(name, COMMIT, file);
            Path place = cache.snapshot(name, COMMIT).resolve("onnx/model.bin");
            assertThat(Files.readAllBytes(place)).isEqualTo(WEIGHTS);
            assertThat(Files.isSymbolicLink(place)).isFalse();
            try (var files = Files.list(place.getParent())) {
                assertThat(files).as("nothing is left beside it").containsExactly(place);
            }
        }
    }

    @Test
    void sendsTheTokenToTheEndpointAlone() {
        resolve("acme/tiny");
        assertThat(server.requests).extracting(LoopbackHub.Request::host).contains("endpoint", "store");
        assertThat(server.requests)
                .allSatisfy(request -> assertThat(request.token())
                        .isEqualTo(request.host().equals("endpoint") ? "Bearer secret" : null));
    }

    @Test
    void fetchesTheFilesThatAnIndexNames() {
        server.files.remove("model.safetensors");
        server.file(
                        "model.safetensors.index.json",
                        "{\"weight_map\":{\"a\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\"}}")
                .file("model-1.safetensors", WEIGHTS)
                .file("model-2.safetensors", "two")
                .file("model-3.safetensors", "three");
        Path snapshot = resolve("acme/tiny").folder();
        assertThat(snapshot.resolve("model-1.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(snapshot.resolve("model-2.safetensors")).hasContent("two");
        assertThat(snapshot.resolve("model-3.safetensors")).doesNotExist();
        assertThat(snapshot.resolve("pytorch_model.bin")).doesNotExist();
    }

    @Test
    void takesPickledWeightsWhereThereAreNoOthers() {
        server.files.remove("model.safetensors");
        assertThat(resolve("acme/tiny").folder().resolve("pytorch_model.bin")).hasBinaryContent(WEIGHTS);
    }

    @Test
    void followsABranchToItsNewCommit() {
        resolve("acme/tiny");
        server.commit = "f".repeat(40);
        server.file("config.json", "{\"model_type\":\"gpt2\"}");
        Snapshot snapshot = resolve("acme/tiny");
        assertThat(snapshot.folder().resolve("config.json")).hasContent("{\"model_type\":\"gpt2\"}");
        assertThat(folder.resolve("models--acme--tiny/snapshots")
                        .resolve(COMMIT)
                        .resolve("config.json"))
                .hasContent("{\"model_type\":\"bert\"}");
        assertThat(folder.resolve("models--acme--tiny/refs/main")).hasContent("f".repeat(40));
    }

    @Test
    void takesABranchWithASlash() {
        assertThat(resolve("acme/tiny@refs/pr/1").commit()).hasValue(COMMIT);
        assertThat(folder.resolve("models--acme--tiny/refs/refs/pr/1")).hasContent(COMMIT);
    }

    @Test
    void tellsHowItGoes() {
        List<String> reports = new ArrayList<>();
        new Hub(server.settings(folder)).resolve("acme/tiny", folder, (file, bytes, total, rate) -> {
            assertThat(rate).isGreaterThanOrEqualTo(0);
            reports.add(file + " " + bytes + "/" + total);
        });
        assertThat(reports).contains("model.safetensors 0/300000", "model.safetensors 300000/300000");
    }

    @Test
    void prefersAFolder(@TempDir Path base) throws IOException {
        Files.createDirectories(base.resolve("acme/tiny"));
        Snapshot snapshot = new Hub(server.settings(folder)).resolve("acme/tiny", base, Progress.NONE);
        assertThat(snapshot.folder()).isEqualTo(base.resolve("acme/tiny"));
        assertThat(snapshot.commit()).isEmpty();
        assertThat(server.requests).isEmpty();
        assertThatThrownBy(() -> new Hub(server.settings(folder)).resolve("./none", base, Progress.NONE))
                .hasMessage(
                        "model (./none) must be a folder that exists.\nMaybe another path; a relative one starts at "
                                + base + ".");
    }

    @Test
    void usesTheCopyFromBeforeWhenTheHubCannotBeReached() {
        resolve("acme/tiny");
        server.status = 503;
        Snapshot snapshot = resolve("acme/tiny");
        assertThat(snapshot.folder().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(snapshot.note())
                .hasValue("127.0.0.1 cannot be reached (127.0.0.1 answers 503); the copy from before is used.");
        assertThat(server.requests).as("three attempts").hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void followsAModelToItsNewName() {
        Snapshot snapshot = resolve("old/tiny");
        assertThat(snapshot.folder().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(snapshot.folder()).startsWith(folder.resolve("models--old--tiny"));
        assertThat(server.log())
                .contains(
                        "HEAD endpoint /old/tiny/resolve/" + COMMIT + "/config.json",
                        "HEAD endpoint /acme/tiny/resolve/" + COMMIT + "/config.json");
    }

    @Test
    void followsRedirectsWithinTheEndpointToSmallFiles() {
        server.redirectsWithin = true;
        assertThat(resolve("acme/tiny").folder().resolve("config.json")).hasContent("{\"model_type\":\"bert\"}");
        assertThat(server.log()).contains("HEAD endpoint /cached/tiny/resolve/" + COMMIT + "/config.json");
    }

    @Test
    void goesThroughAProxyThatWantsAPassword() {
        String proxy = "http://user:pass@127.0.0.1:" + server.address().getPort();
        HubSettings direct = server.settings(folder);
        HubSettings settings = new HubSettings(
                URI.create("http://hub.invalid"),
                direct.token(),
                folder,
                false,
                EnvironmentProxies.of(Map.of("http_proxy", proxy, "no_proxy", "127.0.0.1")),
                direct.retry(),
                direct.patience());
        Snapshot snapshot = new Hub(settings).resolve("acme/tiny", folder.resolve("none"), Progress.NONE);
        assertThat(snapshot.folder().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(server.requests)
                .allSatisfy(request -> assertThat(request.proxy())
                        .isEqualTo(request.host().equals("endpoint") ? "Basic dXNlcjpwYXNz" : null));
    }

    private Snapshot resolve(String name) {
        return new Hub(server.settings(folder)).resolve(name, folder.resolve("none"), Progress.NONE);
    }
}
