package dev.tunebook.engine.model.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes checkpoints as torch.save does, and wrong ones as well, opcode by opcode. */
final class TorchFile {
    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** A state is an OrderedDict: {@code state().tensor(…).end()}. */
    static TorchFile state() {
        return new TorchFile().raw(0x80, 2).global("collections OrderedDict").raw(')', 'R', 'q', 0, '(');
    }

    TorchFile raw(int... bytes) {
        for (int b : bytes) {
            pickle.write(b);
        }
        return this;
    }

    TorchFile global(String moduleAndName) {
        pickle.writeBytes(("c" + moduleAndName.replace(' ', '\n') + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TorchFile text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        raw('X');
        pickle.writeBytes(little(4).putInt(bytes.length).array());
        pickle.writeBytes(bytes);
        return this;
    }

    TorchFile number(int number) {
        raw('J');
        pickle.writeBytes(little(4).putInt(number).array());
        return this;
    }

    TorchFile numbers(int... numbers) {
        raw('(');
        for (int number : numbers) {
            number(number);
        }
        return raw('t');
    }

    /** A member of the state: a view of a storage. */
    TorchFile tensor(String name, String storage, String key, int elements, int offset, int[] shape, int[] strides) {
        return text(name)
                .global("torch._utils _rebuild_tensor_v2")
                .raw('(', '(')
                .text("storage")
                .global("torch " + storage)
                .text(key)
                .text("cpu")
                .number(elements)
                .raw('t', 'Q')
                .number(offset)
                .numbers(shape)
                .numbers(strides)
                .raw(0x89)
                .global("collections OrderedDict")
                .raw(')', 'R', 't', 'R');
    }

    /** Ends the state, with the attribute that torch gives it. */
    TorchFile end() {
        return raw('u', '}').text("_metadata").raw('}', 's', 'b', '.');
    }

    TorchFile storage(String key, ByteBuffer values) {
        return entry("archive/data/" + key, values.array());
    }

    TorchFile entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, ZipEntry.STORED);
        }
        return file;
    }

    void write(OutputStream out, int method) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "archive/data.pkl", pickle.toByteArray(), method);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue(), method);
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content, int method) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        entry.setSize(content.length);
        zip.putNextEntry(entry);
        zip.write(content);
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
