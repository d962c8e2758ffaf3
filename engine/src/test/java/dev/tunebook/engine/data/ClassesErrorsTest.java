package dev.tunebook.engine.data;

import static dev.tunebook.engine.data.BadInput.bad;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ClassesErrorsTest {
    private static final String GOOD = CsvFolder.GOOD;

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> tellsFileLineAndClassAndOneWayOut() {
        return BadInput.tests(root, Stream.of(classes(), otherFiles()).flatMap(rows -> rows));
    }

    private static Stream<BadInput> classes() {
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

    private static Stream<BadInput> otherFiles() {
        return Stream.of(
                bad(
                        "a missing test file",
                        GOOD,
                        spec -> spec.test("test.csv"),
                        "test (test.csv) must be a file that exists in FOLDER.\n"
                                + "Maybe one of the data files there: t.csv."),
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

    private static BadInput other(String name, String csv, String message) {
        return bad(
                name,
                folder -> folder.with("t.csv", GOOD).with("test.csv", csv),
                spec -> spec.test("test.csv"),
                message);
    }
}
