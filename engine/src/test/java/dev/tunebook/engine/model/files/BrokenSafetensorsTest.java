package dev.tunebook.engine.model.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a broken safetensors file is told, whole. */
class BrokenSafetensorsTest {
    private static final String AGAIN = "\nMaybe fetch or save the file again.";

    @TempDir
    Path folder;

    static Stream<Arguments> headers() {
        return Stream.of(
                fault("[]", "header (as it is) must be an object."),
                fault(" {}", "header (as it is) must be an object."),
                fault("{}{}", "header (as it is) must be one object."),
                fault("{\"a\":", "header (Unexpected end-of-input within/between Object entries) must be valid JSON."),
                fault(
                        "{\"a\":" + f32("[2]", "[0,8]") + ",\"a\":" + f32("[2]", "[0,8]") + "}",
                        "header (Duplicate field 'a') must be valid JSON."),
                fault("{\"a\":3}", "tensor a (as it is) must be an object."),
                fault("{\"a\":{\"dtype\":\"F32\"}}", "tensor a (as it is) must be dtype, shape and data_offsets."),
                fault("{\"__metadata__\":{\"n\":1}}", "__metadata__ n (as it is) must be a text."),
                fault(
                        "{\"a\":{\"dtype\":\"F33\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                        "tensor a: dtype (F33) must be one of BOOL, F4, F6_E2M3, F6_E3M2, U8, I8, F8_E5M2, F8_E4M3, F8_E8M0, "
                                + "I16, U16, F16, BF16, I32, U32, F32, C64, F64, I64, U64."),
                fault(
                        "{\"a\":" + f32("[-2]", "[0,8]") + "}",
                        "tensor a: shape (-2) must be whole numbers from 0 to 9223372036854775807."),
                fault(
                        "{\"a\":" + f32("[2.0]", "[0,8]") + "}",
                        "tensor a: shape (2.0) must be whole numbers from 0 to 9223372036854775807."),
                fault(
                        "{\"a\":" + f32("[99999999999999999999]", "[0,8]") + "}",
                        "tensor a: shape (99999999999999999999) must be whole numbers from 0 to 9223372036854775807."),
                fault(
                        "{\"a\":" + f32("[4294967296,4294967296,4294967296]", "[0,8]") + "}",
                        "tensor a: size (8 bytes) must be what F32 of shape [4294967296, 4294967296, 4294967296] takes."),
                fault(
                        "{\"a\":" + f32("[3]", "[0,8]") + "}",
                        "tensor a: size (8 bytes) must be what F32 of shape [3] takes."),
                fault(
                        "{\"a\":" + f32("[2]", "[8,0]") + "}",
                        "tensor a: data_offsets ([8, 0]) must be a begin and an end."),
                fault("{\"a\":" + f32("[2]", "[0]") + "}", "tensor a: data_offsets ([0]) must be a begin and an end."),
                fault(
                        "{\"a\":" + f32("[2]", "[4,12]") + "}",
                        "tensor a: data_offsets ([4, 12]) must be within the 8 bytes of values that the file holds."),
                fault(
                        "{\"a\":" + f32("[1]", "[0,4]") + ",\"b\":" + f32("[2]", "[0,8]") + "}",
                        "tensor b: begin (0) must be 4, right behind a: they overlap."),
                fault(
                        "{\"b\":" + f32("[1]", "[4,8]") + "}",
                        "tensor b: begin (4) must be 0, right behind the header: there is a gap."));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void saysWhatIsWrongWithTheHeader(String header, String problem) throws IOException {
        Path file = write(header.length(), header, 8);
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(UserException.class)
                .hasMessage("model.safetensors: " + problem + AGAIN);
    }

    @Test
    void saysWhatIsWrongWithTheSizes() throws IOException {
        rejects(
                Files.write(folder.resolve("a.safetensors"), new byte[7]),
                "a.safetensors: size (7 bytes) must be at least 8.");
        rejects(
                write(2L << 30, "{}", 0),
                "model.safetensors: header length (2147483648) must be between 2 and 100000000.");
        rejects(
                write(-1, "{}", 0),
                "model.safetensors: header length (18446744073709551615) must be between 2 and 100000000.");
        rejects(
                write(50_000_000, "{}", 0),
                "model.safetensors: header length (50000000) must be at most 2, what the file holds.");
        rejects(write(2, "{}", 5), "model.safetensors: size (15 bytes) must be 10, where the last tensor ends.");
        rejects(write(3, "{\u00ff}", 0), "model.safetensors: header (bytes) must be valid UTF-8.");
    }

    @Test
    void saysThatAFileIsNotThere() {
        Path file = folder.resolve("model.safetensors");
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(UserException.class)
                .hasMessage("model.safetensors (" + file + ") must be a file that exists."
                        + "\nMaybe another folder, or an interrupted download: fetch the checkpoint again.");
    }

    private static void rejects(Path file, String problem) {
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(UserException.class)
                .hasMessage(problem + AGAIN);
    }

    private static Arguments fault(String header, String problem) {
        return Arguments.of(header, problem);
    }

    private static String f32(String shape, String offsets) {
        return "{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
    }

    private Path write(long length, String header, int values) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + values).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(json);
        return Files.write(folder.resolve("model.safetensors"), bytes.array());
    }
}
