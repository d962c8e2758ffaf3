package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.spec.UserException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /**
     * The root of an archive that holds several texts and no table: a folder of text files. Every text is unpacked once
     * before, so that one that grows without end is refused. The archive stays open as long as the root can be reached.
     */
    static Optional<Path> texts(Path place) throws IOException {
        List<String> names;
        try (ZipFile archive = open(place)) {
            names = archive.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> !name.startsWith("__MACOSX/") && Formats.isKnown(name))
                    .toList();
        }
        boolean texts = names.size() > 1
                && names.stream().allMatch(name -> name.matches("(?i).+\\.(txt|md|text)"))
                && names.stream().noneMatch(name -> name.startsWith("/") || name.contains("..") || name.contains("\\"));
        if (!texts) {
            return Optional.empty();
        }
        for (String name : names) {
            try (InputStream bytes = zip(place, name)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
        }
        return Optional.of(top(FileSystems.newFileSystem(place).getPath("/")));
    }

    /** Most archives hold one folder with everything in it: its name is no label. */
    private static Path top(Path root) throws IOException {
        List<Path> within;
        try (Stream<Path> all = Files.list(root)) {
            within = all.filter(path -> !path.getFileName().toString().startsWith("__MACOSX")
                            && !path.getFileName().toString().startsWith("."))
                    .toList();
        }
        return within.size() == 1 && Files.isDirectory(within.get(0)) ? top(within.get(0)) : root;
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
