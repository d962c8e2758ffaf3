package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Texts with e-mail addresses, bank accounts, card numbers, IP addresses or phone numbers.
 *
 * <p>Bank accounts (IBAN, modulo 97) and card numbers (Luhn) are counted when their check digits are right. No example
 * shows a value: all of its letters and digits but the first are hidden, in every finding of a {@link Report}.
 */
public final class PersonalData implements Check {
    @Override
    public String name() {
        return "personal-data";
    }

    @Override
    public String why() {
        return "A model may give away what it was trained on, and the law may forbid to train on it.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --mask";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        Map<PersonalValue, Integer> counts = new EnumMap<>(PersonalValue.class);
        BitSet rows = new BitSet();
        List<Finding.Example> examples = new ArrayList<>();
        for (int row = 0; row < dataset.size(); row++) {
            Set<PersonalValue> ofRow = EnumSet.noneOf(PersonalValue.class);
            for (String text : inspection.said(row)) {
                List<PersonalValue> kinds = kinds(text);
                ofRow.addAll(kinds);
                if (!kinds.isEmpty() && examples.size() < Finding.EXAMPLES) {
                    String nouns = kinds.stream().map(PersonalValue::noun).collect(Collectors.joining(", "));
                    examples.add(masked(inspection.example(row, text, nouns)));
                }
            }
            rows.set(row, !ofRow.isEmpty());
            ofRow.forEach(kind -> counts.merge(kind, 1, Integer::sum));
        }
        return Finding.of(
                this,
                Finding.Severity.WARNING,
                rows,
                dataset,
                "%s have personal data%s."
                        .formatted(
                                Inspection.share(rows, dataset),
                                counts.isEmpty()
                                        ? ""
                                        : counts.entrySet().stream()
                                                .map(kind -> kind.getKey().noun() + " in " + kind.getValue())
                                                .collect(Collectors.joining(", ", ": ", ""))),
                examples);
    }

    /** The kinds of values in a text. */
    private static List<PersonalValue> kinds(String text) {
        List<PersonalValue> kinds = new ArrayList<>();
        if (text.chars().noneMatch(c -> c == '@' || c >= '0' && c <= '9')) {
            return kinds;
        }
        String left = text;
        for (PersonalValue kind : PersonalValue.values()) {
            String masked = kind.mask(left);
            if (masked != left) {
                kinds.add(kind);
                left = masked;
            }
        }
        return kinds;
    }

    /** A text with a word such as {@code EMAIL} in place of every value. */
    public static String withStandIns(String text) {
        String replaced = text;
        for (PersonalValue kind : PersonalValue.values()) {
            replaced = kind.withStandIn(replaced);
        }
        return replaced;
    }

    /** A text with all values masked: their letters and digits but the first hidden. */
    public static String masked(String text) {
        String masked = text;
        for (PersonalValue kind : PersonalValue.values()) {
            masked = kind.mask(masked);
        }
        return masked;
    }

    static Finding masked(Finding finding) {
        return new Finding(
                finding.check(),
                finding.severity(),
                finding.count(),
                finding.of(),
                finding.rows(),
                finding.summary(),
                finding.why(),
                finding.fix(),
                finding.examples().stream().map(PersonalData::masked).toList());
    }

    private static Finding.Example masked(Finding.Example example) {
        return new Finding.Example(
                example.rows().stream()
                        .map(row -> new Row(
                                row.index(), masked(row.text()), row.label(), row.part(), row.file(), row.line()))
                        .toList(),
                masked(example.note()));
    }

    /** Whether a text has such a value. */
    public static boolean isIn(String text) {
        return Arrays.stream(PersonalValue.values())
                .anyMatch(kind -> !kind.mask(text).equals(text));
    }
}
