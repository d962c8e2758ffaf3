package dev.tunebook.engine.model.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() {
        Path file = folder.resolve("model.safetensors");
        float[] weight = new SplittableRandom(1)
                .doubles(600_000)
                .collect(() -> new Floats(600_000), Floats::add, (a, b) -> {})
                .values;
        SafetensorsWriter.write(
                file,
                List.of(
                        named("b.weight", weight, 600, 1000),
                        named("a", new float[] {4}),
                        named("none", new float[0], 3, 0)));
        Safetensors read = Safetensors.open(file);
        assertThat(read.names()).containsExactly("a", "b.weight", "none");
        assertThat(read.shape("b.weight")).containsExactly(600, 1000);
        assertThat(read.type("a")).isEqualTo(ElementType.F32);
        assertThat(read.metadata()).containsEntry("format", "pt");
        assertThat(read.floats("b.weight", 600, 1000)).isEqualTo(weight);
        assertThat(read.floats("a")).containsExactly(4);
        assertThat(read.floats("none", 3, 0)).isEmpty();
        assertThat(read.mapped("a").getFloat()).isEqualTo(4);
    }

    @Test
    void laysTheHeaderOutAsTheReferenceLibraryDoes() throws IOException {
        Path file = folder.resolve("model.safetensors");
        SafetensorsWriter.write(
                file, ElementType.BF16, List.of(named("b", new float[] {1, -2}, 2), named("a", new float[] {3}, 1)));
        String header =
                "{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[0,2]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[2,6]}}";
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(length % 8).isZero();
        assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8))
                .startsWith(header)
                .isEqualToIgnoringWhitespace(header);
        assertThat(bytes).hasSize(8 + length + 6).endsWith(0x40, 0x40, 0x80, 0x3F, 0x00, 0xC0);
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        Path file = folder.resolve("model.safetensors");
        SafetensorsWriter.write(file, List.of(named("a", new float[] {1}, 1)));
        assertThatThrownBy(() ->
                        SafetensorsWriter.write(file, List.of(new SafetensorsWriter.Named("a", new long[] {1}, () -> {
                            throw new IllegalStateException("gone");
                        }))))
                .hasMessage("gone");
        assertThat(Safetensors.open(file).floats("a", 1)).containsExactly(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0000, 0",
        "8000, -0.0",
        "3C00, 1",
        "C000, -2",
        "7BFF, 65504",
        "0400, 6.103515625E-5",
        "0001, 5.9604644775390625E-8",
        "83FF, -6.097555160522461E-5",
        "7C00, Infinity",
        "FC00, -Infinity",
        "7E00, NaN"
    })
    void readsHalfPrecisionExactly(String bits, Float value) {
        assertThat(Float32.ofHalf((short) Integer.parseInt(bits, 16))).isEqualTo(value);
    }

    @Test
    void readsEveryFloatingPointType() throws IOException {
        ByteBuffer values = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        values.putDouble(0.1)
                .putDouble(-3)
                .putShort((short) 0x3C00)
                .putShort((short) 0x3555)
                .putShort((short) 0x3F80)
                .putShort((short) 0xC2F7)
                .putLong(7);
        Path file = write("""
                {"half":{"dtype":"F16","shape":[2],"data_offsets":[16,20]},"wide":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},
                "brain":{"dtype":"BF16","shape":[2],"data_offsets":[20,24]},"whole":{"dtype":"I64","shape":[],"data_offsets":[24,32]}}""", values.array());
        Safetensors read = Safetensors.open(file);
        assertThat(read.floats("wide", 2)).containsExactly(0.1f, -3);
        assertThat(read.floats("half", 2)).containsExactly(1, 0.333251953125f);
        assertThat(read.floats("brain", 2)).containsExactly(1, -123.5f);
        assertThatThrownBy(() -> read.floats("whole"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model.safetensors: tensor whole (I64) must be of F32, F16, BF16 or F64.\nMaybe a checkpoint of the same model that is not quantised.");
    }

    @Test
    void roundsToBrainFloatsTiesToEven() {
        assertThat(Float32.toBrain(Float.intBitsToFloat(0x3F808000))).isEqualTo((short) 0x3F80);
        assertThat(Float32.toBrain(Float.intBitsToFloat(0x3F818000))).isEqualTo((short) 0x3F82);
        assertThat(Float32.toBrain(Float.intBitsToFloat(0x3F808001))).isEqualTo((short) 0x3F81);
        assertThat(Float32.toBrain(Float.MAX_VALUE)).isEqualTo((short) 0x7F80);
        assertThat(Float32.toBrain(Float.intBitsToFloat(0x7F800001))).isEqualTo((short) 0x7FC0);
    }

    @Test
    void namesTheTensorAndBothShapes() {
        Path file = folder.resolve("model.safetensors");
        SafetensorsWriter.write(file, List.of(named("classifier.weight", new float[6], 2, 3)));
        Safetensors read = Safetensors.open(file);
        assertThatThrownBy(() -> read.floats("classifier.weight", 4, 3))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model.safetensors: tensor classifier.weight ([2, 3]) must have shape [4, 3].\nMaybe a config.json that belongs to this checkpoint.");
        assertThatThrownBy(() -> read.floats("classifier.weights", 2, 3))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model.safetensors: tensor (classifier.weights) must be among the file's 1 tensors.\nMaybe classifier.weight is meant, or another architecture than this checkpoint's.");
    }

    @Test
    void noticesAFileThatWasCutAfterItWasOpened() throws IOException {
        Path file = folder.resolve("model.safetensors");
        SafetensorsWriter.write(file, List.of(named("a", new float[100], 100)));
        Safetensors read = Safetensors.open(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));
        assertThatThrownBy(() -> read.floats("a", 100))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model.safetensors: tensor a (cut off) must be whole.\nMaybe fetch or save the file again.");
    }

    @Test
    void readsBehindTheFirstTwoGibibytes() throws IOException {
        long large = 3L << 30;
        Path file = write(
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[3,1073741824],\"data_offsets\":[0," + large + "]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[" + large + "," + (large + 8)
                        + "]}}",
                new byte[0]);
        try (FileChannel sparse = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer values = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(1)
                    .putFloat(2)
                    .flip();
            sparse.write(values, sparse.size() + large);
        }
        Safetensors read = Safetensors.open(file);
        assertThat(read.floats("b", 2)).containsExactly(1, 2);
        assertThat(read.mapped("b").getFloat(4)).isEqualTo(2);
        assertThatThrownBy(() -> read.mapped("a"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model.safetensors: tensor a (3221225472 bytes) must be smaller than 2 GiB.\nMaybe reading it in pieces.");
    }

    private Path write(String header, byte[] values) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).put(values);
        return Files.write(folder.resolve("model.safetensors"), bytes.array());
    }

    static SafetensorsWriter.Named named(String name, float[] values, long... shape) {
        return new SafetensorsWriter.Named(name, shape, () -> values);
    }

    private static final class Floats {
        final float[] values;
        int size;

        Floats(int size) {
            values = new float[size];
        }

        void add(double value) {
            values[size++] = (float) value;
        }
    }
}
