package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that stand for a fault: control characters, replacement characters, lone surrogates, and UTF-8 that was
 * read as Windows-1252 or Latin-1 ({@code Ã©} for {@code é}).
 *
 * <p>For the last, only sequences are taken that hardly stand in a right text: {@code Â} or {@code Ã} before a
 * continuation byte's character, {@code â} and {@code ð} before such characters where punctuation and emoji begin, a
 * byte order mark, and two Cyrillic letters in a row. Tabs and line ends are no control characters here.
 */
public final class BrokenCharacters implements Check {
    private static final double WARNING_SHARE = 0.01;

    /** What the bytes 0x80 to 0xBF are in Windows-1252, or in Latin-1. */
    private static final String CONTINUATION = "[\\u0080-\\u00bf\\u20ac\\u201a\\u0192\\u201e\\u2026\\u2020\\u2021"
            + "\\u02c6\\u2030\\u0160\\u2039\\u0152\\u017d\\u2018\\u2019\\u201c\\u201d\\u2022\\u2013\\u2014\\u02dc\\u2122"
            + "\\u0161\\u203a\\u0153\\u017e\\u0178]";

    private static final Pattern MOJIBAKE = Pattern.compile("[\\u00c2\\u00c3]" + CONTINUATION
            + "|\\u00e2[\\u0080-\\u0084\\u20ac\\u201a\\u201e]" + CONTINUATION
            + "|\\u00f0[\\u009f\\u0178]" + CONTINUATION
            + "{2}|\\u00ef\\u00bb\\u00bf|(?:[\\u00d0\\u00d1]" + CONTINUATION + "){2}");

    private static final Pattern CONTROL = Pattern.compile(
            "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ufffd\\ufffe\\uffff\\p{Cs}]");

    @Override
    public String name() {
        return "broken-characters";
    }

    @Override
    public String why() {
        return "The model sees other tokens than in a text that is whole, and learns them in vain.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "Export the file again as UTF-8, read in the encoding that it was written in.";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        BitSet broken = new BitSet();
        int mojibake = 0;
        List<Finding.Example> examples = new ArrayList<>();
        for (int row = 0; row < dataset.size(); row++) {
            Matcher misread = MOJIBAKE.matcher(dataset.text(row));
            Matcher control = CONTROL.matcher(dataset.text(row));
            boolean isMisread = misread.find();
            if (isMisread || control.find()) {
                broken.set(row);
                mojibake += isMisread ? 1 : 0;
                if (examples.size() < Finding.EXAMPLES) {
                    examples.add(inspection.example(
                            row,
                            isMisread
                                    ? "UTF-8 read as another encoding: " + misread.group()
                                    : "character U+%04X"
                                            .formatted((int) control.group().charAt(0))));
                }
            }
        }
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, broken.cardinality(), dataset.size()),
                broken,
                dataset,
                "%s have broken characters, %,d of them UTF-8 that was read as another encoding."
                        .formatted(Inspection.share(broken, dataset), mojibake),
                examples);
    }
}
