package dev.tunebook.engine.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A file of named tensors: an 8-byte little-endian length, a JSON header of that length, the values.
 *
 * <p>Nothing in such a file can run code.
 */
public final class Safetensors {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A header is believed up to this size. */
    private static final long MOST_HEADER_BYTES = 100_000_000;

    private final Path file;
    private final JsonNode header;
    private final long start;

    private Safetensors(Path file, JsonNode header, long start) {
        this.file = file;
        this.header = header;
        this.start = start;
    }

    /** Writes float32 tensors, in the given order. */
    public static void write(Path file, List<Parameter> parameters, List<float[]> values) {
        ObjectNode header = MAPPER.createObjectNode();
        header.putObject("__metadata__").put("format", "pt");
        long offset = 0;
        for (Parameter parameter : parameters) {
            ObjectNode entry = header.putObject(parameter.name());
            entry.put("dtype", "F32");
            Arrays.stream(parameter.shape()).forEach(entry.putArray("shape")::add);
            entry.putArray("data_offsets").add(offset).add(offset += 4 * parameter.size());
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            byte[] head = Arrays.copyOf(json, padded);
            Arrays.fill(head, json.length, padded, (byte) ' ');
            put(channel, buffer(8).putLong(padded).flip());
            put(channel, ByteBuffer.wrap(head));
            for (float[] tensor : values) {
                ByteBuffer bytes = buffer(Math.multiplyExact(4, tensor.length));
                bytes.asFloatBuffer().put(tensor);
                put(channel, bytes);
            }
            channel.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws UserException when it is not whole
     */
    public static Safetensors open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer length = buffer(8);
            if (size < 8 || channel.read(length, 0) < 8) {
                throw broken(file, "holds " + size + " bytes, which is no header");
            }
            long headerBytes = length.flip().getLong();
            if (headerBytes < 2 || headerBytes > Math.min(size - 8, MOST_HEADER_BYTES)) {
                throw broken(file, "says that its header has " + headerBytes + " bytes of the file's " + size);
            }
            ByteBuffer json = buffer((int) headerBytes);
            channel.read(json, 8);
            JsonNode header = MAPPER.readTree(new String(json.array(), StandardCharsets.UTF_8));
            return new Safetensors(file, header, 8 + headerBytes);
        } catch (JsonProcessingException notJson) {
            throw broken(file, "has a header that is no JSON");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The values of a parameter's tensor, which must be there in the parameter's shape. */
    public float[] floats(Parameter parameter) {
        JsonNode entry = header.path(parameter.name());
        if (!entry.path("shape").isArray()) {
            throw broken(file, "has no tensor " + parameter.name());
        }
        long[] shape = MAPPER.convertValue(entry.get("shape"), long[].class);
        if (!Arrays.equals(shape, parameter.shape())) {
            throw broken(
                    file,
                    "has " + parameter.name() + " in shape " + Arrays.toString(shape) + ", not "
                            + Arrays.toString(parameter.shape()));
        }
        long begin = entry.path("data_offsets").path(0).asLong(-1);
        long end = entry.path("data_offsets").path(1).asLong(-1);
        if (!entry.path("dtype").asText().equals("F32") || begin < 0 || end - begin != 4 * parameter.size()) {
            throw broken(file, "has " + parameter.name() + " in a form that is not F32 of " + parameter.size());
        }
        float[] values = new float[Math.toIntExact(parameter.size())];
        ByteBuffer bytes = buffer(Math.toIntExact(end - begin));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.read(bytes, start + begin) < bytes.capacity()) {
                throw broken(file, "ends inside " + parameter.name());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        bytes.flip().asFloatBuffer().get(values);
        return values;
    }

    private static UserException broken(Path file, String what) {
        return new UserException(file.getFileName() + " " + what + ".", "fetch or save the file again.");
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
