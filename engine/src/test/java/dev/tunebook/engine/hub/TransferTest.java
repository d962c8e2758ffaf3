package dev.tunebook.engine.hub;

import static dev.tunebook.engine.hub.HubTest.WEIGHTS;
import static dev.tunebook.engine.hub.LoopbackHub.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.hub.LoopbackHub.Fault;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transfers that break, and what becomes of them. */
@Timeout(60)
class TransferTest {
    private static final String CONTENT = "GET store /acme/tiny/resolve/" + COMMIT + "/model.safetensors";

    @TempDir
    Path folder;

    private LoopbackHub server;
    private Path blob;
    private Path partial;

    @BeforeEach
    void serve() throws IOException {
        server = new LoopbackHub().file("config.json", "{}").file("model.safetensors", WEIGHTS);
        blob = folder.resolve("models--acme--tiny/blobs").resolve(LoopbackHub.etag("model.safetensors", WEIGHTS));
        partial = blob.resolveSibling(blob.getFileName() + ".incomplete");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void continuesWhereATransferWasCut() {
        server.faults.addAll(List.of(Fault.CUT_IN_THE_MIDDLE, Fault.UNAVAILABLE, Fault.NONE));
        fetchesWeights();
        assertThat(transfers()).hasSize(3);
        assertThat(transfers().get(0)).isEqualTo(CONTENT);
        assertThat(transfers().get(2)).startsWith(CONTENT + " bytes=");
    }

    @Test
    void goesOnAsLongAsSomethingComes() {
        server.faults.addAll(Collections.nCopies(9, Fault.CUT_IN_THE_MIDDLE));
        fetchesWeights();
    }

    @Test
    void givesAStalledTransferUp() {
        server.faults.addAll(List.of(Fault.STALLED_IN_THE_MIDDLE, Fault.NONE));
        Snapshot snapshot = new Hub(server.settings(folder, Duration.ofSeconds(1)))
                .resolve("acme/tiny", folder.resolve("none"), Progress.NONE);
        assertThat(snapshot.folder().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(transfers()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void beginsAgainWhereTheServerCannotContinue() {
        server.faults.addAll(List.of(Fault.CUT_IN_THE_MIDDLE, Fault.WHOLE_IN_SPITE_OF_RANGE));
        fetchesWeights();
    }

    @Test
    void continuesWhatAnEarlierProcessLeft() throws IOException {
        leave(Arrays.copyOf(WEIGHTS, 100_000));
        fetchesWeights();
        assertThat(transfers()).containsExactly(CONTENT + " bytes=100000-");
    }

    @Test
    void takesAPartThatIsWholeAlready() throws IOException {
        leave(WEIGHTS);
        fetchesWeights();
        assertThat(transfers()).isEmpty();
    }

    @Test
    void beginsAgainWhereTheEarlierPartWasDamaged() throws IOException {
        leave(new byte[100_000]);
        fetchesWeights();
        assertThat(transfers()).containsExactly(CONTENT + " bytes=100000-", CONTENT);
        leaveInsteadOfBlob(new byte[WEIGHTS.length + 1]);
        fetchesWeights();
    }

    @Test
    void removesWhatHasAnotherChecksum() {
        server.faults.add(Fault.ONE_BYTE_CHANGED);
        byte[] changed = WEIGHTS.clone();
        changed[changed.length / 2] ^= 1;
        assertThatThrownBy(this::resolve)
                .isInstanceOf(UserException.class)
                .hasMessage("model.safetensors of acme/tiny (checksum " + LoopbackHub.etag("model.safetensors", changed)
                        + ") must have checksum " + blob.getFileName() + "; what came was removed."
                        + "\nMaybe again: the transfer was damaged on its way.");
        assertThat(blob).doesNotExist();
        assertThat(partial).doesNotExist();
        fetchesWeights();
    }

    @Test
    void keepsWhatCameWhenTheNetworkFails() {
        server.faults.add(Fault.CUT_IN_THE_MIDDLE);
        server.faults.addAll(Collections.nCopies(6, Fault.UNAVAILABLE));
        assertThatThrownBy(this::resolve)
                .isInstanceOf(UserException.class)
                .hasMessage("model (acme/tiny) must be whole in the cache " + folder
                        + ", which has acme/tiny, because 127.0.0.1 cannot be reached (127.0.0.1 answers 503)."
                        + "\nMaybe a network, to fetch the rest.");
        assertThat(partial).isNotEmptyFile();
        assertThat(blob).doesNotExist();
        server.faults.clear();
        fetchesWeights();
    }

    @Test
    void keepsWhatCameWhenItIsInterrupted() throws Exception {
        server.faults.add(Fault.STALLED_IN_THE_MIDDLE);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                resolve();
            } catch (Throwable problem) {
                thrown.set(problem);
            }
        });
        thread.start();
        while (!Files.exists(partial) || Files.size(partial) == 0) {
            Thread.sleep(1);
        }
        thread.interrupt();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(partial).isNotEmptyFile();
        fetchesWeights();
    }

    @Test
    void fetchesOnceForManyThreads() {
        IntStream.range(0, 6).parallel().forEach(i -> fetchesWeights());
        assertThat(transfers()).hasSize(1);
    }

    @Test
    void checksSmallFilesAsGitDoes() {
        HubFile file = new HubFile("hello.txt", "ce013625030ba8dba906f756967f9e9ca394464a", 6);
        Checksum right = new Checksum(file);
        right.update(ByteBuffer.wrap("hello\n".getBytes()));
        assertThat(right.difference()).isEmpty();
        Checksum wrong = new Checksum(file);
        wrong.update(ByteBuffer.wrap("hallo\n".getBytes()));
        assertThat(wrong.difference()).isPresent();
    }

    private void leave(byte[] part) throws IOException {
        Files.createDirectories(partial.getParent());
        Files.write(partial, part);
    }

    private void leaveInsteadOfBlob(byte[] part) throws IOException {
        Files.delete(blob);
        Files.delete(
                folder.resolve("models--acme--tiny/snapshots").resolve(COMMIT).resolve("model.safetensors"));
        leave(part);
    }

    private void fetchesWeights() {
        assertThat(resolve().folder().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(partial).doesNotExist();
    }

    private List<String> transfers() {
        return server.log().stream().filter(line -> line.startsWith(CONTENT)).toList();
    }

    private Snapshot resolve() {
        return new Hub(server.settings(folder)).resolve("acme/tiny", folder.resolve("none"), Progress.NONE);
    }
}
