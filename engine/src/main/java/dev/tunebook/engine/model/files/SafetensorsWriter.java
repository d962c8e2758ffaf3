package dev.tunebook.engine.model.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.files.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Writes safetensors files as the reference library lays them out: tensors by name, the header padded to 8 bytes. */
public final class SafetensorsWriter {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PIECE_VALUES = 1 << 18;

    private SafetensorsWriter() {}

    /**
     * A tensor to be written.
     *
     * @param values in row-major order, asked for once, when it is this tensor's turn
     */
    public record Named(String name, long[] shape, Supplier<float[]> values) {}

    /** Writes tensors as float32. */
    public static void write(Path file, List<Named> tensors) {
        write(file, ElementType.F32, tensors);
    }

    /**
     * Writes tensors.
     *
     * @param type F32, or BF16, to which values are rounded to nearest, ties to even
     * @throws dev.tunebook.engine.spec.UserException when the file cannot be written
     */
    public static void write(Path file, ElementType type, List<Named> tensors) {
        if (type != ElementType.F32 && type != ElementType.BF16) {
            throw new IllegalArgumentException(type + " is not written");
        }
        List<Named> sorted = tensors.stream()
                .sorted(Comparator.comparing(Named::name, SafetensorsWriter::byBytes))
                .toList();
        WholeFile.write(file, channel -> {
            WholeFile.put(channel, header(type, sorted));
            for (Named tensor : sorted) {
                put(channel, type, tensor);
            }
        });
    }

    private static ByteBuffer header(ElementType type, List<Named> tensors) {
        ObjectNode header = MAPPER.createObjectNode();
        header.putObject(SafetensorsHeader.METADATA).put("format", "pt");
        long offset = 0;
        for (Named tensor : tensors) {
            ObjectNode entry = header.putObject(tensor.name()).put("dtype", type.name());
            Arrays.stream(tensor.shape()).forEach(entry.putArray("shape")::add);
            long end = offset + Shapes.elements(tensor.shape()) * (type.bits() / 8);
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        byte[] head = Arrays.copyOf(json, padded);
        Arrays.fill(head, json.length, padded, (byte) ' ');
        return ByteBuffer.allocate(8 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .put(head)
                .flip();
    }

    private static void put(FileChannel channel, ElementType type, Named tensor) throws IOException {
        float[] values = tensor.values().get();
        if (values.length != Shapes.elements(tensor.shape())) {
            throw new IllegalArgumentException(
                    tensor.name() + " has " + values.length + " values for " + Arrays.toString(tensor.shape()));
        }
        ByteBuffer piece = ByteBuffer.allocateDirect(Math.min(values.length, PIECE_VALUES) * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += PIECE_VALUES) {
            int to = Math.min(values.length, from + PIECE_VALUES);
            piece.clear();
            if (type == ElementType.F32) {
                piece.asFloatBuffer().put(values, from, to - from);
                piece.limit((to - from) * Float.BYTES);
            } else {
                for (int i = from; i < to; i++) {
                    piece.putShort(Float32.toBrain(values[i]));
                }
                piece.flip();
            }
            WholeFile.put(channel, piece);
        }
    }

    private static int byBytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
