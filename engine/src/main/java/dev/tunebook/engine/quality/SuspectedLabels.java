package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Specs;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Labels that are probably wrong, by confident learning.
 *
 * <p>Three cheap models ({@link CrossValidation#ofThree}) are trained on nine tenths of the rows and asked about the
 * tenth, ten times over, near-duplicates on one side (fifths where rows times classes exceed 100,000); then once more
 * without the rows that they doubted most. {@link ConfidentLearning} says how many labels the mean of both rounds
 * contradicts; those rows are suspected whose label is furthest behind another class, and besides all whose label is far
 * behind (a normalized margin of .3 or less). Datasets under 50 rows teach the models too little, and those of more than
 * 50 million rows times classes would take too much memory: nothing is looked for there.
 */
public final class SuspectedLabels implements Check {
    private static final double WARNING_SHARE = 0.01;
    private static final int LEAST_ROWS = 50;
    private static final long SEED = 1;

    /** At this margin or below it a label is suspected however many confident learning counts. */
    private static final double DOUBTFUL = 0.30;

    private static final long MOST_PROBABILITIES = 50_000_000;

    @Override
    public String name() {
        return "suspected-labels";
    }

    @Override
    public String why() {
        return "A wrong label teaches the wrong thing, and makes a right answer count as a mistake in the test.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --labels";
    }

    /**
     * A row whose label is probably wrong.
     *
     * @param row its index
     * @param likely the class that is likelier
     * @param probability of that class, 0 to 1
     */
    public record Suspect(int row, int likely, double probability) {}

    @Override
    public boolean suits(Dataset dataset) {
        return dataset.kind() == Kind.SINGLE_LABEL;
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        List<Suspect> suspects = suspects(inspection);
        BitSet rows = new BitSet();
        suspects.forEach(suspect -> rows.set(suspect.row()));
        String summary = "%s probably have the wrong label, as far as a simple model can tell."
                .formatted(Inspection.share(rows, dataset));
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, rows.cardinality(), dataset.size()),
                rows,
                dataset,
                isTooSmallOrLarge(dataset)
                        ? "Nothing was looked for in %s.".formatted(Inspection.rows(dataset.size()))
                        : summary,
                suspects.stream()
                        .limit(Finding.EXAMPLES)
                        .map(suspect -> inspection.example(suspect.row(), note(suspect, dataset)))
                        .toList(),
                fix(suspects, dataset));
    }

    /** Training rows can be dropped at once; others are to be read, so one of them is corrected. */
    private String fix(List<Suspect> suspects, Dataset dataset) {
        if (suspects.isEmpty()) {
            return "";
        }
        boolean trained = suspects.stream().anyMatch(suspect -> dataset.part(suspect.row()) == Part.TRAIN);
        return trained ? fix(dataset) : correction(suspects.get(0), dataset);
    }

    private static String correction(Suspect suspect, Dataset dataset) {
        Row row = dataset.row(suspect.row());
        String likely = dataset.labels().get(suspect.likely());
        String place = row.file() + ":" + row.line();
        // a list at the prompt has commas between its values
        FixSpec mending = likely.contains(",")
                ? FixSpec.defaults().drop(place)
                : FixSpec.defaults().correct(place + "=" + likely);
        return "%fix " + dataset.name() + " " + Specs.line(mending);
    }

    private static String note(Suspect suspect, Dataset dataset) {
        return String.format(
                Locale.ROOT, "probably %s (%.2f)", dataset.labels().get(suspect.likely()), suspect.probability());
    }

    /** The rows whose labels are probably wrong, the most doubtful first. */
    public static List<Suspect> suspects(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        if (isTooSmallOrLarge(dataset)) {
            return List.of();
        }
        int[] labels = IntStream.range(0, dataset.size()).map(dataset::classOf).toArray();
        return suspects(
                labels,
                dataset.labels().size(),
                Inspection.compared(dataset),
                inspection.nearDuplicates().firstOfGroup());
    }

    static List<Suspect> suspects(int[] labels, int classes, List<String> texts, int[] firstOfGroup) {
        ConfidentLearning learning = new ConfidentLearning(
                labels,
                CrossValidation.fine(labels, classes, firstOfGroup, SEED).ofThree(texts));
        int counted = learning.suspects().cardinality();
        List<Integer> doubtful = IntStream.range(0, labels.length)
                .filter(row -> learning.likeliest(row) != labels[row])
                .boxed()
                .sorted(Comparator.comparingDouble(learning::normalizedMargin))
                .toList();
        return IntStream.range(0, doubtful.size())
                .filter(place -> place < counted || learning.normalizedMargin(doubtful.get(place)) <= DOUBTFUL)
                .mapToObj(doubtful::get)
                .map(row ->
                        new Suspect(row, learning.likeliest(row), learning.probability(row, learning.likeliest(row))))
                .toList();
    }

    private static boolean isTooSmallOrLarge(Dataset dataset) {
        int classes = dataset.labels().size();
        return dataset.size() < LEAST_ROWS || classes < 2 || (long) dataset.size() * classes > MOST_PROBABILITIES;
    }
}
