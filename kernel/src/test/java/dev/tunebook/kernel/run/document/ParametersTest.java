package dev.tunebook.kernel.run.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParametersTest {
    private static final String DECLARATIONS = """
            // Where the rows are; label = "not this"
            %lsmagic
            String data = "data/tickets.csv", test = "";
            int epochs = 8; /* int hidden = 1; */
            long seed = 7L;
            double rate = 1e-3;
            final boolean quick = false;
            var depth = 2;
            java.util.List<String> names = List.of("a", "b");
            """;

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of("data=a b.csv", "data = \"a b.csv\";"),
                Arguments.of("data=", "data = \"\";"),
                Arguments.of("data=C:\\u0041\\x", "data = \"C:\\\\u0041\\\\x\";"),
                Arguments.of("data=say \"hi\"\n\tü\u0001", "data = \"say \\\"hi\\\"\\n\\tü\\001\";"),
                Arguments.of("test=x=y", "test = \"x=y\";"),
                Arguments.of("epochs=-3", "epochs = -3;"),
                Arguments.of("seed=9000000000", "seed = 9000000000L;"),
                Arguments.of("rate=2", "rate = 2.0;"),
                Arguments.of("rate=1e-5", "rate = 1.0E-5;"),
                Arguments.of("quick=true", "quick = true;"),
                Arguments.of("depth=4", "depth = 4;"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void writesALiteralOfTheDeclaredType(String word, String line) {
        NotebookDocument document = notebook(DECLARATIONS);

        Parameters.of(document, "sample.ipynb").inject(words(word));

        Cell injected = document.cells().get(1);
        assertThat(injected.source()).isEqualTo("// Parameters of this run\n" + line);
        assertThat(injected.hasTag("injected-parameters")).isTrue();
        assertThat(injected.json().has("id")).isTrue();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(List.of("epoch=3"), """
                        parameter (epoch) must be one that sample.ipynb declares: data, test, epochs, seed, rate, quick, depth.
                        Maybe -p epochs=8."""),
                Arguments.of(List.of("names=x"), """
                        parameter (names) must be one that sample.ipynb declares: data, test, epochs, seed, rate, quick, depth.
                        Maybe -p rate=1e-3."""),
                Arguments.of(List.of("epochs=three"), """
                        parameter epochs (three) must be a whole number from -2147483648 to 2147483647: it is declared int.
                        Maybe -p epochs=8."""),
                Arguments.of(List.of("epochs=3000000000"), """
                        parameter epochs (3000000000) must be a whole number from -2147483648 to 2147483647: it is declared int.
                        Maybe -p epochs=8."""),
                Arguments.of(List.of("seed=1.5"), """
                        parameter seed (1.5) must be a whole number: it is declared long.
                        Maybe -p seed=7."""),
                Arguments.of(List.of("rate=NaN"), """
                        parameter rate (NaN) must be a number: it is declared double.
                        Maybe -p rate=1e-3."""),
                Arguments.of(List.of("quick=yes"), """
                        parameter quick (yes) must be true or false: it is declared boolean.
                        Maybe -p quick=false."""),
                Arguments.of(List.of("dat=x", "quick="), """
                        parameter (dat) must be one that sample.ipynb declares: data, test, epochs, seed, rate, quick, depth.
                        Maybe -p data=data/tickets.csv.
                        parameter quick () must be true or false: it is declared boolean.
                        Maybe -p quick=false."""));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhatIsWrongAndOneWayOut(List<String> given, String message) {
        Parameters parameters = Parameters.of(notebook(DECLARATIONS), "sample.ipynb");

        assertThatThrownBy(() -> parameters.inject(words(given.toArray(String[]::new))))
                .isInstanceOf(NotebookProblem.class)
                .hasMessage(message);
    }

    @Test
    void saysThatANotebookDeclaresNone() {
        NotebookDocument document = NotebookDocument.parse(
                "{\"cells\":[],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}", "plain.ipynb");

        assertThatThrownBy(() -> Parameters.of(document, "plain.ipynb").inject(words("a=1")))
                .hasMessage("""
                        -p needs a notebook with parameters, but plain.ipynb declares none.
                        Maybe tag a code cell "parameters" and declare them there, such as: int epochs = 3;""");
    }

    @Test
    void replacesTheInjectedCellOfAnEarlierRun() {
        NotebookDocument document = notebook(DECLARATIONS);

        Parameters.of(document, "sample.ipynb").inject(words("epochs=1"));
        Parameters.of(document, "sample.ipynb").inject(words("epochs=2", "quick=true"));

        assertThat(document.cells()).hasSize(2);
        assertThat(document.cells().get(1).source()).isEqualTo("""
                // Parameters of this run
                epochs = 2;
                quick = true;""");
        JsonObject noted = document.metadata().getAsJsonObject("papermill").getAsJsonObject("parameters");
        assertThat(noted).hasToString("{\"epochs\":2,\"quick\":true}");
    }

    @Test
    void takesNothingInATextForADeclaration() {
        String quotes = "\"\"\"";
        NotebookDocument document = notebook(
                "String text = " + quotes + "\n\\" + quotes + "; int no = 1;\n" + quotes + ";\nint epochs = 8;");

        Parameters.of(document, "sample.ipynb").inject(words("epochs=2"));

        assertThat(document.cells().get(1).source()).isEqualTo("// Parameters of this run\nepochs = 2;");
        assertThatThrownBy(() -> Parameters.of(document, "sample.ipynb").inject(words("no=2")))
                .hasMessageStartingWith("parameter (no) must be one that sample.ipynb declares: text, epochs.");
    }

    @Test
    void addsNothingWhenNothingIsGiven() {
        NotebookDocument document = notebook(DECLARATIONS);

        Parameters.of(document, "sample.ipynb").inject(Map.of());

        assertThat(document.cells()).hasSize(1);
    }

    private static NotebookDocument notebook(String source) {
        NotebookDocument document = NotebookDocument.parse(
                "{\"cells\":[],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}", "sample.ipynb");
        JsonObject json = Cell.code(source, "parameters").json();
        String text = document.toText().replace("\"cells\": []", "\"cells\": [" + json + "]");
        return NotebookDocument.parse(text, "sample.ipynb");
    }

    private static Map<String, String> words(String... given) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : given) {
            words.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        return words;
    }
}
