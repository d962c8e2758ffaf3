package dev.tunebook.engine.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text files of a checkpoint whole: UTF-8, of a sensible size. */
public final class TextFile {
    /** The largest vocabularies take some 40 MB. */
    private static final long MOST_BYTES = 256L << 20;

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private TextFile() {}

    /**
     * The bytes of a file of at most 256 MiB.
     *
     * @throws UserException when it is missing, too large or cannot be read
     */
    public static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new UserException(
                        file.getFileName() + " (" + size + " bytes) must have at most " + MOST_BYTES + ".",
                        "another file has its name: fetch the checkpoint again.");
            }
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw WholeFile.unreadable(file, failed);
        }
    }

    /**
     * The text of a file.
     *
     * @throws UserException when it cannot be read, or is no UTF-8
     */
    public static String read(Path file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString();
        } catch (CharacterCodingException invalid) {
            throw new UserException(
                    file.getFileName() + " (" + file + ") must be text in UTF-8.",
                    "fetch the checkpoint again.",
                    invalid);
        }
    }

    /**
     * The JSON object in a file.
     *
     * @throws UserException when it cannot be read, or holds something else
     */
    public static ObjectNode json(Path file) {
        try {
            JsonNode node = MAPPER.readTree(read(file));
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw notAnObject(file, "other JSON", null);
        } catch (JsonProcessingException invalid) {
            JsonLocation place = invalid.getLocation();
            throw notAnObject(file, "broken in line " + place.getLineNr() + ", column " + place.getColumnNr(), invalid);
        }
    }

    private static UserException notAnObject(Path file, String found, Exception cause) {
        return new UserException(
                file.getFileName() + " (" + found + ") must be a JSON object.", "fetch the checkpoint again.", cause);
    }
}
