package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.spec.UserException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The content of a gzip file, or of one entry of a zip file, unpacked while it is read: nothing is written to the disk,
 * so that no entry's name can lead anywhere.
 *
 * <p>What grows without end is a trap: no file of texts is two hundred times as large as when it is packed.
 */
final class Unpacked extends FilterInputStream {
    private static final long MOST_GROWTH = 200;
    private static final long HARMLESS_BYTES = 64L << 20;

    private final String name;
    private final long packedBytes;
    private final AutoCloseable archive;
    private long bytes;

    private Unpacked(InputStream in, String name, long packedBytes, AutoCloseable archive) {
        super(in);
        this.name = name;
        this.packedBytes = packedBytes;
        this.archive = archive;
    }

    static InputStream gzip(DataFile file, InputStream packed, long packedBytes) throws IOException {
        try {
            return new Unpacked(new GZIPInputStream(packed, 1 << 16), file.name(), packedBytes, packed);
        } catch (IOException damaged) {
            packed.close();
            throw damaged(file.name(), damaged);
        }
    }

    static InputStream zip(Path place, String entry) throws IOException {
        ZipFile archive = open(place);
        ZipEntry found = archive.getEntry(entry);
        return new Unpacked(archive.getInputStream(found), entry, Math.max(1, found.getCompressedSize()), archive);
    }

    /**
     * The entry of a zip file to be read.
     *
     * @param wanted the entry's name; empty for the only data file in it
     * @throws UserException when there is none, or more than one
     */
    static String entry(String option, String given, Path place, String wanted) throws IOException {
        try (ZipFile archive = open(place)) {
            List<String> names = archive.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> !name.startsWith("__MACOSX/") && Formats.isKnown(name))
                    .filter(name -> !name.startsWith("/") && !name.contains("..") && !name.contains("\\"))
                    .toList();
            if (wanted.isEmpty() && names.size() == 1) {
                return names.get(0);
            }
            if (names.contains(wanted)) {
                return wanted;
            }
            throw new UserException(
                    "%s (%s) must %s; it has %s."
                            .formatted(
                                    option,
                                    given,
                                    wanted.isEmpty() ? "hold one data file" : "hold this data file",
                                    names.isEmpty() ? "none" : Excerpt.list(names)),
                    names.isEmpty()
                            ? "another archive."
                            : "%s!%s.".formatted(given.replaceFirst("!.*$", ""), names.get(0)));
        }
    }

    private static ZipFile open(Path place) throws IOException {
        try {
            return new ZipFile(place.toFile());
        } catch (ZipException damaged) {
            throw damaged(place.getFileName().toString(), damaged);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (ZipException | java.io.EOFException damaged) {
            throw damaged(name, damaged);
        }
        bytes += Math.max(0, read);
        if (bytes > HARMLESS_BYTES && bytes / MOST_GROWTH > packedBytes) {
            throw new UserException(
                    "%s (packed) must unpack to at most %,d times its size.".formatted(name, MOST_GROWTH),
                    "another file: this one is made to fill memory. If you trust it, unpack it yourself.");
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static UserException damaged(String name, IOException cause) {
        return new UserException(
                name + " (damaged) must be unpackable.", "it was not copied to its end: copy it again.", cause);
    }

    @Override
    public void close() throws IOException {
        super.close();
        try {
            archive.close();
        } catch (IOException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IOException(impossible);
        }
    }
}
