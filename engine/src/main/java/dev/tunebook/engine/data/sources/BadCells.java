package dev.tunebook.engine.data.sources;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Tells which cells of a file are not text.
 *
 * <p>The file is read once more as ISO-8859-1, in which every byte is a character, so that delimiters and quotes are
 * where they were and each cell's bytes can be looked at.
 */
final class BadCells extends AbstractBaseCsvCallbackHandler<Object> {
    private boolean inHeader = true;
    private boolean firstIsHeader;
    private int firstColumn = -1;
    private long cells;

    private BadCells() {}

    /** The error to throw for a file whose scan found a byte that is not text. */
    static UserException error(DataFile file, ByteScan.BadByte bad, Hints hints) throws IOException {
        if (!file.isTable()) {
            return new BadCells().message(file, bad, null);
        }
        Header header = Header.read(file, StandardCharsets.ISO_8859_1, hints);
        BadCells found = new BadCells();
        try (Reader characters = new InputStreamReader(file.open(), StandardCharsets.ISO_8859_1);
                CsvReader<Object> reader = CsvReader.builder()
                        .fieldSeparator(header.dialect().delimiter())
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(found, characters)) {
            reader.iterator().hasNext();
        } catch (CsvParseException malformed) {
            // what was found up to here still tells where the first bad byte is
        }
        return found.message(file, bad, header);
    }

    private UserException message(DataFile file, ByteScan.BadByte bad, Header header) {
        String column = "";
        if (header == null) {
            column = "";
        } else if (firstIsHeader) {
            column = "the header";
        } else if (firstColumn >= 0) {
            column = firstColumn < header.columns().size()
                    ? "column " + Excerpt.of(header.columns().get(firstColumn))
                    : "column " + (firstColumn + 1);
        }
        String more = Excerpt.more(Math.max(0, cells - 1), "cell");
        String at = "%s line %d: %s".formatted(file.name(), bad.line(), column).replaceFirst(":? $", "");
        return bad.isNul()
                ? new UserException(
                        "%s (a NUL at byte %d) must be text%s.".formatted(at, bad.offset(), more),
                        "the file is no text, or is damaged: make or copy it again.")
                : new UserException(
                        "%s (byte 0x%02X at byte %d) must be UTF-8%s.".formatted(at, bad.value(), bad.offset(), more),
                        "--encoding with the one that it was written in, such as windows-1252; else it is damaged there: copy it again.");
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        byte[] bytes = new byte[length];
        boolean bad = false;
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) buffer[offset + i];
            bad |= bytes[i] == 0;
        }
        if (bad || !isUtf8(bytes)) {
            cells++;
            if (firstColumn < 0) {
                firstColumn = column;
                firstIsHeader = inHeader;
            }
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    @Override
    protected Object buildRecord() {
        inHeader = false;
        return null;
    }
}
