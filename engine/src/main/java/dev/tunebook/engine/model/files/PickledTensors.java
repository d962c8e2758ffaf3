package dev.tunebook.engine.model.files;

import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.spec.UserException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * A {@code pytorch_model.bin}: a zip of one pickle, which says what the tensors are, and one entry per storage.
 *
 * <p>Read by an {@link Unpickler} that can build tensors and nothing else. As with {@link Safetensors}, there is nothing
 * to close.
 */
public final class PickledTensors implements TensorFile {
    private static final int PIECE_BYTES = 1 << 20;

    private final Path file;
    private final TorchArchive archive;
    private final Map<String, Unpickler.Tensor> tensors;

    private PickledTensors(Path file, TorchArchive archive, Map<String, Unpickler.Tensor> tensors) {
        this.file = file;
        this.archive = archive;
        this.tensors = tensors;
    }

    /**
     * Opens a file and checks that every tensor lies within it.
     *
     * @throws UserException when it is broken, of torch before 1.6, or names anything but tensors
     */
    public static PickledTensors open(Path file) {
        TorchArchive archive = TorchArchive.open(file);
        Object state = Unpickler.read(file, archive.pickle());
        Map<String, Unpickler.Tensor> tensors = new LinkedHashMap<>();
        if (state instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                if (name instanceof String text && value instanceof Unpickler.Tensor tensor) {
                    tensors.put(text, tensor);
                }
            });
        }
        if (tensors.isEmpty()) {
            throw new UserException(
                    file.getFileName() + " (no tensors at its top) must be the state of a model, by name.",
                    "the file that model.save_pretrained or torch.save(model.state_dict(), …) wrote.");
        }
        tensors.forEach((name, tensor) -> check(file, archive, name, tensor));
        return new PickledTensors(file, archive, Collections.unmodifiableMap(tensors));
    }

    private static void check(Path file, TorchArchive archive, String name, Unpickler.Tensor tensor) {
        String thing = "tensor " + excerpt(name);
        Unpickler.Storage storage = tensor.storage();
        long stored = archive.bytes(storage.key());
        int bytesEach = storage.type().bits() / 8;
        if (storage.elements() < 0 || storage.elements() > stored / bytesEach) {
            throw broken(
                    file,
                    thing + ": storage",
                    storage.elements() + " values",
                    "within the " + Math.max(0, stored) + " bytes of entry data/" + excerpt(storage.key()));
        }
        long elements = elements(file, thing, tensor.shape());
        if (tensor.offset() < 0 || elements > storage.elements() - tensor.offset()) {
            throw broken(
                    file,
                    thing,
                    elements + " values from " + tensor.offset(),
                    "within its storage of " + storage.elements());
        }
        if (!contiguous(tensor)) {
            throw new UserException(
                    file.getFileName() + ": " + thing + " (strides) must be contiguous.",
                    "save the model again as safetensors: model.save_pretrained(…).");
        }
    }

    private static long elements(Path file, String thing, long[] shape) {
        try {
            return Shapes.elements(shape);
        } catch (ArithmeticException impossible) {
            throw broken(
                    file, thing + ": shape", impossible.getMessage(), "dimensions from 0 whose product fits 63 bits");
        }
    }

    /** Whether values lie in row-major order without gaps; the stride of a dimension of 1 is never used. */
    private static boolean contiguous(Unpickler.Tensor tensor) {
        long[] shape = tensor.shape();
        if (shape.length != tensor.strides().length) {
            return false;
        }
        if (Shapes.elements(shape) == 0) {
            return true;
        }
        long expected = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] != 1 && tensor.strides()[i] != expected) {
                return false;
            }
            expected *= shape[i];
        }
        return true;
    }

    @Override
    public Path path() {
        return file;
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public long[] shape(String name) {
        return tensor(name).shape().clone();
    }

    @Override
    public ElementType type(String name) {
        return tensor(name).storage().type();
    }

    @Override
    public float[] floats(String name, long... shape) {
        require(name, shape);
        Unpickler.Tensor tensor = tensor(name);
        ElementType type = type(name);
        int bytesEach = type.bits() / 8;
        float[] values = new float[(int) Shapes.elements(shape)];
        byte[] piece = new byte[(int) Math.min(PIECE_BYTES, (long) values.length * bytesEach)];
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream bytes = archive.storage(zip, tensor.storage().key())) {
            bytes.skipNBytes(tensor.offset() * bytesEach);
            int pieceValues = piece.length / Math.max(1, bytesEach);
            for (int at = 0; at < values.length; at += pieceValues) {
                int wanted = Math.min(pieceValues, values.length - at) * bytesEach;
                if (bytes.readNBytes(piece, 0, wanted) < wanted) {
                    throw broken(file, "tensor " + name, "cut off", "whole");
                }
                Float32.read(type, ByteBuffer.wrap(piece, 0, wanted).order(ByteOrder.LITTLE_ENDIAN), values, at);
            }
        } catch (EOFException early) {
            throw broken(file, "tensor " + name, "cut off", "whole");
        } catch (IOException failed) {
            throw WholeFile.unreadable(file, failed);
        }
        return values;
    }

    private Unpickler.Tensor tensor(String name) {
        Unpickler.Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw missing(name);
        }
        return tensor;
    }

    /** What to throw about a file that is not as it must be. */
    static UserException broken(Path file, String thing, String value, String expected) {
        return SafetensorsHeader.broken(file, thing, value, expected);
    }

    /** What a broken file says may be long. */
    static String excerpt(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
