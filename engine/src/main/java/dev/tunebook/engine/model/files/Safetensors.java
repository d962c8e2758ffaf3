package dev.tunebook.engine.model.files;

import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/**
 * A safetensors file: an 8-byte little-endian length, a JSON header of that length, the values.
 *
 * <p>Nothing in such a file can run code. Opening reads and checks the header alone; the file is opened again for each
 * tensor, so that there is nothing to close, and files of any size are read in pieces.
 */
public final class Safetensors implements TensorFile {
    private static final int PIECE_BYTES = 1 << 20;

    private final Path file;
    private final SafetensorsHeader header;

    private Safetensors(Path file, SafetensorsHeader header) {
        this.file = file;
        this.header = header;
    }

    /**
     * Opens a file and checks its header against the whole specification.
     *
     * @throws UserException when it is not whole, with what is wrong
     */
    public static Safetensors open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Safetensors(file, SafetensorsHeader.read(file, channel));
        } catch (IOException failed) {
            throw WholeFile.unreadable(file, failed);
        }
    }

    @Override
    public Path path() {
        return file;
    }

    @Override
    public Set<String> names() {
        return header.tensors().keySet();
    }

    /** What the writer noted beside the tensors, such as {@code format} = {@code pt}. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    @Override
    public long[] shape(String name) {
        return entry(name).shape().clone();
    }

    @Override
    public ElementType type(String name) {
        return entry(name).type();
    }

    @Override
    public float[] floats(String name, long... shape) {
        require(name, shape);
        SafetensorsHeader.Entry entry = entry(name);
        float[] values = new float[(int) Shapes.elements(shape)];
        int bytesEach = entry.type().bits() / 8;
        read(name, (piece, offset) -> Float32.read(entry.type(), piece, values, (int) (offset / bytesEach)));
        return values;
    }

    /** Is handed a tensor's bytes piece by piece. */
    @FunctionalInterface
    public interface PieceConsumer {
        /**
         * Takes a piece.
         *
         * @param piece little-endian, a whole number of elements, valid during the call only
         * @param offset of its first byte in the tensor
         */
        void accept(ByteBuffer piece, long offset);
    }

    /**
     * Hands over a tensor's bytes in order, in pieces of at most 1 MiB.
     *
     * @throws UserException when the file has become shorter since it was opened
     */
    public void read(String name, PieceConsumer consumer) {
        SafetensorsHeader.Entry entry = entry(name);
        long bytes = entry.end() - entry.begin();
        ByteBuffer piece =
                ByteBuffer.allocateDirect((int) Math.min(bytes, PIECE_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long offset = 0; offset < bytes; offset += piece.limit()) {
                piece.clear().limit((int) Math.min(piece.capacity(), bytes - offset));
                fill(channel, piece, header.start() + entry.begin() + offset, name);
                consumer.accept(piece.flip(), offset);
            }
        } catch (IOException failed) {
            throw WholeFile.unreadable(file, failed);
        }
    }

    /**
     * A tensor's bytes where they lie, mapped and read-only, without a copy; little-endian.
     *
     * <p>Whoever maps a file must see to it that nobody shortens it meanwhile.
     *
     * @throws UserException when it has 2 GiB or more
     */
    public ByteBuffer mapped(String name) {
        SafetensorsHeader.Entry entry = entry(name);
        long bytes = entry.end() - entry.begin();
        if (bytes > Integer.MAX_VALUE) {
            throw new UserException(
                    file.getFileName() + ": tensor " + name + " (" + bytes + " bytes) must be smaller than 2 GiB.",
                    "reading it in pieces.");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, header.start() + entry.begin(), bytes)
                    .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException failed) {
            throw WholeFile.unreadable(file, failed);
        }
    }

    private void fill(FileChannel channel, ByteBuffer piece, long from, String name) throws IOException {
        while (piece.hasRemaining()) {
            if (channel.read(piece, from + piece.position()) < 0) {
                throw SafetensorsHeader.broken(file, "tensor " + name, "cut off", "whole");
            }
        }
    }

    private SafetensorsHeader.Entry entry(String name) {
        SafetensorsHeader.Entry entry = header.tensors().get(name);
        if (entry == null) {
            throw missing(name);
        }
        return entry;
    }
}
