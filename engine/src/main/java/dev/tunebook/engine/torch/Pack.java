package dev.tunebook.engine.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Assembles a TorchScript archive in memory, without Python.
 *
 * <p>An archive is a zip of stored entries: the source text, and a pickle that makes one object of its class. The
 * class has no attributes of its own: parameters are arguments of its methods.
 */
final class Pack {
    /** {@code __torch__.Program} with its one attribute, {@code training = False}. */
    private static final byte[] DATA = pickle("c__torch__\nProgram\n)\u0081}(X\b\0\0\0training\u0089ub.");

    /** An empty tuple. */
    private static final byte[] CONSTANTS = pickle(").");

    private static final String HEAD = """
            class Program(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
            """;

    private Pack() {}

    /** The archive for a source: methods of the class, indented by two blanks, then free functions. */
    static byte[] zip(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "data.pkl", DATA);
            add(zip, "code/__torch__.py", (HEAD + source).getBytes(StandardCharsets.UTF_8));
            add(zip, "constants.pkl", CONSTANTS);
            add(zip, "version", "10\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry("program/" + name);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Pickle protocol 2, given as Latin-1 text. */
    private static byte[] pickle(String opcodes) {
        return ("\u0080\u0002" + opcodes).getBytes(StandardCharsets.ISO_8859_1);
    }
}
