package dev.tunebook.engine.model.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked header of a safetensors file.
 *
 * @param start of the values in the file, bytes
 * @param metadata the writer's notes
 * @param tensors by name, in the header's order
 */
record SafetensorsHeader(long start, Map<String, String> metadata, Map<String, Entry> tensors) {
    /** A longer header is refused, as the reference library does. */
    static final long MOST_BYTES = 100_000_000;

    static final String METADATA = "__metadata__";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /**
     * A tensor's place.
     *
     * @param begin of its bytes, counted from the first value
     * @param end behind its last byte
     */
    record Entry(ElementType type, long[] shape, long begin, long end) {}

    /** Reads and checks. */
    static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < 8) {
            throw broken(file, "size", size + " bytes", "at least 8");
        }
        long length = bytes(file, channel, 8, 0).getLong();
        if (length < 2 || length > MOST_BYTES) {
            throw broken(file, "header length", Long.toUnsignedString(length), "between 2 and " + MOST_BYTES);
        }
        if (length > size - 8) {
            throw broken(file, "header length", length + "", "at most " + (size - 8) + ", what the file holds");
        }
        ByteBuffer json = bytes(file, channel, (int) length, 8);
        return new Reading(file, 8 + length, size).header(json);
    }

    private static ByteBuffer bytes(Path file, FileChannel channel, int count, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw broken(file, "header", "cut off", "whole");
            }
        }
        return bytes.flip();
    }

    /** What to throw about a file that is not as it must be. */
    static UserException broken(Path file, String thing, String value, String expected) {
        return new UserException(
                file.getFileName() + ": " + thing + " (" + value + ") must be " + expected + ".",
                "fetch or save the file again.");
    }

    /** One pass over the JSON. */
    private record Reading(Path file, long start, long size) {
        SafetensorsHeader header(ByteBuffer bytes) throws IOException {
            Map<String, String> metadata = new LinkedHashMap<>();
            Map<String, Entry> tensors = new LinkedHashMap<>();
            try (JsonParser json = JSON.createParser(utf8(bytes))) {
                // blanks may follow the object but not precede it
                expect(bytes.get(0) == '{' && json.nextToken() == JsonToken.START_OBJECT, "header", "an object");
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals(METADATA)) {
                        metadata(json, metadata);
                    } else {
                        tensors.put(name, entry(json, name));
                    }
                }
                expect(json.nextToken() == null, "header", "one object");
            } catch (JsonProcessingException invalid) {
                throw broken(file, "header", excerpt(invalid.getOriginalMessage()), "valid JSON");
            }
            checkPlaces(tensors);
            return new SafetensorsHeader(
                    start, Collections.unmodifiableMap(metadata), Collections.unmodifiableMap(tensors));
        }

        private String utf8(ByteBuffer bytes) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(bytes.duplicate())
                        .toString();
            } catch (CharacterCodingException invalid) {
                throw broken(file, "header", "bytes", "valid UTF-8");
            }
        }

        private void metadata(JsonParser json, Map<String, String> into) throws IOException {
            expect(json.currentToken() == JsonToken.START_OBJECT, METADATA, "an object of texts");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                expect(json.nextToken() == JsonToken.VALUE_STRING, METADATA + " " + name, "a text");
                into.put(name, json.getText());
            }
        }

        private Entry entry(JsonParser json, String name) throws IOException {
            expect(json.currentToken() == JsonToken.START_OBJECT, "tensor " + name, "an object");
            String type = null;
            long[] shape = null;
            long[] offsets = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "dtype" -> type = json.getText();
                    case "shape" -> shape = numbers(json, "tensor " + name + ": shape");
                    case "data_offsets" -> offsets = numbers(json, "tensor " + name + ": data_offsets");
                    default -> json.skipChildren();
                }
            }
            expect(type != null && shape != null && offsets != null, "tensor " + name, "dtype, shape and data_offsets");
            return checked(name, type, shape, offsets);
        }

        private long[] numbers(JsonParser json, String thing) throws IOException {
            expect(json.currentToken() == JsonToken.START_ARRAY, thing, "a list");
            List<Long> numbers = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
                if (!whole || json.getLongValue() < 0) {
                    throw broken(file, thing, excerpt(json.getText()), "whole numbers from 0 to " + Long.MAX_VALUE);
                }
                numbers.add(json.getLongValue());
            }
            return numbers.stream().mapToLong(Long::longValue).toArray();
        }

        private Entry checked(String name, String typeName, long[] shape, long[] offsets) {
            String thing = "tensor " + excerpt(name);
            ElementType type = ElementType.names().contains(typeName) ? ElementType.valueOf(typeName) : null;
            if (type == null) {
                throw broken(
                        file, thing + ": dtype", excerpt(typeName), "one of " + String.join(", ", ElementType.names()));
            }
            if (offsets.length != 2 || offsets[0] > offsets[1]) {
                throw broken(file, thing + ": data_offsets", list(offsets), "a begin and an end");
            }
            if (offsets[1] > size - start) {
                throw broken(
                        file,
                        thing + ": data_offsets",
                        list(offsets),
                        "within the " + (size - start) + " bytes of values that the file holds");
            }
            long bytes = offsets[1] - offsets[0];
            if (bytesOf(type, shape) != bytes) {
                throw broken(
                        file,
                        thing + ": size",
                        bytes + " bytes",
                        "what " + type + " of shape " + list(shape) + " takes");
            }
            return new Entry(type, shape, offsets[0], offsets[1]);
        }

        /** Bytes of a tensor; -1 when they are more than any file holds, or no whole number. */
        private static long bytesOf(ElementType type, long[] shape) {
            try {
                long bits = Math.multiplyExact(Shapes.elements(shape), type.bits());
                return bits % 8 == 0 ? bits / 8 : -1;
            } catch (ArithmeticException tooMany) {
                return -1;
            }
        }

        /** Tensors must lie side by side, from the first byte to the last. */
        private void checkPlaces(Map<String, Entry> tensors) {
            List<Map.Entry<String, Entry>> sorted = new ArrayList<>(tensors.entrySet());
            sorted.sort(Comparator.comparing(
                    Map.Entry::getValue, Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end)));
            long behind = 0;
            String before = "the header";
            for (Map.Entry<String, Entry> tensor : sorted) {
                long begin = tensor.getValue().begin();
                String name = excerpt(tensor.getKey());
                if (begin != behind) {
                    throw broken(
                            file,
                            "tensor " + name + ": begin",
                            begin + "",
                            behind + ", right behind " + before
                                    + (begin < behind ? ": they overlap" : ": there is a gap"));
                }
                behind = tensor.getValue().end();
                before = name;
            }
            if (start + behind != size) {
                throw broken(file, "size", size + " bytes", (start + behind) + ", where the last tensor ends");
            }
        }

        private void expect(boolean holds, String thing, String expected) {
            if (!holds) {
                throw broken(file, excerpt(thing), "as it is", expected);
            }
        }

        private static String list(long[] numbers) {
            return excerpt(Arrays.toString(numbers));
        }

        /** What a broken file says may be long. */
        private static String excerpt(String text) {
            return text == null || text.length() <= 80 ? text + "" : text.substring(0, 80) + "…";
        }
    }
}
