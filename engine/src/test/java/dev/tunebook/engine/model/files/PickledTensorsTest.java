package dev.tunebook.engine.model.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PickledTensorsTest {
    private static final String AGAIN = "\nMaybe fetch or save the file again.";
    private static final int[] SIX = {2, 3};
    private static final int[] ROWS = {3, 1};

    @TempDir
    Path folder;

    @Test
    void readsTensorsOfEveryFloatingPointType() throws IOException {
        TorchFile file = TorchFile.state()
                .tensor("wide", "DoubleStorage", "0", 2, 0, new int[] {2}, new int[] {1})
                .tensor("half", "HalfStorage", "1", 2, 0, new int[] {2, 1}, new int[] {1, 7})
                .tensor("brain", "BFloat16Storage", "2", 1, 0, new int[0], new int[0])
                .tensor("single", "FloatStorage", "3", 7, 1, SIX, ROWS)
                .tensor("steps", "LongStorage", "4", 1, 0, new int[0], new int[0])
                .end()
                .storage("0", TorchFile.little(16).putDouble(0.1).putDouble(-2))
                .storage("1", TorchFile.little(4).putShort((short) 0x3C00).putShort((short) 0xC000))
                .storage("2", TorchFile.little(2).putShort((short) 0x4040))
                .storage(
                        "3",
                        TorchFile.little(28)
                                .putFloat(9)
                                .putFloat(1)
                                .putFloat(2)
                                .putFloat(3)
                                .putFloat(4)
                                .putFloat(5)
                                .putFloat(6))
                .storage("4", TorchFile.little(8).putLong(5))
                .entry("archive/byteorder", "little".getBytes())
                .entry("archive/version", "3\n".getBytes());
        PickledTensors read = PickledTensors.open(file.write(bin()));
        assertThat(read.names()).containsExactly("wide", "half", "brain", "single", "steps");
        assertThat(read.floats("wide", 2)).containsExactly(0.1f, -2);
        assertThat(read.floats("half", 2, 1)).containsExactly(1, -2);
        assertThat(read.floats("brain")).containsExactly(3);
        assertThat(read.floats("single", 2, 3)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(read.type("steps")).isEqualTo(ElementType.I64);
        assertThatThrownBy(() -> read.floats("steps")).isInstanceOf(UserException.class);
    }

    @Test
    void readsTensorsThatShareAStorage() throws IOException {
        PickledTensors read = PickledTensors.open(TorchFile.state()
                .tensor("a", "FloatStorage", "0", 2, 0, new int[] {2}, new int[] {1})
                .tensor("b", "FloatStorage", "0", 2, 1, new int[] {1}, new int[] {1})
                .end()
                .storage("0", TorchFile.little(8).putFloat(1).putFloat(2))
                .write(bin()));
        assertThat(read.floats("a", 2)).containsExactly(1, 2);
        assertThat(read.floats("b", 1)).containsExactly(2);
    }

    @Test
    void refusesEveryOtherNameAndRunsNothing() throws IOException {
        TorchFile evil = new TorchFile()
                .raw(0x80, 2)
                .global("os system")
                .text("touch /tmp/owned")
                .raw(0x85, 'R', '.');
        rejects(
                evil,
                " (names os.system) must hold tensors and nothing that could run code."
                        + "\nMaybe convert it where you trust it: safetensors.torch.save_file(torch.load(…), \"model.safetensors\").");
        TorchFile hidden =
                new TorchFile().raw(0x80, 4).text("builtins").text("eval").raw(0x93, '.');
        rejects(
                hidden,
                " (names builtins.eval) must hold tensors and nothing that could run code."
                        + "\nMaybe convert it where you trust it: safetensors.torch.save_file(torch.load(…), \"model.safetensors\").");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        new TorchFile().raw(0x80, 2, '}', '.'),
                        " (no tensors at its top) must be the state of a model, by name."
                                + "\nMaybe the file that model.save_pretrained or torch.save(model.state_dict(), …) wrote."),
                Arguments.of(
                        tensor(6, 0, SIX, ROWS, 20),
                        ": tensor a: storage (6 values) must be within the 20 bytes of entry data/0." + AGAIN),
                Arguments.of(
                        tensor(6, 0, SIX, ROWS, -1),
                        ": tensor a: storage (6 values) must be within the 0 bytes of entry data/0." + AGAIN),
                Arguments.of(
                        tensor(6, 1, SIX, ROWS, 24),
                        ": tensor a (6 values from 1) must be within its storage of 6." + AGAIN),
                Arguments.of(
                        tensor(6, -1, SIX, ROWS, 24),
                        ": tensor a (6 values from -1) must be within its storage of 6." + AGAIN),
                Arguments.of(
                        tensor(6, 0, new int[] {-2, 3}, ROWS, 24),
                        ": tensor a: shape (negative dimension -2) must be dimensions from 0 whose product fits 63 bits."
                                + AGAIN),
                Arguments.of(
                        tensor(6, 0, new int[] {1 << 30, 1 << 30, 1 << 30}, new int[] {1, 1, 1}, 24),
                        ": tensor a: shape (long overflow) must be dimensions from 0 whose product fits 63 bits."
                                + AGAIN),
                Arguments.of(
                        tensor(6, 0, SIX, new int[] {1, 2}, 24),
                        ": tensor a (strides) must be contiguous."
                                + "\nMaybe save the model again as safetensors: model.save_pretrained(…)."),
                Arguments.of(
                        new TorchFile().raw(0x80, 2, '}', 0xFF),
                        ": pickle (opcode 0xFF before byte 4) must be a state of tensors." + AGAIN),
                Arguments.of(
                        new TorchFile().raw(0x80, 2, '}'),
                        ": pickle (an end in the middle before byte 3) must be a state of tensors." + AGAIN),
                Arguments.of(
                        new TorchFile().raw('}', '}', 'N', 's', '.'),
                        ": pickle (a key that is no text and no number before byte 4) must be a state of tensors."
                                + AGAIN),
                Arguments.of(
                        new TorchFile().raw('}', 0x85, ')', 'R', '.'),
                        ": pickle (a call of what is no function before byte 4) must be a state of tensors." + AGAIN),
                Arguments.of(
                        new TorchFile().raw('X', 0xFF, 0xFF, 0xFF, 0x7F, '.'),
                        ": pickle (an end in the middle before byte 5) must be a state of tensors." + AGAIN),
                Arguments.of(
                        new TorchFile().raw('}', '.').entry("archive/../../x", new byte[1]),
                        ": archive (archive/../../x leaves the archive) must be entries stored once, inside it, as torch.save does."
                                + AGAIN),
                Arguments.of(
                        new TorchFile().raw('}', '.').entry("archive/byteorder", "big".getBytes()),
                        ": byteorder (big) must be little." + AGAIN),
                Arguments.of(
                        new TorchFile().raw('}', '.').entry("other/data.pkl", new byte[1]),
                        ": archive (2 of data.pkl) must be one of torch.save." + AGAIN));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrong(TorchFile file, String problem) throws IOException {
        rejects(file, problem);
    }

    @Test
    void refusesCompressedEntries() throws IOException {
        try (OutputStream out = Files.newOutputStream(bin())) {
            new TorchFile()
                    .raw('}', '.')
                    .entry("archive/data/0", new byte[10_000])
                    .write(out, ZipEntry.DEFLATED);
        }
        assertThatThrownBy(() -> PickledTensors.open(bin()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is compressed) must be entries stored once");
    }

    @Test
    void refusesFormatsBeforeTheZip() throws IOException {
        Files.write(bin(), new byte[] {(byte) 0x80, 2, (byte) 0x8A, 10, 0x6C});
        assertThatThrownBy(() -> PickledTensors.open(bin()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "pytorch_model.bin (torch before 1.6) must be a zip, as torch.save writes it since 1.6."
                                + "\nMaybe load it once with Transformers and call model.save_pretrained(…): it writes safetensors.");
        Files.writeString(bin(), "version https://git-lfs.github.com/spec/v1");
        assertThatThrownBy(() -> PickledTensors.open(bin()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("pytorch_model.bin (no zip) must be a zip");
    }

    private static TorchFile tensor(int elements, int offset, int[] shape, int[] strides, int bytes) {
        TorchFile file = TorchFile.state()
                .tensor("a", "FloatStorage", "0", elements, offset, shape, strides)
                .end();
        return bytes < 0 ? file : file.storage("0", TorchFile.little(bytes));
    }

    private void rejects(TorchFile file, String problem) throws IOException {
        file.write(bin());
        assertThatThrownBy(() -> PickledTensors.open(bin()))
                .isInstanceOf(UserException.class)
                .hasMessage("pytorch_model.bin" + problem);
    }

    private Path bin() {
        return folder.resolve("pytorch_model.bin");
    }
}
