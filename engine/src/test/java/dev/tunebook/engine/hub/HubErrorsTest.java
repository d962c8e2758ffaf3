package dev.tunebook.engine.hub;

import static dev.tunebook.engine.hub.LoopbackHub.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told when a model cannot be had. */
class HubErrorsTest {
    @TempDir
    Path folder;

    private LoopbackHub server;

    @BeforeEach
    void serve() throws IOException {
        server = new LoopbackHub().file("config.json", "{}").file("model.safetensors", "weights");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b/c",
                "",
                "acme/",
                "/tiny",
                "ac me/tiny",
                "acme/ti--ny",
                "acme/..",
                "acme/tiny.git",
                "-acme/tiny",
                "acme\\tiny"
            })
    void refusesWhatCannotBeAName(String given) {
        assertThatThrownBy(() -> HubName.parse(given))
                .isInstanceOf(UserException.class)
                .hasMessage("model (" + given
                        + ") must be a folder that exists, or org/name or org/name@revision on the hub."
                        + "\nMaybe distilbert/distilbert-base-uncased, or ./folder for one of your own.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/tiny@", "acme/tiny@../../x", "acme/tiny@/main", "acme/tiny@a b"})
    void refusesWhatCannotBeARevision(String given) {
        assertThatThrownBy(() -> HubName.parse(given))
                .isInstanceOf(UserException.class)
                .hasMessage("model (" + given + "): revision (" + given.substring(given.indexOf('@') + 1)
                        + ") must be a branch, a tag or a commit.\nMaybe acme/tiny@main.");
    }

    @Test
    void saysWhenThereIsNoSuchModel() {
        rejects(
                "acme/teny",
                "model (acme/teny) must be one that 127.0.0.1 has and shows to the owner of HF_TOKEN."
                        + "\nMaybe another spelling, or a token that may read it.");
        assertThatThrownBy(() -> resolve("other/teny", settings(false, Optional.empty())))
                .hasMessage("model (other/teny) must be one that 127.0.0.1 has and shows to everybody."
                        + "\nMaybe another spelling, or HF_TOKEN in the environment where it is private.");
    }

    @Test
    void saysWhenThereIsNoSuchRevision() {
        rejects(
                "acme/tiny@v9",
                "model (acme/tiny@v9): revision (v9) must be one that acme/tiny has.\nMaybe acme/tiny@main.");
    }

    @Test
    void saysWhenTheAuthorsWantToBeAsked() {
        server.status = 403;
        server.errorCode = "GatedRepo";
        rejects(
                "acme/tiny",
                "model (acme/tiny) must be open to the owner of HF_TOKEN: its authors want to be asked first."
                        + "\nMaybe ask at " + server.address() + "/acme/tiny.");
        server.errorCode = "";
        assertThatThrownBy(() -> resolve("acme/tiny", settings(false, Optional.empty())))
                .hasMessage("model (acme/tiny) must be open to everybody: its authors want to be asked first."
                        + "\nMaybe ask at " + server.address() + "/acme/tiny, then set HF_TOKEN in the environment.");
    }

    @Test
    void saysWhenThereAreNoWeights() {
        server.files.remove("model.safetensors");
        server.file("tf_model.h5", "x");
        rejects(
                "acme/tiny",
                "model (acme/tiny) must have model.safetensors or pytorch_model.bin; it has config.json, tf_model.h5."
                        + "\nMaybe another model, or one of its kind that has been converted to safetensors.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "/etc/evil", "a/b.safetensors", "..", "C:evil"})
    void refusesAnIndexThatLeavesItsFolder(String shard) {
        server.files.remove("model.safetensors");
        server.file("model.safetensors.index.json", "{\"weight_map\":{\"a\":\"" + shard + "\"}}");
        rejects(
                "acme/tiny",
                "model.safetensors.index.json (" + shard + ") must name files beside it, and none elsewhere."
                        + "\nMaybe another model: this one wants to write where it must not.");
    }

    @Test
    void refusesACommitThatIsAPath() {
        server.commit = "../../../evil";
        rejects(
                "acme/tiny",
                server.address().getAuthority()
                        + ": commit of acme/tiny (../../../evil) must be 40 hexadecimal digits.\nMaybe another HF_ENDPOINT, or later.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhichShardsWereNotUploaded() {
        server.files.remove("model.safetensors");
        server.file("model.safetensors.index.json", "{\"weight_map\":{\"a\":\"one.safetensors\"}}");
        rejects(
                "acme/tiny",
                "model (acme/tiny) must have the files of its index; it lacks one.safetensors."
                        + "\nMaybe another revision: this one was not uploaded to its end.");
    }

    @Test
    void saysThatThereIsNoNetwork() {
        server.close();
        assertThatThrownBy(() -> resolve("acme/tiny", server.settings(folder)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("model (acme/tiny) must be whole in the cache " + folder
                        + ", which has no model, because 127.0.0.1 cannot be reached (")
                .hasMessageEndingWith(").\nMaybe a network, to fetch it once.");
    }

    @Test
    void asksNobodyWhenOffline() throws IOException {
        resolve("acme/tiny", server.settings(folder));
        server.requests.clear();
        HubSettings offline = settings(true, Optional.empty());
        assertThat(resolve("acme/tiny", offline).commit()).hasValue(COMMIT);
        assertThatThrownBy(() -> resolve("acme/tyny", offline))
                .isInstanceOf(UserException.class)
                .hasMessage("model (acme/tyny) must be whole in the cache " + folder
                        + ", which has acme/tiny, because HF_HUB_OFFLINE is set.\nMaybe acme/tiny.");
        Files.delete(
                folder.resolve("models--acme--tiny/snapshots").resolve(COMMIT).resolve("model.safetensors"));
        assertThatThrownBy(() -> resolve("acme/tiny", offline))
                .hasMessage("model (acme/tiny) must be whole in the cache " + folder
                        + ", which has acme/tiny: of this one it lacks model.safetensors, because HF_HUB_OFFLINE is set."
                        + "\nMaybe a network, to fetch the rest.");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void saysWhenTheCacheCannotBeWritten(@TempDir Path other) throws IOException {
        Path file = Files.writeString(other.resolve("file"), "");
        assertThatThrownBy(() -> resolve("acme/tiny", server.settings(file.resolve("hub"))))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("cache (" + file.resolve("hub") + ") must be writable: ")
                .hasMessageEndingWith("\nMaybe HF_HOME in the environment, for a cache elsewhere.");
    }

    @Test
    void saysWhenAFileWillNotFitOnTheDisk() {
        server.declaredBytes = 900_000_000_000_000_000L;
        assertThatThrownBy(() -> resolve("acme/tiny", server.settings(folder)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "model.safetensors of acme/tiny (900000000000000000 bytes to come) must fit on the disk of "
                                + folder + ", which has room for ")
                .hasMessageEndingWith(".\nMaybe HF_HOME on another disk, or a smaller model.");
    }

    @Test
    void refusesMoreBytesThanTheHubSaid() {
        server.declaredBytes = 3;
        rejects(
                "acme/tiny",
                "model.safetensors of acme/tiny (more than 3 bytes) must have 3 bytes, as the hub said; what came was removed."
                        + "\nMaybe again, or another HF_ENDPOINT.");
        assertThat(folder.resolve("models--acme--tiny/blobs"))
                .isDirectoryNotContaining(file -> file.toString().endsWith("incomplete"));
    }

    private HubSettings settings(boolean offline, Optional<String> token) {
        URI address = server.address();
        return new HubSettings(
                address, token, folder, offline, ProxySelector.of(null), new Retry(2, 1), Duration.ofSeconds(5));
    }

    private void rejects(String name, String message) {
        assertThatThrownBy(() -> resolve(name, server.settings(folder)))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private Snapshot resolve(String name, HubSettings settings) {
        return new Hub(settings).resolve(name, folder.resolve("none"), Progress.NONE);
    }
}
