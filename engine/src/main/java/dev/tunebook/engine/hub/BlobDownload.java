package dev.tunebook.engine.hub;

import dev.tunebook.engine.spec.UserException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Brings one content into the cache: continues what an interrupted download left, checks size and checksum, and only then
 * gives it its name.
 */
final class BlobDownload {
    private static final long REPORT_NANOS = 200_000_000;

    private final HubClient client;
    private final HubSettings settings;
    private final HubName name;
    private final String commit;
    private final HubFile file;
    private final Progress progress;
    private final Path blob;
    private final Path partial;
    private final long startNanos = System.nanoTime();
    private long received;
    private long lastReportNanos;

    BlobDownload(HubClient client, HubSettings settings, HubName name, String commit, HubFile file, Progress progress) {
        this.client = client;
        this.settings = settings;
        this.name = name;
        this.commit = commit;
        this.file = file;
        this.progress = progress;
        this.blob = new HubCache(settings.cache()).blob(name, file.etag());
        this.partial = blob.resolveSibling(file.etag() + ".incomplete");
    }

    /**
     * Downloads unless the content is there.
     *
     * @throws IOException when the network failed more often than it is retried; what came is kept
     * @throws UserException when what came is not what the hub said, or the disk is full
     */
    void run() throws IOException {
        if (isThere()) {
            return;
        }
        Files.createDirectories(blob.getParent());
        BlobLock.holding(new HubCache(settings.cache()).lock(name, file.etag()), this::download);
    }

    private void download() throws IOException {
        if (isThere()) {
            return;
        }
        boolean continued = partialBytes() > 0;
        Optional<String> wrong = fetched();
        if (wrong.isPresent() && continued) {
            // the part from an earlier time may have been damaged: once more, from the beginning
            wrong = fetched();
        }
        if (wrong.isPresent()) {
            throw new UserException(
                    file.name() + " of " + name + " (checksum " + wrong.get() + ") must have checksum " + file.etag()
                            + "; what came was removed.",
                    "again: the transfer was damaged on its way.");
        }
    }

    private boolean isThere() throws IOException {
        return Files.isRegularFile(blob) && Files.size(blob) == file.bytes();
    }

    private long partialBytes() throws IOException {
        return Files.isRegularFile(partial) ? Files.size(partial) : 0;
    }

    /** Brings all bytes and checks them; the wrong checksum, when it is one. */
    private Optional<String> fetched() throws IOException {
        if (partialBytes() > file.bytes()) {
            Files.delete(partial);
        }
        requireRoom();
        Checksum checksum = receive();
        Optional<String> wrong = checksum.difference();
        if (wrong.isPresent()) {
            Files.delete(partial);
        } else {
            Files.move(partial, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            report(file.bytes(), true);
        }
        return wrong;
    }

    /** Retries as long as each few attempts bring something. */
    private Checksum receive() throws IOException {
        while (true) {
            long before = partialBytes();
            try {
                return settings.retry().call(this::attempt);
            } catch (IOException failed) {
                if (partialBytes() <= before) {
                    throw failed;
                }
            }
        }
    }

    private Checksum attempt() throws IOException, InterruptedException {
        Checksum checksum = new Checksum(file);
        long have = partialBytes();
        if (have > 0) {
            checksum.update(partial);
        }
        report(have, true);
        if (have == file.bytes()) {
            Files.write(partial, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return checksum;
        }
        HttpResponse<Arriving> answer = client.content(name, commit, file.name(), have);
        boolean continues = answer.statusCode() == 206 && startsAt(answer, have);
        if (have > 0 && !continues) {
            // a server that cannot continue sends everything again
            checksum = new Checksum(file);
            have = 0;
        }
        if (answer.statusCode() != 200 && !continues) {
            answer.body().close();
            Files.deleteIfExists(partial);
            throw new IOException("the server answers " + answer.statusCode() + " to a continued download");
        }
        copy(answer.body(), have, checksum);
        return checksum;
    }

    private static boolean startsAt(HttpResponse<?> answer, long from) {
        return answer.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + from + "-"))
                .isPresent();
    }

    private void copy(Arriving body, long have, Checksum checksum) throws IOException, InterruptedException {
        long bytes = have;
        try (body;
                FileOutputStream out = new FileOutputStream(partial.toFile(), have > 0)) {
            for (Optional<ByteBuffer> next = body.next(); next.isPresent(); next = body.next()) {
                ByteBuffer piece = next.get();
                bytes += piece.remaining();
                if (bytes > file.bytes()) {
                    throw tooLong();
                }
                received += piece.remaining();
                checksum.update(piece.duplicate());
                write(out, piece);
                report(bytes, false);
            }
        }
        if (bytes < file.bytes()) {
            throw new IOException("the transfer ended after " + bytes + " of " + file.bytes() + " bytes");
        }
    }

    private void write(FileOutputStream out, ByteBuffer piece) throws IOException {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        try {
            // a stream, because a channel would be closed by an interrupt
            out.write(bytes);
        } catch (IOException failed) {
            throw new UserException(
                    file.name() + " (" + partial + ") must be writable: " + failed.getMessage() + ".",
                    "room on this disk, or HF_HOME on another: the download will be continued.",
                    failed);
        }
    }

    private UserException tooLong() throws IOException {
        Files.deleteIfExists(partial);
        return new UserException(
                file.name() + " of " + name + " (more than " + file.bytes() + " bytes) must have " + file.bytes()
                        + " bytes, as the hub said; what came was removed.",
                "again, or another HF_ENDPOINT.");
    }

    private void requireRoom() throws IOException {
        long missing = file.bytes() - partialBytes();
        // Not Files.getFileStore, which needs an entry in the mount table: in a chroot or a container there may be
        // none.
        long room = blob.getParent().toFile().getUsableSpace();
        if (room < missing) {
            throw new UserException(
                    file.name() + " of " + name + " (" + missing + " bytes to come) must fit on the disk of "
                            + settings.cache() + ", which has room for " + room + ".",
                    "HF_HOME on another disk, or a smaller model.");
        }
    }

    private void report(long bytes, boolean always) {
        long now = System.nanoTime();
        if (always || now - lastReportNanos > REPORT_NANOS) {
            lastReportNanos = now;
            double seconds = (now - startNanos) / 1e9;
            progress.report(file.name(), bytes, file.bytes(), received == 0 ? 0 : received / Math.max(seconds, 1e-9));
        }
    }
}
