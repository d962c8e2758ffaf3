package dev.tunebook.engine.data;

import static dev.tunebook.engine.data.BadInput.bad;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ShapesAndBytesErrorsTest {
    private static final String GOOD = CsvFolder.GOOD;
    private static final String TEN_MEGABYTES = "x".repeat(10_000_000);

    private static final String WRITTEN_IN =
            "Maybe --encoding with the one that it was written in, such as windows-1252; else it is damaged there: copy it again.";

    @TempDir
    Path root;

    @TestFactory
    Stream<DynamicTest> tellsFileLineAndValueAndOneWayOut() {
        return BadInput.tests(root, Stream.of(shapes(), bytes()).flatMap(rows -> rows));
    }

    private static Stream<BadInput> shapes() {
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
                        "a cell of ten megabytes",
                        GOOD + "3," + TEN_MEGABYTES + ",refund\n",
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

    private static Stream<BadInput> bytes() {
        byte[] cyrillic = (GOOD + "13,\u043a\u0430\u0444\u0435,refund\n14,\u0447\u0430\u0439,parcel\n".repeat(99))
                .getBytes(Charset.forName("windows-1251"));
        byte[] damaged = (GOOD + "13,caf\u00e9 \u00e8?,refund\n").getBytes(StandardCharsets.UTF_8);
        damaged[GOOD.length() + 11] = (byte) 0xFF;
        byte[] cut = (GOOD + "13,caf\u00e9").getBytes(StandardCharsets.UTF_8);
        byte[] cutShort = java.util.Arrays.copyOf(cut, cut.length - 1);
        return Stream.of(
                bad(
                        "an encoding that cannot be told",
                        folder -> folder.with("t.csv", cyrillic),
                        spec -> spec,
                        "t.csv line 14: column \"text\" (byte 0xEA at byte 354) must be UTF-8, and 197 more cells.\n"
                                + WRITTEN_IN),
                bad(
                        "UTF-8 with a damaged byte",
                        folder -> folder.with("t.csv", damaged),
                        spec -> spec,
                        "t.csv line 14: column \"text\" (byte 0xFF at byte 362) must be UTF-8.\n" + WRITTEN_IN),
                bad(
                        "a file cut inside a character",
                        folder -> folder.with("t.csv", cutShort),
                        spec -> spec,
                        "t.csv line 14: column \"text\" (byte 0xC3 at byte 357) must be UTF-8.\n" + WRITTEN_IN),
                bad(
                        "text with a byte that is no UTF-8",
                        folder -> folder.with("t.txt", cutShort),
                        spec -> spec.path("t.txt"),
                        "t.txt line 14 (byte 0xC3 at byte 357) must be UTF-8.\n" + WRITTEN_IN),
                bad(
                        "an encoding that is none",
                        GOOD,
                        spec -> spec.encoding("latin-99"),
                        "encoding (latin-99) must be one that Java knows.\n"
                                + "Maybe windows-1252, ISO-8859-15, windows-1251, Shift_JIS, GB18030 or UTF-16."),
                bad(
                        "another encoding than is said",
                        folder -> folder.with("t.csv", cyrillic),
                        spec -> spec.encoding("UTF-8"),
                        "t.csv (bytes that are no characters of its encoding) must be text.\n"
                                + "Maybe --encoding with the one that it was written in."),
                bad(
                        "NULs",
                        GOOD + "13,\"a\n\0\",refund\n14,b,\0\n",
                        "t.csv line 15: column \"text\" (a NUL at byte 357) must be text, and 1 more cell.\n"
                                + "Maybe the file is no text, or is damaged: make or copy it again."),
                bad(
                        "a NUL past the first buffer",
                        GOOD + "13,a,refund\n".repeat(10_000) + "14,\0,b\n",
                        "t.csv line 10014: column \"text\" (a NUL at byte 120354) must be text.\n"
                                + "Maybe the file is no text, or is damaged: make or copy it again."));
    }
}
