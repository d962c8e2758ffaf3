package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rows without a text or a label, and rows whose text says nothing.
 *
 * <p>The former were left out when the file was read, so that nothing is left to mend. The latter are in the dataset:
 * texts without a letter, a digit or a pictograph, and words that programs write where a value is missing, such as
 * {@code n/a} and {@code null}.
 */
public final class MissingCells implements Check {
    private static final double WARNING_SHARE = 0.01;
    private static final Set<String> PLACEHOLDERS =
            Set.of("n/a", "na", "#n/a", "nan", "null", "none", "nil", "undefined", "(null)", "<na>", "nat");

    @Override
    public String name() {
        return "missing-cells";
    }

    @Override
    public String why() {
        return "A row without a text or a label teaches nothing, and one with a stand-in for it teaches nonsense.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --drop missing-cells";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        BitSet empty = new BitSet();
        for (int row = 0; row < dataset.size(); row++) {
            empty.set(row, saysNothing(dataset.text(row)));
        }
        int leftOut = (int) dataset.leftOut().stream()
                .filter(row -> row.reason().endsWith("missing"))
                .count();
        int count = leftOut + empty.cardinality();
        int of = leftOut + dataset.size();
        List<Finding.Example> examples = new ArrayList<>();
        empty.stream().limit(Finding.EXAMPLES).forEach(row -> examples.add(inspection.example(row, "says nothing")));
        dataset.leftOut().stream()
                .filter(row -> row.reason().endsWith("missing"))
                .limit(Finding.EXAMPLES - examples.size())
                .forEach(row -> examples.add(
                        new Finding.Example(List.of(), row.file() + ":" + row.line() + " " + row.reason())));
        return new Finding(
                name(),
                count == 0 ? Finding.Severity.CLEAN : Finding.warningFrom(WARNING_SHARE, count, of),
                count,
                of,
                empty.stream().boxed().toList(),
                "%s lack a text or a label: %,d were left out, %,d have a text that says nothing."
                        .formatted(Inspection.share(count, of), leftOut, empty.cardinality()),
                why(),
                empty.isEmpty() ? "" : fix(dataset),
                examples);
    }

    static boolean saysNothing(String text) {
        return text.codePoints().noneMatch(MissingCells::says)
                || text.length() < 16 && PLACEHOLDERS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean says(int character) {
        return Character.isLetterOrDigit(character) || Character.getType(character) == Character.OTHER_SYMBOL;
    }
}
