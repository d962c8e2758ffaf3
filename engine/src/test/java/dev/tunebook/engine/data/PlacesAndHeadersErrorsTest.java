package dev.tunebook.engine.data;

import static dev.tunebook.engine.data.BadInput.bad;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PlacesAndHeadersErrorsTest {
    private static final String GOOD = CsvFolder.GOOD;

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> tellsWhichFileOrColumnIsMeant() {
        return BadInput.tests(root, Stream.of(places(), headers()).flatMap(rows -> rows));
    }

    private static Stream<BadInput> places() {
        return Stream.of(
                bad(
                        "no path",
                        folder -> folder,
                        spec -> spec.path(""),
                        "path (none) must be a file of texts.\n" + "Maybe data/tickets.csv."),
                bad(
                        "a missing file",
                        GOOD,
                        spec -> spec.path("tt.csv"),
                        "path (tt.csv) must be a file that exists in FOLDER.\n" + "Maybe t.csv."),
                bad(
                        "a missing file in a folder",
                        folder -> folder.with("data/tickets.csv", GOOD),
                        spec -> spec.path("data/tikets.csv"),
                        "path (data/tikets.csv) must be a file that exists in FOLDER.\n" + "Maybe data/tickets.csv."),
                bad(
                        "a missing file unlike any",
                        folder -> folder.with("a.csv", GOOD).with("b.tsv", GOOD).with("c.ipynb", "{}"),
                        spec -> spec.path("tickets.csv"),
                        "path (tickets.csv) must be a file that exists in FOLDER.\n"
                                + "Maybe one of the data files there: a.csv, b.tsv."),
                bad(
                        "a missing file in an empty folder",
                        folder -> folder,
                        spec -> spec.path("tickets.csv"),
                        "path (tickets.csv) must be a file that exists in FOLDER.\n"
                                + "Maybe another folder: there is no data file in this one."),
                bad(
                        "a missing folder",
                        GOOD,
                        spec -> spec.path("data/tickets.csv"),
                        "path (data/tickets.csv) must be a file that exists in FOLDER.\n"
                                + "Maybe another folder: there is none at this place; a relative path starts at the notebook's folder."),
                bad(
                        "a missing absolute file",
                        GOOD,
                        spec -> spec.path("/nowhere/tickets.csv"),
                        "path (/nowhere/tickets.csv) must be a file that exists.\n"
                                + "Maybe another folder: there is none at this place; a relative path starts at the notebook's folder."),
                bad(
                        "a folder",
                        folder -> folder.with("data/t.csv", GOOD),
                        spec -> spec.path("data"),
                        "path (data) must be a file, or a folder of text files.\n" + "Maybe data/t.csv."),
                bad(
                        "an empty folder",
                        folder -> folder.with("data/t.ipynb", GOOD),
                        spec -> spec.path("data/"),
                        "path (data/) must be a file, or a folder of text files.\n"
                                + "Maybe a data file elsewhere: there is none in it."));
    }

    private static Stream<BadInput> headers() {
        return Stream.of(
                bad(
                        "an empty file",
                        "",
                        "t.csv (empty) must have a header and rows.\n"
                                + "Maybe it was not written to the end: make or copy it again."),
                bad(
                        "empty lines only",
                        "\n\n\n",
                        "t.csv (empty) must have a header and rows.\n"
                                + "Maybe it was not written to the end: make or copy it again."),
                bad(
                        "a header only",
                        "id,text,intent\n",
                        "t.csv (a header and nothing below) must have rows.\n"
                                + "Maybe it was not written to the end: make or copy it again."),
                bad(
                        "an unknown text column",
                        "id,textt,intent\n1,a,b\n",
                        "text (text) must be a column of t.csv; it has id, textt, intent.\n" + "Maybe --text textt."),
                bad(
                        "no column alike",
                        "id,message,topic\n1,a,b\n",
                        "text (text) must be a column of t.csv; it has id, message, topic.\n"
                                + "Maybe --text message.\n"
                                + "label (intent) must be a column of t.csv; it has id, message, topic.\n"
                                + "Maybe --label topic."),
                bad(
                        "no header",
                        "\"a first message, which is long enough to be cut\",refund\nb,c\n",
                        "text (text) must be a column of t.csv; it has \"a first message, which is long enough to…\", refund.\n"
                                + "Maybe --text with one of these; or the first line is no header: --no-header.\n"
                                + "label (intent) must be a column of t.csv; it has \"a first message, which is long enough to…\", refund.\n"
                                + "Maybe --label with one of these; or the first line is no header: --no-header."),
                bad(
                        "another delimiter",
                        "text^intent\na^b\n",
                        "text (text) must be a column of t.csv; it has \"text^intent\".\n"
                                + "Maybe its cells are not separated by commas, semicolons, tabs or bars: convert it.\n"
                                + "label (intent) must be a column of t.csv; it has \"text^intent\".\n"
                                + "Maybe its cells are not separated by commas, semicolons, tabs or bars: convert it."),
                bad(
                        "a column twice",
                        "text,intent,text,intent,intent\n1,2,3,4,5\n",
                        "t.csv line 1: column \"text\" (twice) must have a name of its own.\n"
                                + "Maybe rename one of them.\n"
                                + "t.csv line 1: column \"intent\" (twice) must have a name of its own.\n"
                                + "Maybe rename one of them."));
    }
}
