package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.spec.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of text files, each one record: {@code text}, {@code file}, and as {@code label} the folder that it is in.
 *
 * <p>Files that begin with a point, and those of other kinds, are passed over; links to folders are not
 * followed.
 */
public final class FolderRecords implements Records {
    /** The column with each file's path within the folder. */
    public static final String FILE = "file";

    private static final String TEXT = "text";
    private static final String LABEL = "label";

    private final DataFile folder;
    private final Hints hints;
    private final List<Path> files;
    private final boolean labelled;
    private final String sha256;

    private FolderRecords(DataFile folder, Hints hints, List<Path> files) throws IOException {
        this.folder = folder;
        this.hints = hints;
        this.files = files;
        labelled = files.stream().anyMatch(file -> !file.getParent().equals(folder.place()));
        MessageDigest digest = Sha256.digest();
        for (Path file : files) {
            digest.update((relative(file) + "\0" + Sha256.of(file) + "\0").getBytes(StandardCharsets.UTF_8));
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    static FolderRecords open(DataFile folder, Hints hints) throws IOException {
        return new FolderRecords(folder, hints, files(folder.place()));
    }

    /** The text files in a folder and those within it, by name. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 8)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("(?i)[^.].*\\.(txt|md|text)"))
                    .filter(file -> !file.getFileName().toString().matches("(?i)(readme|licen[cs]e|source).*"))
                    .sorted()
                    .toList();
        }
    }

    private String relative(Path file) {
        return folder.place().relativize(file).toString().replace('\\', '/');
    }

    @Override
    public String name() {
        return folder.name();
    }

    @Override
    public List<String> columns() {
        return labelled ? List.of(TEXT, FILE, LABEL) : List.of(TEXT, FILE);
    }

    @Override
    public List<String> first() {
        return List.of();
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public String format() {
        return Excerpt.count(files.size(), "text file");
    }

    @Override
    public String at(long number) {
        return name() + "/" + relative(files.get((int) number - 1));
    }

    @Override
    public void read(List<String> wanted, int maxCell, Sink sink) throws IOException {
        String[] cells = new String[wanted.size()];
        for (int number = 1; number <= files.size(); number++) {
            Path file = files.get(number - 1);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = switch (wanted.get(i)) {
                    case TEXT -> text(file, maxCell);
                    case LABEL -> label(file);
                    default -> relative(file);
                };
            }
            sink.add(number, cells);
        }
    }

    private String label(Path file) {
        Path parent = folder.place().relativize(file).getParent();
        return parent == null ? null : parent.getName(0).toString();
    }

    private String text(Path path, int maxCell) throws IOException {
        DataFile file = new DataFile(folder.option(), folder.given() + "/" + relative(path), path);
        TextEncoding encoding = TextEncoding.of(file, hints);
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        try (Reader characters = new BufferedReader(file.characters(encoding.charset()))) {
            for (int read; (read = characters.read(buffer)) >= 0; ) {
                text.append(buffer, 0, read);
                if (text.length() > maxCell) {
                    throw new UserException(
                            "%s: the text must have at most %s."
                                    .formatted(name() + "/" + relative(path), Excerpt.count(maxCell, "character")),
                            "another folder; for a text that is right, --max-cell %d."
                                    .formatted(Math.min(Integer.MAX_VALUE, 10L * maxCell)));
                }
            }
        }
        return text.toString().stripTrailing();
    }
}
