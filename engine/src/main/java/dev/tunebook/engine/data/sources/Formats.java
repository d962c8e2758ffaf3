package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;

/** Which reader a file gets, by the end of its name. */
public final class Formats {
    private Formats() {}

    /** Whether a file of this name may hold records. */
    public static boolean isKnown(String name) {
        return name.matches("(?i).+\\.(csv|tsv|tab|txt|md|jsonl|ndjson|json|parquet)(\\.gz)?|.+\\.zip");
    }

    /**
     * Opens a file: reads what tells its format and columns.
     *
     * @throws UserException when it is not what its name says
     */
    public static Records open(DataFile file, Hints hints) throws IOException {
        if (java.nio.file.Files.isDirectory(file.place())) {
            return FolderRecords.open(file, hints);
        }
        String name = file.formatName();
        if (name.endsWith(".parquet")) {
            return ParquetRecords.open(file);
        }
        TextEncoding encoding = TextEncoding.of(file, hints);
        if (name.matches(".+\\.(jsonl|ndjson|json)")) {
            return JsonRecords.open(file, encoding);
        }
        return name.matches(".+\\.(txt|md)") && !isTable(file, hints, encoding)
                ? TextRecords.open(file, encoding)
                : CsvRecords.open(file, hints, encoding);
    }

    /** Whether a file that is called a text begins with the names of the columns that are wanted. */
    private static boolean isTable(DataFile file, Hints hints, TextEncoding encoding) throws IOException {
        try {
            return !hints.wanted().isEmpty()
                    && Header.read(file, encoding.charset(), hints).columns().containsAll(hints.wanted());
        } catch (UserException malformed) {
            return false;
        }
    }
}
