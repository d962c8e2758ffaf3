package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Labels that are probably wrong, by confident learning.
 *
 * <p>A cheap model (logistic regression on hashed words and pairs of words) is trained on four fifths of the rows and
 * asked about the fifth, five times over, near-duplicates on one side; {@link ConfidentLearning} then says which labels
 * its probabilities contradict. The most doubtful come first. Datasets under 50 rows teach the model too little, and those
 * of more than 50 million rows times classes would take too much memory: nothing is looked for there.
 */
public final class SuspectedLabels implements Check {
    private static final double WARNING_SHARE = 0.01;
    private static final int LEAST_ROWS = 50;
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
        return "Read these rows, correct the labels in the file, and load it again.";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        int classes = dataset.labels().size();
        if (dataset.size() < LEAST_ROWS || classes < 2 || (long) dataset.size() * classes > MOST_PROBABILITIES) {
            return Finding.of(
                    this,
                    Finding.Severity.NOTE,
                    new BitSet(),
                    dataset,
                    "Nothing was looked for in %s.".formatted(Inspection.rows(dataset.size())),
                    List.of());
        }
        int[] labels = IntStream.range(0, dataset.size()).map(dataset::classOf).toArray();
        ConfidentLearning learning = new ConfidentLearning(
                labels,
                LinearModel.outOfSample(
                        HashedTexts.of(dataset.size(), dataset::text),
                        labels,
                        classes,
                        inspection.nearDuplicates().firstOfGroup()));
        BitSet suspects = learning.suspects();
        List<Finding.Example> examples = suspects.stream()
                .boxed()
                .sorted(Comparator.comparingDouble(learning::normalizedMargin))
                .limit(Finding.EXAMPLES)
                .map(row -> inspection.example(
                        row,
                        String.format(
                                Locale.ROOT,
                                "probably %s (%.2f)",
                                dataset.labels().get(learning.likeliest(row)),
                                learning.probability(row, learning.likeliest(row)))))
                .toList();
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, suspects.cardinality(), dataset.size()),
                suspects,
                dataset,
                "%s probably have the wrong label, as far as a simple model can tell."
                        .formatted(Inspection.share(suspects, dataset)),
                examples);
    }
}
