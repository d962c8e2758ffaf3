package dev.tunebook.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to get an option wrong, with the whole text of the error. */
class SpecErrorsTest {
    @Test
    void readsAPrecisionByItsShortNameAndWritesTheLongOne() {
        TrainSpec half = Specs.parse(TrainSpec.defaults(), List.of("--precision", "bf16"));
        assertThat(half.precision()).isEqualTo(Precision.BFLOAT16);
        assertThat(Specs.parse(half, List.of("--precision", "FP32")).precision())
                .isEqualTo(Precision.FLOAT32);
        assertThat(SpecJson.write(half)).contains("bfloat16").doesNotContain("bf16");
    }

    static Stream<Arguments> trainLines() {
        return Stream.of(
                says("--epoch is not an option here.\nMaybe --epochs.", "--epoch", "5"),
                says("--Epochs is not an option here.\nMaybe --epochs.", "--Epochs", "5"),
                says("--learning_rate is not an option here.\nMaybe --learning-rate.", "--learning_rate=0.1"),
                says(
                        "--xyzzy is not an option here.\nMaybe one of "
                                + String.join(", ", Specs.flags(TrainSpec.class)) + ".",
                        "--xyzzy"),
                says("--epochs needs a value.\nMaybe --epochs 10.", "--epochs"),
                says("--epochs needs a value.\nMaybe --epochs 10.", "--epochs", "--seed", "3"),
                says("--epochs is given twice.\nMaybe leave one out.", "--epochs", "5", "--epochs", "6"),
                says("--learning-rate is given twice.\nMaybe leave one out.", "--lr", "0.1", "--learning-rate", "0.2"),
                says(
                        "--precision (fp16) must be one of float32, bfloat16.\nMaybe --precision float32.",
                        "--precision",
                        "fp16"),
                says("--epochs (five) must be a whole number.\nMaybe --epochs 10, for instance.", "--epochs", "five"),
                says("--epochs (2.5) must be a whole number.\nMaybe --epochs 10, for instance.", "--epochs", "2.5"),
                says("--epochs () must be a whole number.\nMaybe --epochs 10, for instance.", "--epochs="),
                says("--dropout (much) must be a number.\nMaybe --dropout 0.1, for instance.", "--dropout", "much"),
                says(
                        "--schedule (lineal) must be one of constant, linear, cosine, one-cycle, inverse-square-root, plateau.\nMaybe --schedule linear.",
                        "--schedule",
                        "lineal"),
                says(
                        "learning rate (fast) must be auto or a positive number.\nMaybe learning rate auto, which finds one.",
                        "--lr",
                        "fast"),
                says(
                        "learning rate (-0.1) must be a positive number.\nMaybe learning rate auto, which finds one.",
                        "--lr",
                        "-0.1"),
                says("epochs (0) must be at least 1.\nMaybe epochs 10, the default.", "--epochs", "0"),
                says("epochs (-3) must be at least 1.\nMaybe epochs 10, the default.", "--epochs", "-3"),
                says("dropout (NaN) must be in [0, 1).\nMaybe dropout 0.1, the default.", "--dropout", "NaN"),
                says(
                        "weight-decay (NaN) must be at least 0.\nMaybe weight-decay 0.01, the default.",
                        "--weight-decay",
                        "NaN"),
                says(
                        "device (gpu) must be auto, cpu, cuda or cuda:N.\nMaybe device auto, the default.",
                        "--device",
                        "gpu"),
                says(
                        "\"tickets\" has no place here.\nMaybe quote a value that has spaces, or name the option before it.",
                        "tickets"),
                says("""
                        --epoch is not an option here.
                        Maybe --epochs.
                        --seed (x) must be a whole number.
                        Maybe --seed 10, for instance.
                        dropout (2.0) must be in [0, 1).
                        Maybe dropout 0.1, the default.""", "--epoch", "5", "--seed", "x", "--dropout", "2"));
    }

    private static Arguments says(String error, String... words) {
        return Arguments.of(List.of(words), error);
    }

    @ParameterizedTest
    @MethodSource("trainLines")
    void saysWhatIsWrongWithALine(List<String> words, String error) {
        assertThatThrownBy(() -> Specs.parse(TrainSpec.defaults(), words))
                .isInstanceOf(UserException.class)
                .hasMessage(error);
    }

    static Stream<Arguments> trainJson() {
        return Stream.of(
                json(
                        "{",
                        "TrainSpec (Unexpected end-of-input",
                        "must be a JSON object.\nMaybe restore the file from a backup."),
                json("[]", "TrainSpec ([]) must be a JSON object.\nMaybe restore the file from a backup."),
                json("null", "TrainSpec (null) must be a JSON object.\nMaybe restore the file from a backup."),
                json("", "must be a JSON object.\nMaybe restore the file from a backup."),
                json("{\"epoch\": 3}", "epoch is not a part of TrainSpec.\nMaybe epochs."),
                json("{\"epochs\": \"many\"}", "epochs (many) must be a whole number.\nMaybe epochs 10, for instance."),
                json("{\"epochs\": [3]}", "epochs ([3]) must be a whole number.\nMaybe epochs 10, for instance."),
                json("{\"epochs\": {}}", "epochs ({}) must be a whole number.\nMaybe epochs 10, for instance."),
                json("{\"epochs\": 0}", "epochs (0) must be at least 1.\nMaybe epochs 10, the default."));
    }

    private static Arguments json(String json, String... parts) {
        return Arguments.of(json, List.of(parts));
    }

    @ParameterizedTest
    @MethodSource("trainJson")
    void saysWhatIsWrongWithAFile(String json, List<String> parts) {
        assertThatThrownBy(() -> SpecJson.read(TrainSpec.class, json))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(parts.toArray(String[]::new));
    }

    @Test
    void acceptsWhatIsUsuallyTyped() {
        TrainSpec spec = Specs.parse(
                TrainSpec.defaults(),
                List.of(
                        "--epochs=1_000",
                        "--lr",
                        "3e-4",
                        "--monitor",
                        "MACRO_F1",
                        "--clip",
                        "-0.0",
                        "--device",
                        "cuda:1"));

        assertThat(spec)
                .isEqualTo(TrainSpec.defaults()
                        .epochs(1000)
                        .learningRate(3e-4)
                        .clip(-0.0)
                        .device("cuda:1"));
    }

    @Test
    void keepsAnEmptyValueThatIsGiven() {
        assertThat(Specs.parse(DatasetSpec.defaults(), List.of("a.csv", "--test", "")))
                .isEqualTo(DatasetSpec.defaults().path("a.csv"));
    }
}
