package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * A file that the user named, found.
 *
 * @param option by which it was named: {@code path}, {@code test} or {@code validation}
 * @param given as the user wrote it
 * @param place where it is
 * @param entry of a zip file; empty for any other file
 */
public record DataFile(String option, String given, Path place, String entry) {
    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int MARK = 0xFEFF;

    /** A file that is no archive. */
    public DataFile(String option, String given, Path place) {
        this(option, given, place, "");
    }

    /**
     * Finds a file.
     *
     * @param folder that a relative path starts at; {@code ~/} is the user's home
     * @throws UserException when it is not a file that can be read, with the nearest that is
     */
    public static DataFile find(String option, String given, Path folder) {
        if (given.isBlank()) {
            throw new UserException(option + " (none) must be a file of texts.", "data/tickets.csv.");
        }
        int mark = given.indexOf(".zip!");
        String archive = mark < 0 ? given : given.substring(0, mark + ".zip".length());
        Path place = place(archive, folder);
        if (Files.isDirectory(place) && !holdsTexts(place)) {
            throw new UserException(
                    "%s (%s) must be a file, or a folder of text files.".formatted(option, given),
                    inside(given, place));
        }
        if (!Files.exists(place)) {
            String from = Path.of(given).isAbsolute() || given.startsWith("~/")
                    ? ""
                    : " in " + folder.toAbsolutePath().normalize();
            throw new UserException(
                    "%s (%s) must be a file that exists%s.".formatted(option, given, from), beside(given, place));
        }
        if (Files.isDirectory(place) || !archive.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return new DataFile(option, given, place);
        }
        try {
            String wanted = mark < 0 ? "" : given.substring(archive.length() + 1);
            Optional<Path> texts = wanted.isEmpty() ? Unpacked.texts(place) : Optional.empty();
            if (texts.isPresent()) {
                return new DataFile(option, given, texts.get());
            }
            return new DataFile(option, given, place, Unpacked.entry(option, given, place, wanted));
        } catch (IOException unreadable) {
            throw new DataFile(option, given, place).unreadable(unreadable);
        }
    }

    /** Where a relative path leads; {@code ~/} is the user's home. */
    static Path place(String given, Path folder) {
        return given.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), given.substring(2))
                : folder.resolve(given).toAbsolutePath().normalize();
    }

    private static boolean holdsTexts(Path folder) {
        try {
            return tables(folder).stream().allMatch(name -> name.matches("(?i).+\\.(txt|md)"))
                    && !FolderRecords.files(folder).isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String inside(String given, Path place) {
        List<String> files = tables(place);
        String slash = given.endsWith("/") ? "" : "/";
        return files.isEmpty() ? "a data file elsewhere: there is none in it." : given + slash + files.get(0) + ".";
    }

    private static String beside(String given, Path place) {
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "another folder: there is none at this place; a relative path starts at the notebook's folder.";
        }
        List<String> files = tables(folder);
        if (files.isEmpty()) {
            return "another folder: there is no data file in this one.";
        }
        String wanted = place.getFileName().toString();
        String before = given.substring(0, given.length() - wanted.length());
        return Nearest.to(wanted, files)
                .map(name -> before + name + ".")
                .orElseGet(() -> "one of the data files there: " + Excerpt.list(files) + ".");
    }

    private static List<String> tables(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(Formats::isKnown)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The file's name without its folder, as messages show it. */
    public String name() {
        // the root of an archive has no name of its own
        Path last = place.getFileName() == null ? Path.of(given).getFileName() : place.getFileName();
        String name = entry.isEmpty() ? last.toString() : entry;
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The name by whose end its format is known: that of a packed file is the one within. */
    String formatName() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    }

    /** Whether it is a file as it lies on the disk, neither packed nor a folder. */
    boolean isPlain() {
        return entry.isEmpty()
                && !Files.isDirectory(place)
                && !name().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** Whether it holds a table of text, rather than JSON or plain text. */
    boolean isTable() {
        return !formatName().matches("(?i).+\\.(jsonl|ndjson|json|txt|md)");
    }

    /** The bytes, after the byte order mark of UTF-8 where there is one. */
    InputStream open() throws IOException {
        InputStream bytes = new BufferedInputStream(raw(), 1 << 16);
        bytes.mark(UTF8_MARK.length);
        if (!Arrays.equals(bytes.readNBytes(UTF8_MARK.length), UTF8_MARK)) {
            bytes.reset();
        }
        return bytes;
    }

    /** The bytes, unpacked. */
    InputStream raw() throws IOException {
        if (!entry.isEmpty()) {
            return Unpacked.zip(place, entry);
        }
        InputStream bytes = Files.newInputStream(place);
        return isPlain() ? bytes : Unpacked.gzip(this, bytes, Files.size(place));
    }

    /**
     * The characters, after a byte order mark where there is one.
     *
     * @throws CharacterCodingException while reading, when a byte is none of the charset
     */
    Reader characters(Charset charset) throws IOException {
        Reader characters = new BufferedReader(new InputStreamReader(open(), charset.newDecoder()), 1 << 15);
        characters.mark(1);
        if (characters.read() != MARK) {
            characters.reset();
        }
        return characters;
    }

    /** What to throw when reading failed. */
    public RuntimeException unreadable(IOException error) {
        if (error instanceof ClosedByInterruptException) {
            return new CancellationException("interrupted while reading " + name());
        }
        if (error instanceof CharacterCodingException) {
            return new UserException(
                    name() + " (bytes that are no characters of its encoding) must be text.",
                    "--encoding with the one that it was written in.",
                    error);
        }
        return new UserException(
                "%s (%s) must be readable: %s.".formatted(option, given, error),
                "its permissions or its disk: try to open it with another program.",
                error);
    }
}
