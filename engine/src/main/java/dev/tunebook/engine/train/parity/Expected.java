package dev.tunebook.engine.train.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The reference's numbers, {@code expected.json}, opened up where the comparison needs it. */
record Expected(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Expected read(Path file) {
        try {
            return new Expected(MAPPER.readTree(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UserException(
                    file + " must be a readable JSON file: " + unreadable.getMessage() + ".",
                    "write it again.",
                    unreadable);
        }
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        json.path("texts").forEach(text -> texts.add(text.asText()));
        return texts;
    }

    int maxLength() {
        return json.path("max_length").asInt();
    }

    /** The ids of each text without their padding. */
    List<int[]> rows() {
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < json.path("input_ids").size(); i++) {
            int length =
                    Arrays.stream(ints(json.path("attention_mask").path(i))).sum();
            rows.add(Arrays.copyOf(ints(json.path("input_ids").path(i)), length));
        }
        return rows;
    }

    /** Targets row by row: one class id each, or an id or −100 for each place. */
    long[][] labels() {
        List<long[]> rows = new ArrayList<>();
        for (JsonNode row : json.path("labels")) {
            rows.add(row.isArray() ? MAPPER.convertValue(row, long[].class) : new long[] {row.asLong()});
        }
        return rows.toArray(long[][]::new);
    }

    float[][] floats(String name) {
        return MAPPER.convertValue(json.path(name), float[][].class);
    }

    static int[] ints(JsonNode array) {
        return MAPPER.convertValue(array, int[].class);
    }
}
