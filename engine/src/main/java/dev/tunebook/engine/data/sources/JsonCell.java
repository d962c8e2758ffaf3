package dev.tunebook.engine.data.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes lists and maps as the JSON that a cell holds. */
final class JsonCell {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonCell() {}

    static String of(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException failed) {
            return value.toString();
        }
    }
}
