package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
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

    /** Characters that bytes from 0x80 on are read as. */
    private static final Pattern MISREAD_RUN =
            Pattern.compile("[\\u00c0-\\u00ff" + CONTINUATION.substring(1, CONTINUATION.length() - 1) + "]{2,}");

    /** Those of {@link #MOJIBAKE} whole, to be read anew by themselves. */
    private static final Pattern MOJIBAKE_SEQUENCE = Pattern.compile("[\\u00c2\\u00c3\\u00d0\\u00d1]" + CONTINUATION
            + "|[\\u00e2\\u00ef]" + CONTINUATION + "{2}|\\u00f0" + CONTINUATION + "{3}");

    private static final int MOST_READINGS = 3;

    private static final String MISREAD = "UTF-8 read as another encoding: ";

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
        return "%fix " + dataset.name() + " --clean";
    }

    /** The text with sequences that were UTF-8 read as another encoding read anew; also those misread twice. */
    public static String reread(String text) {
        String read = text;
        for (int round = 0; round < MOST_READINGS && MOJIBAKE.matcher(read).find(); round++) {
            String before = read;
            read = MISREAD_RUN.matcher(read).replaceAll(run -> Matcher.quoteReplacement(reread(run)));
            if (read.equals(before)) {
                break;
            }
        }
        return read;
    }

    /** The whole run when it is UTF-8 throughout, else what of it is certain. */
    private static String reread(MatchResult run) {
        if (!MOJIBAKE.matcher(run.group()).find()) {
            return run.group();
        }
        return Misread.utf8(run.group())
                .orElseGet(() -> MOJIBAKE_SEQUENCE
                        .matcher(run.group())
                        .replaceAll(match -> Matcher.quoteReplacement(
                                Misread.utf8(match.group()).orElse(match.group()))));
    }

    /** The text without control characters, replacement characters and lone surrogates. */
    public static String removed(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }

    /** What is the matter with a text; empty when nothing is. */
    private static String fault(String text) {
        Matcher misread = MOJIBAKE.matcher(text);
        if (misread.find()) {
            return MISREAD + misread.group();
        }
        Matcher control = CONTROL.matcher(text);
        return control.find()
                ? "character U+%04X".formatted((int) control.group().charAt(0))
                : "";
    }

    /** A text of nothing else would be left empty by --clean, which therefore lets it stand. */
    private String fix(Dataset dataset, BitSet broken, boolean cleanable) {
        if (broken.isEmpty()) {
            return "";
        }
        return cleanable ? fix(dataset) : "%fix " + dataset.name() + " --drop " + name();
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        BitSet broken = new BitSet();
        int mojibake = 0;
        boolean cleanable = false;
        List<Finding.Example> examples = new ArrayList<>();
        for (int row = 0; row < dataset.size(); row++) {
            boolean isMisread = false;
            for (String text : inspection.said(row)) {
                String fault = fault(text);
                isMisread |= fault.startsWith(MISREAD);
                broken.set(row, broken.get(row) || !fault.isEmpty());
                cleanable |= !fault.isEmpty() && !removed(reread(text)).isBlank();
                if (!fault.isEmpty() && examples.size() < Finding.EXAMPLES) {
                    examples.add(inspection.example(row, text, fault));
                }
            }
            mojibake += isMisread ? 1 : 0;
        }
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, broken.cardinality(), dataset.size()),
                broken,
                dataset,
                "%s have broken characters, %,d of them UTF-8 that was read as another encoding."
                        .formatted(Inspection.share(broken, dataset), mojibake),
                examples,
                fix(dataset, broken, cleanable));
    }
}
