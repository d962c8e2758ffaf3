package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class DatasetErrorsTest {
    private static final String GOOD = CsvFolder.GOOD;
    private static final String MEGABYTE = "x".repeat(1_000_000);

    @TempDir
    Path root;

    private record Bad(
            String name, UnaryOperator<CsvFolder> files, UnaryOperator<DatasetSpec> options, String message) {}

    @TestFactory
    Stream<DynamicTest> tellsFileLineAndValueAndOneWayOut() {
        return Stream.of(places(), headers(), shapes(), bytes(), classes(), otherFiles())
                .flatMap(rows -> rows)
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> check(bad)));
    }

    private void check(Bad bad) throws IOException {
        Path folder = Files.createDirectory(root.resolve(bad.name().replace(' ', '-')));
        CsvFolder files = bad.files().apply(new CsvFolder(folder));
        assertThatThrownBy(() -> files.load(bad.options()))
                .isInstanceOf(UserException.class)
                .hasMessage(bad.message().replace("FOLDER", folder.toString()));
    }

    private static Bad bad(String name, String csv, String message) {
        return bad(name, csv, UnaryOperator.identity(), message);
    }

    private static Bad bad(String name, String csv, UnaryOperator<DatasetSpec> options, String message) {
        return new Bad(name, folder -> folder.with("t.csv", csv), options, message);
    }

    private static Bad bad(
            String name, UnaryOperator<CsvFolder> files, UnaryOperator<DatasetSpec> options, String message) {
        return new Bad(name, files, options, message);
    }

    private static Stream<Bad> places() {
        return Stream.of(
                bad(
                        "no path",
                        folder -> folder,
                        spec -> spec.path(""),
                        "path (none) must be a file of labelled texts.\n" + "Maybe data/tickets.csv."),
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
                                + "Maybe one of the CSV files there: a.csv, b.tsv."),
                bad(
                        "a missing file in an empty folder",
                        folder -> folder,
                        spec -> spec.path("tickets.csv"),
                        "path (tickets.csv) must be a file that exists in FOLDER.\n"
                                + "Maybe another folder: there is no CSV file in this one."),
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
                        "path (data) must be a file, not a folder.\n" + "Maybe data/t.csv."),
                bad(
                        "an empty folder",
                        folder -> folder.with("data/t.json", GOOD),
                        spec -> spec.path("data/"),
                        "path (data/) must be a file, not a folder.\n"
                                + "Maybe a CSV file elsewhere: there is none in it."));
    }

    private static Stream<Bad> headers() {
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
                                + "Maybe --text with one of these; or the first line is no header: add one.\n"
                                + "label (intent) must be a column of t.csv; it has \"a first message, which is long enough to…\", refund.\n"
                                + "Maybe --label with one of these; or the first line is no header: add one."),
                bad(
                        "another delimiter",
                        "text|intent\na|b\n",
                        "text (text) must be a column of t.csv; it has \"text|intent\".\n"
                                + "Maybe its cells are not separated by commas, semicolons or tabs: convert it.\n"
                                + "label (intent) must be a column of t.csv; it has \"text|intent\".\n"
                                + "Maybe its cells are not separated by commas, semicolons or tabs: convert it."),
                bad(
                        "a column twice",
                        "text,intent,text,intent,intent\n1,2,3,4,5\n",
                        "t.csv line 1: column \"text\" (twice) must have a name of its own.\n"
                                + "Maybe rename one of them.\n"
                                + "t.csv line 1: column \"intent\" (twice) must have a name of its own.\n"
                                + "Maybe rename one of them."));
    }

    private static Stream<Bad> shapes() {
        return Stream.of(
                bad(
                        "too many cells",
                        GOOD + "3,well, yes,refund\n4,a,b,c\n\n5,d,e,f\n",
                        "t.csv line 14: the row (4 cells) must have 3, as the header has, and 2 more rows.\n"
                                + "Maybe a cell with a comma in it needs quotes around it."),
                bad(
                        "too few cells",
                        GOOD + "3\n",
                        "t.csv line 14: the row (1 cell) must have 3, as the header has.\n"
                                + "Maybe a line break inside a cell needs quotes around the cell."),
                bad(
                        "a semicolon in a cell",
                        GOOD.replace(',', ';') + "3;well; yes;refund\n",
                        "t.csv line 14: the row (4 cells) must have 3, as the header has.\n"
                                + "Maybe a cell with a semicolon in it needs quotes around it."),
                bad(
                        "a quote left open",
                        GOOD + "3,\"well\nyes,refund\n4,a,b\n",
                        "t.csv line 14: column \"text\" (a quote opened here) must be closed before the file ends.\n"
                                + "Maybe a quote inside a cell that is not doubled, \"\": look at this line."),
                bad(
                        "a quote left open in the header",
                        "id,text,\"intent\n1,a,b\n",
                        "t.csv line 1: the header must be readable as CSV; a quote opened in it is never closed.\n"
                                + "Maybe close it, or double a quote that belongs to a name: \"\"."),
                bad(
                        "ragged and open",
                        GOOD + "3\n4,\"a\nb\",\"c\n",
                        "t.csv line 14: the row (1 cell) must have 3, as the header has.\n"
                                + "Maybe a line break inside a cell needs quotes around the cell.\n"
                                + "t.csv line 16: column \"intent\" (a quote opened here) must be closed before the file ends.\n"
                                + "Maybe a quote inside a cell that is not doubled, \"\": look at this line."),
                bad(
                        "text after a quote",
                        GOOD + "3,\"well\" yes,refund\n",
                        "t.csv line 14: column \"text\" (a quoted cell) must end with its closing quote.\n"
                                + "Maybe a quote inside the cell is not doubled, \"\": look at this line and the next ones."),
                bad(
                        "a cell of a megabyte",
                        GOOD + "3," + MEGABYTE + ",refund\n",
                        "t.csv line 14: column \"text\" (a cell that begins here) must have at most 100,000 characters.\n"
                                + "Maybe a quote opened here is never closed; for a cell that is right, --max-cell 1000000."),
                bad(
                        "a quote open for a megabyte",
                        GOOD + "3,\"" + "a,b\n".repeat(250_000),
                        "t.csv line 14: column \"text\" (a cell that begins here) must have at most 100,000 characters.\n"
                                + "Maybe a quote opened here is never closed; for a cell that is right, --max-cell 1000000."),
                bad(
                        "a cell over max-cell",
                        GOOD,
                        spec -> spec.maxCell(15),
                        "t.csv line 2: column \"text\" (a cell that begins here) must have at most 15 characters.\n"
                                + "Maybe a quote opened here is never closed; for a cell that is right, --max-cell 150."));
    }

    private static Stream<Bad> bytes() {
        byte[] latin = (GOOD + "13,caf\u00e9 \u00e8,refund\n14,\u00fc,\u00e4\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] latinHeader = GOOD.replace("id", "n\u00b0").getBytes(StandardCharsets.ISO_8859_1);
        byte[] cut = (GOOD + "13,caf\u00e9").getBytes(StandardCharsets.UTF_8);
        byte[] cutShort = java.util.Arrays.copyOf(cut, cut.length - 1);
        return Stream.of(
                bad(
                        "bytes that are not UTF-8",
                        folder -> folder.with("t.csv", latin),
                        spec -> spec,
                        "t.csv line 14: column \"text\" (byte 0xE9 at byte 357) must be UTF-8, and 2 more cells.\n"
                                + "Maybe convert it: iconv -f WINDOWS-1252 -t UTF-8 t.csv > utf8-t.csv"),
                bad(
                        "a header that is not UTF-8",
                        folder -> folder.with("t.csv", latinHeader),
                        spec -> spec,
                        "t.csv line 1: the header (byte 0xB0 at byte 1) must be UTF-8.\n"
                                + "Maybe convert it: iconv -f WINDOWS-1252 -t UTF-8 t.csv > utf8-t.csv"),
                bad(
                        "a file cut inside a character",
                        folder -> folder.with("t.csv", cutShort),
                        spec -> spec,
                        "t.csv line 14: column \"text\" (byte 0xC3 at byte 357) must be UTF-8.\n"
                                + "Maybe convert it: iconv -f WINDOWS-1252 -t UTF-8 t.csv > utf8-t.csv"),
                bad(
                        "UTF-16",
                        folder -> folder.with("t.csv", ("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_16LE)),
                        spec -> spec,
                        "t.csv (UTF-16, as its first bytes say) must be UTF-8.\n"
                                + "Maybe convert it: iconv -f UTF-16 -t UTF-8 t.csv > utf8-t.csv"),
                bad(
                        "NULs",
                        GOOD + "13,\"a\n\0\",refund\n14,b,\0\n",
                        "t.csv line 15: column \"text\" (a NUL at byte 357) must be text, and 1 more cell.\n"
                                + "Maybe the file is not a CSV file, or is damaged: make or copy it again."),
                bad(
                        "a NUL past the first buffer",
                        GOOD + "13,a,refund\n".repeat(10_000) + "14,\0,b\n",
                        "t.csv line 10014: column \"text\" (a NUL at byte 120354) must be text.\n"
                                + "Maybe the file is not a CSV file, or is damaged: make or copy it again."));
    }

    private static Stream<Bad> classes() {
        return Stream.of(
                bad(
                        "one class",
                        "text,intent\na,refund\nb,refund \n",
                        "t.csv column \"intent\" (\"refund\" in all rows) must hold at least two classes.\n"
                                + "Maybe another column has the labels; the file has text, intent."),
                bad(
                        "a class with one row",
                        GOOD + "13,a,refnd\n14,b,other\n15,c,cancel\n",
                        "t.csv line 14: column \"intent\" (\"refnd\") must be a class with at least 2 rows; this is its only one, and 2 more classes.\n"
                                + "Maybe \"refund\" is meant; else --min-rows 2, which leaves such rows out."),
                bad(
                        "a class with one row unlike any",
                        GOOD + "13,a,greeting\n",
                        "t.csv line 14: column \"intent\" (\"greeting\") must be a class with at least 2 rows; this is its only one.\n"
                                + "Maybe --min-rows 2, which leaves such rows out."),
                bad(
                        "too many rows asked of a class",
                        GOOD + "13,a,parcel\n",
                        spec -> spec.minRows(7),
                        "min-rows (7) must leave at least two classes; of the 2 in t.csv it leaves 1.\n"
                                + "Maybe --min-rows 6."),
                bad(
                        "no row with a label",
                        "text,intent\na, \nb,\n",
                        "t.csv (2 rows) must have a row with text and label; in the first, at line 2, label is missing.\n"
                                + "Maybe another column; the file has text, intent."),
                bad(
                        "too few rows for a test part",
                        "text,intent\na,x\nb,x\nc,y\nd,y\n",
                        spec -> spec.split("80/10/10"),
                        "split (80/10/10) must leave a row for test; t.csv has 4 rows.\n"
                                + "Maybe more rows: at least 3 of a class."),
                bad(
                        "too few rows for a validation part",
                        "text,intent\na,x\nb,x\nc,x\nd,y\ne,y\n",
                        spec -> spec.split("80/10/10"),
                        "split (80/10/10) must leave a row for validation; t.csv has 5 rows.\n"
                                + "Maybe --split 90/0/10, or more rows."),
                bad(
                        "shares of a split that do not add up",
                        GOOD,
                        spec -> spec.split("80/10/20"),
                        "split (80/10/20) must be three percentages that add up to 100, not 110.\n"
                                + "Maybe --split 80/10/10, the default."));
    }

    private static Stream<Bad> otherFiles() {
        return Stream.of(
                bad(
                        "a missing test file",
                        GOOD,
                        spec -> spec.test("test.csv"),
                        "test (test.csv) must be a file that exists in FOLDER.\n"
                                + "Maybe one of the CSV files there: t.csv."),
                bad(
                        "the same file twice",
                        GOOD,
                        spec -> spec.test("./t.csv"),
                        "test (./t.csv) must be another file than path.\n"
                                + "Maybe leave --test out: rows for it are then split off."),
                other(
                        "a test file without the columns",
                        "text,category\na,b\n",
                        "label (intent) must be a column of test.csv; it has text, category.\n"
                                + "Maybe --label category."),
                other(
                        "a test file with other classes",
                        "text,intent\na,refund\nb,refnd\nc,cancel\n",
                        "test.csv line 3: column \"intent\" (\"refnd\") must be one of the 2 classes of t.csv, and 1 more row.\n"
                                + "Maybe \"refund\" is meant."),
                other(
                        "a test file with a class unlike any",
                        "text,intent\nc,cancel\n",
                        "test.csv line 2: column \"intent\" (\"cancel\") must be one of the 2 classes of t.csv.\n"
                                + "Maybe \"parcel\" is meant."),
                other(
                        "a test file without rows",
                        "text,intent\n ,refund\n",
                        "test.csv (1 row) must have a row with text and label; in the first, at line 2, text is missing.\n"
                                + "Maybe another column; the file has text, intent."));
    }

    private static Bad other(String name, String csv, String message) {
        return bad(
                name,
                folder -> folder.with("t.csv", GOOD).with("test.csv", csv),
                spec -> spec.test("test.csv"),
                message);
    }
}
