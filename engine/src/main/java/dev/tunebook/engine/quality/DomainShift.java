package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.RankedScores;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.spec.Part;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Test rows that can be told from training rows: a classifier two-sample test (Lopez-Paz and Oquab, "Revisiting
 * classifier two-sample tests", ICLR 2017).
 *
 * <p>A cheap model learns to tell the parts apart, near-duplicates on one side, and is asked about rows that it has not
 * seen. Its area under the ROC curve is .5 where the parts are alike. The interval is Hanley's and McNeil's (Radiology
 * 143, 1982); where it lies above .5 and the area is .55 or more, something differs; from .6 on it matters, from .8 on the parts hardly
 * overlap. The test rows are counted that the model finds likelier to be test rows than any but 1% of the training rows.
 * At most 20,000 rows are looked at, and none where a part has fewer than 30.
 */
public final class DomainShift implements Check {
    private static final int LEAST_ROWS = 30;
    private static final long SEED = 1;
    private static final int MOST_ROWS = 20_000;
    private static final double NOTEWORTHY = 0.55;
    private static final double MATTERS = 0.6;
    private static final double SERIOUS = 0.8;
    private static final double RARE_IN_TRAINING = 0.01;

    @Override
    public String name() {
        return "domain-shift";
    }

    @Override
    public String why() {
        return "Figures on test rows of another kind say little about texts like the training rows, and the reverse.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --resplit";
    }

    /**
     * How well test rows can be told from training rows.
     *
     * @param area under the ROC curve
     * @param rows that were looked at
     * @param scores of these rows, higher for the test
     */
    record Shift(Interval area, int[] rows, double[] scores) {}

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        int training = dataset.indices(Part.TRAIN).length;
        int test = dataset.indices(Part.TEST).length;
        if (Math.min(training, test) < LEAST_ROWS) {
            return Finding.of(
                    this,
                    Finding.Severity.NOTE,
                    new BitSet(),
                    dataset,
                    "Nothing was looked for: %s of training, %s of test."
                            .formatted(Inspection.rows(training), Inspection.rows(test)),
                    List.of());
        }
        Shift shift = shift(inspection);
        BitSet rows = shift.area().low() > .5 && shift.area().estimate() >= NOTEWORTHY
                ? telling(dataset, shift)
                : new BitSet();
        double low = shift.area().low();
        return Finding.of(
                this,
                low >= SERIOUS
                        ? Finding.Severity.SERIOUS
                        : low >= MATTERS ? Finding.Severity.WARNING : Finding.Severity.NOTE,
                rows,
                dataset,
                String.format(
                        Locale.ROOT,
                        "A simple model tells test rows from training rows with an AUC of %.2f (%.2f to %.2f); .5 is no difference.",
                        shift.area().estimate(),
                        low,
                        shift.area().high()),
                examples(inspection, shift, rows));
    }

    private static List<Finding.Example> examples(Inspection inspection, Shift shift, BitSet rows) {
        return IntStream.range(0, shift.rows().length)
                .boxed()
                .filter(place -> rows.get(shift.rows()[place]))
                .sorted(Comparator.comparingDouble(place -> -shift.scores()[place]))
                .limit(Finding.EXAMPLES)
                .map(place -> inspection.example(
                        shift.rows()[place],
                        String.format(Locale.ROOT, "of the test with probability %.2f", shift.scores()[place])))
                .toList();
    }

    /** Test rows that score higher than all but one in a hundred training rows; the highest where none does. */
    private static BitSet telling(Dataset dataset, Shift shift) {
        int[] places = IntStream.range(0, shift.rows().length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -shift.scores()[place]))
                .mapToInt(place -> place)
                .toArray();
        long allowed = (long) (RARE_IN_TRAINING * dataset.indices(Part.TRAIN).length);
        BitSet telling = new BitSet();
        long passed = 0;
        for (int place : places) {
            int row = shift.rows()[place];
            if (dataset.part(row) == Part.TEST) {
                telling.set(row);
            } else if (++passed > allowed && !telling.isEmpty()) {
                break;
            }
        }
        return telling;
    }

    static Shift shift(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        int[] candidates = IntStream.range(0, dataset.size())
                .filter(row -> dataset.part(row) != Part.VALIDATION)
                .toArray();
        int step = 1 + (candidates.length - 1) / MOST_ROWS;
        int[] rows = IntStream.range(0, candidates.length)
                .filter(place -> place % step == 0)
                .map(place -> candidates[place])
                .toArray();
        int[] isTest = IntStream.of(rows)
                .map(row -> dataset.part(row) == Part.TEST ? 1 : 0)
                .toArray();
        List<String> texts = Inspection.compared(dataset);
        float[][] probabilities = CrossValidation.of(
                        isTest, 2, groups(inspection.nearDuplicates().firstOfGroup(), rows), SEED)
                .ofWords(IntStream.of(rows).mapToObj(texts::get).toList());
        double[] scores = IntStream.range(0, rows.length)
                .mapToDouble(place -> probabilities[place][1])
                .toArray();
        boolean[] truth = new boolean[rows.length];
        IntStream.range(0, rows.length).forEach(place -> truth[place] = isTest[place] == 1);
        double area = RankedScores.of(truth, scores).areaUnderRoc();
        return new Shift(interval(area, IntStream.of(isTest).sum(), rows.length), rows, scores);
    }

    /** For each place the first place of its group. */
    private static int[] groups(int[] firstOfGroup, int[] rows) {
        java.util.Map<Integer, Integer> first = new java.util.HashMap<>();
        return IntStream.range(0, rows.length)
                .map(place -> first.computeIfAbsent(firstOfGroup[rows[place]], group -> place))
                .toArray();
    }

    private static Interval interval(double area, int positives, int all) {
        double negatives = all - positives;
        double twoPositives = area / (2 - area);
        double twoNegatives = 2 * area * area / (1 + area);
        double variance = (area * (1 - area)
                        + (positives - 1) * (twoPositives - area * area)
                        + (negatives - 1) * (twoNegatives - area * area))
                / (positives * negatives);
        double half = Proportion.deviations(Interval.DEFAULT_CONFIDENCE) * Math.sqrt(Math.max(0, variance));
        return new Interval(
                area, Math.max(0, area - half), Math.min(1, area + half), Interval.DEFAULT_CONFIDENCE, "Hanley-McNeil");
    }
}
