package dev.tunebook.engine.data;

import static dev.tunebook.engine.data.BadInput.bad;
import static dev.tunebook.engine.data.BadInput.json;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SourcesErrorsTest {
    private static final String GOOD = CsvFolder.GOOD;

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> tellsWhatIsWrongWithJsonTargetsAndArchives() {
        return BadInput.tests(root, Stream.of(records(), targets(), archives()).flatMap(rows -> rows));
    }

    private static Stream<BadInput> records() {
        String good = "{\"text\": \"a\", \"label\": \"x\"}\n{\"text\": \"b\", \"label\": \"y\"}\n".repeat(6);
        return Stream.of(
                json(
                        "a broken line",
                        good + "{\"text\": \"c\", \"label\": }\n",
                        spec -> spec,
                        "t.jsonl line 13 column 24: the record must be readable as JSON.\n"
                                + "Maybe a quote, a comma or a brace is missing there, or the file was not written to its end."),
                json(
                        "a line that is cut",
                        good + "{\"text\": \"c",
                        spec -> spec,
                        "t.jsonl line 13 column 12: the record must be readable as JSON.\n"
                                + "Maybe a quote, a comma or a brace is missing there, or the file was not written to its end."),
                json(
                        "a record that is no object",
                        good + "\"c\"\n",
                        spec -> spec,
                        "t.jsonl line 13: the record (\"c\") must be an object.\n"
                                + "Maybe {\"text\": …, \"label\": …}, one on each line."),
                json(
                        "deep nesting",
                        good + "{\"text\": " + "[".repeat(100_000),
                        spec -> spec,
                        "t.jsonl line 13: the record must be nested at most 64 levels deep.\n"
                                + "Maybe it is damaged, or made to do harm: look at this line."),
                json(
                        "a key twice",
                        good + "{\"text\": \"c\", \"text\": \"d\", \"label\": \"x\"}",
                        spec -> spec,
                        "t.jsonl line 13: key text (twice) must be there once.\n" + "Maybe rename one of them."),
                json(
                        "a value of ten megabytes",
                        good + "{\"text\": \"" + "x".repeat(10_000_000) + "\"}",
                        spec -> spec,
                        "t.jsonl line 13: a value must have at most 100,000 characters.\n"
                                + "Maybe a quote is never closed; for a value that is right, --max-cell 1000000."),
                json(
                        "other keys",
                        good.replace("label", "topic"),
                        spec -> spec,
                        "label (label) must be a key of t.jsonl; it has text, topic.\n" + "Maybe --label topic."),
                json(
                        "no records",
                        "\n",
                        spec -> spec,
                        "t.jsonl (empty) must have a header and rows.\n"
                                + "Maybe it was not written to the end: make or copy it again."));
    }

    private static Stream<BadInput> targets() {
        return Stream.of(
                bad(
                        "numbers that are none",
                        "text,intent\na,1.5\nb,much\nc,NaN\nd,2\n",
                        spec -> spec.kind("regression"),
                        "t.csv line 3: column \"intent\" (\"much\") must be a number, and 1 more row.\n"
                                + "Maybe --kind single-label, where each is a class."),
                bad(
                        "numbers with commas",
                        "text,intent\na,\"1,5\"\n",
                        spec -> spec.kind("regression"),
                        "t.csv line 2: column \"intent\" (\"1,5\") must be a number.\n"
                                + "Maybe a point instead of the comma."),
                bad(
                        "labels that are no list",
                        "text,intent\na,[x\n",
                        spec -> spec.kind("multi-label"),
                        "t.csv line 2: column \"intent\" (\"[x\") must be a list in JSON.\n"
                                + "Maybe [\"first\", \"second\"]."),
                bad(
                        "labels that training rows lack",
                        folder -> folder.with("t.csv", "text,intent\n" + "a,x|y\nb,y\n".repeat(6))
                                .with("test.csv", "text,intent\na,x|another\n"),
                        spec -> spec.kind("multi-label").test("test.csv"),
                        "test.csv line 2: column \"intent\" (\"another\") must be one of the 2 labels of t.csv.\n"
                                + "Maybe rows with this label are missing from t.csv, or belong in neither."),
                json(
                        "a conversation without the assistant",
                        "{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}\n",
                        spec -> spec,
                        "t.jsonl line 1: key \"messages\" (\"[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"hi\\\"}]\") must be a conversation in which the assistant speaks.\n"
                                        .replace("\\\"", "\"")
                                + "Maybe leave it out: there is nothing to learn in it."),
                json(
                        "an output that is not there",
                        "{\"input\": \"a\", \"result\": \"b\"}\n",
                        spec -> spec.output("outcome"),
                        "output (outcome) must be a key of t.jsonl; it has input, result.\n"
                                + "Maybe --output with one of these."),
                bad(
                        "a column to group by that is not there",
                        GOOD,
                        spec -> spec.by("customer"),
                        "by (customer) must be a column of t.csv; it has id, text, intent.\n"
                                + "Maybe --by with one of these; or the first line is no header: --no-header."));
    }

    private static Stream<BadInput> archives() {
        String much = "text,intent\n" + "a,b\n".repeat(25_000_000);
        return Stream.of(
                bad(
                        "a gzip bomb",
                        folder -> folder.with("t.csv.gz", Packed.gzip(much)),
                        spec -> spec.path("t.csv.gz"),
                        "t.csv.gz (packed) must unpack to at most 200 times its size.\n"
                                + "Maybe another file: this one is made to fill memory. If you trust it, unpack it yourself."),
                bad(
                        "a zip bomb",
                        folder -> folder.with("t.zip", Packed.zip("t.csv", much)),
                        spec -> spec.path("t.zip"),
                        "t.csv (packed) must unpack to at most 200 times its size.\n"
                                + "Maybe another file: this one is made to fill memory. If you trust it, unpack it yourself."),
                bad(
                        "several files in a zip file",
                        folder -> folder.with("t.zip", Packed.zip("in/a.csv", "x", "b.csv", "y")),
                        spec -> spec.path("t.zip"),
                        "path (t.zip) must hold one data file; it has \"in/a.csv\", b.csv.\n"
                                + "Maybe t.zip!in/a.csv."),
                bad(
                        "a zip file that leads elsewhere",
                        folder -> folder.with("a.csv", GOOD)
                                .with("t.zip", Packed.zip("../a.csv", "x", "/tmp/a.csv", "y", "..\\a.csv", "z")),
                        spec -> spec.path("t.zip!../a.csv"),
                        "path (t.zip!../a.csv) must hold this data file; it has none.\nMaybe another archive."),
                bad(
                        "a file that the zip file lacks",
                        folder -> folder.with("t.zip", Packed.zip("b.csv", "y")),
                        spec -> spec.path("t.zip!a.csv"),
                        "path (t.zip!a.csv) must hold this data file; it has b.csv.\n" + "Maybe t.zip!b.csv."),
                bad(
                        "a damaged zip file",
                        folder -> folder.with("t.zip", "PK, or nearly"),
                        spec -> spec.path("t.zip"),
                        "t.zip (damaged) must be unpackable.\n" + "Maybe it was not copied to its end: copy it again."),
                bad(
                        "a cut gzip file",
                        folder -> folder.with("t.csv.gz", java.util.Arrays.copyOf(Packed.gzip(GOOD), 40)),
                        spec -> spec.path("t.csv.gz"),
                        "t.csv.gz (damaged) must be unpackable.\n"
                                + "Maybe it was not copied to its end: copy it again."),
                bad(
                        "another sha256",
                        GOOD,
                        spec -> spec.sha256("0".repeat(64)),
                        "path (t.csv) must have sha256 " + "0".repeat(64)
                                + "; it has f392df6460ba9aab292b0fe135c594e35196ba9768135103ad258b7e91d03edf.\n"
                                + "Maybe another copy of the file, or --sha256 left out where you trust this one."),
                bad(
                        "a pattern without a file",
                        UnaryOperator.identity(),
                        spec -> spec.path("data-*.csv"),
                        "path (data-*.csv) must match a file that exists; in FOLDER there is none.\n"
                                + "Maybe another pattern: * stands for any characters but a slash, ** for those too."));
    }
}
