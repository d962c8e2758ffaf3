package dev.tunebook.engine.model.files;

import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The zip that {@code torch.save} writes since torch 1.6: {@code NAME/data.pkl}, {@code NAME/data/KEY} for each storage.
 *
 * <p>Entries are stored, never compressed, so that none is larger than the file.
 */
final class TorchArchive {
    private static final String PICKLE = "data.pkl";

    /** The pickle of the largest models has some hundred KB. */
    private static final long MOST_PICKLE_BYTES = 64L << 20;

    private static final int ZIP_MAGIC = 0x504B0304;

    private final Path file;
    private final String top;
    private final Map<String, Long> sizes;
    private final byte[] pickle;

    private TorchArchive(Path file, String top, Map<String, Long> sizes, byte[] pickle) {
        this.file = file;
        this.top = top;
        this.sizes = sizes;
        this.pickle = pickle;
    }

    /** Opens a file and checks its entries. */
    static TorchArchive open(Path file) {
        requireZip(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, Long> sizes = sizes(file, zip);
            List<String> pickles = sizes.keySet().stream()
                    .filter(name -> name.endsWith("/" + PICKLE) && name.indexOf('/') == name.lastIndexOf('/'))
                    .toList();
            if (pickles.size() != 1) {
                throw PickledTensors.broken(file, "archive", pickles.size() + " of " + PICKLE, "one of torch.save");
            }
            String top = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
            requireLittleEndian(file, zip, top + "byteorder");
            return new TorchArchive(file, top, sizes, read(file, zip, pickles.get(0), MOST_PICKLE_BYTES));
        } catch (IOException | IllegalArgumentException failed) {
            throw PickledTensors.broken(
                    file, "archive", PickledTensors.excerpt(failed.getMessage() + ""), "a zip that can be read");
        }
    }

    private static void requireZip(Path file) {
        ByteBuffer magic = ByteBuffer.allocate(Integer.BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.read(magic);
        } catch (IOException failed) {
            throw WholeFile.unreadable(file, failed);
        }
        if (magic.hasRemaining() || magic.getInt(0) != ZIP_MAGIC) {
            throw new UserException(
                    file.getFileName() + " (" + (magic.get(0) == (byte) 0x80 ? "torch before 1.6" : "no zip")
                            + ") must be a zip, as torch.save writes it since 1.6.",
                    "load it once with Transformers and call model.save_pretrained(…): it writes safetensors.");
        }
    }

    private static Map<String, Long> sizes(Path file, ZipFile zip) {
        Map<String, Long> sizes = new HashMap<>();
        Set<String> broken = new HashSet<>();
        zip.stream().forEach(entry -> {
            String name = entry.getName();
            boolean twice = sizes.put(name, entry.getSize()) != null;
            boolean outside = name.startsWith("/")
                    || name.contains("\\")
                    || List.of(name.split("/")).contains("..");
            boolean packed = entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize();
            if (twice || outside || packed || entry.getSize() < 0) {
                broken.add(PickledTensors.excerpt(name)
                        + (twice ? " is there twice" : outside ? " leaves the archive" : " is compressed"));
            }
        });
        if (!broken.isEmpty()) {
            throw PickledTensors.broken(
                    file, "archive", broken.iterator().next(), "entries stored once, inside it, as torch.save does");
        }
        return sizes;
    }

    private static void requireLittleEndian(Path file, ZipFile zip, String name) throws IOException {
        if (zip.getEntry(name) != null) {
            String order = new String(read(file, zip, name, 16), StandardCharsets.US_ASCII);
            if (!order.equals("little")) {
                throw PickledTensors.broken(file, "byteorder", PickledTensors.excerpt(order), "little");
            }
        }
    }

    private static byte[] read(Path file, ZipFile zip, String name, long mostBytes) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry.getSize() > mostBytes) {
            throw PickledTensors.broken(file, name, entry.getSize() + " bytes", "at most " + mostBytes);
        }
        try (InputStream bytes = zip.getInputStream(entry)) {
            return bytes.readNBytes((int) entry.getSize());
        }
    }

    /** The pickle that says what the tensors are. */
    byte[] pickle() {
        return pickle;
    }

    /** Size of a storage in bytes; -1 when there is none of this key. */
    long bytes(String key) {
        return sizes.getOrDefault(top + "data/" + key, -1L);
    }

    /** The bytes of a storage that is there. */
    InputStream storage(ZipFile zip, String key) throws IOException {
        ZipEntry entry = zip.getEntry(top + "data/" + key);
        if (entry == null) {
            throw PickledTensors.broken(file, "entry data/" + key, "missing", "there");
        }
        return zip.getInputStream(entry);
    }
}
