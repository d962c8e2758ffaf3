package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.SumFigure;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.ComparisonSpec;
import dev.tunebook.engine.evaluate.compare.Flips;
import dev.tunebook.engine.evaluate.compare.PairedAnswers;
import dev.tunebook.engine.evaluate.compare.SumDraws;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.MetricIntervals;
import dev.tunebook.engine.evaluate.interval.SumIntervals;
import dev.tunebook.engine.runs.JudgedRows;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Holds a {@link Contest}: asks everybody about the same rows, then tests the run against each rival. */
public final class Arena {
    /** A bootstrap of sums over rows takes this many steps at most. */
    private static final long MOST_STEPS = 200_000_000L;

    private static final int FEWEST_DRAWS = 1_000;

    private final Dataset dataset;
    private final CompareSpec spec;
    private final int[] rows;
    private final List<String> texts;
    private final int[] truth;
    private final CountFigure figure;
    private final List<String> warnings = new ArrayList<>();

    private Arena(Dataset dataset, CompareSpec spec) {
        this.dataset = dataset;
        this.spec = spec;
        this.rows = JudgedRows.of(dataset, spec.on());
        this.texts = dataset.texts(rows);
        this.truth = Arrays.stream(rows).map(dataset::classOf).toArray();
        this.figure = CountFigure.valueOf(spec.figure().name());
    }

    /**
     * Compares.
     *
     * @param dataset whose rows are asked about
     * @param contenders the one in question first
     * @throws UserException when there is nobody to compare with, no row, or other classes are told apart
     */
    public static Contest hold(Dataset dataset, List<TextClassifier> contenders, CompareSpec spec) {
        Entrants.requireRivals(contenders.subList(Math.min(1, contenders.size()), contenders.size()));
        return new Arena(dataset, spec).hold(contenders);
    }

    private Contest hold(List<TextClassifier> classifiers) {
        long began = System.nanoTime();
        List<Contender> contenders = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (TextClassifier classifier : classifiers) {
            contenders.add(ask(classifier, Entrants.unique(classifier.name(), names)));
        }
        List<Duel> duels = duels(contenders);
        return new Contest(
                dataset.name(),
                spec.on(),
                rows.length,
                figure,
                contenders,
                duels,
                SeedGroup.of(
                        figure.title(),
                        contenders.stream()
                                .map(each -> new SeedGroup.Entry(each.name(), each.run(), each.figure(figure)))
                                .toList()),
                Entrants.trained(contenders.stream().map(Contender::run).toList()),
                warnings,
                (System.nanoTime() - began) / 1e9);
    }

    private Contender ask(TextClassifier classifier, String name) {
        IntUnaryOperator here = sameClasses(classifier);
        Outcomes outcomes = Outcomes.empty(dataset.labels(), rows.length);
        classifier.classify(texts, (row, probabilities) -> {
            float[] ordered = new float[probabilities.length];
            for (int id = 0; id < ordered.length; id++) {
                ordered[here.applyAsInt(id)] = probabilities[id];
            }
            outcomes.set(row, truth[row], ordered);
        });
        Metrics metrics = Metrics.of(outcomes.predictions());
        Optional<Run> run =
                Optional.of(classifier).filter(Run.class::isInstance).map(Run.class::cast);
        run.flatMap(each -> Entrants.look(each, name, dataset, spec.on())).ifPresent(warnings::add);
        SumFigure loss = SumFigure.mean("log-loss", false, widened(outcomes.loss()));
        return new Contender(
                name,
                run,
                outcomes,
                metrics,
                MetricIntervals.of(metrics.confusion()),
                SumIntervals.of(List.of(loss), Interval.DEFAULT_CONFIDENCE).get(loss.title()));
    }

    /** Class ids of the dataset for those of the classifier. */
    private IntUnaryOperator sameClasses(TextClassifier classifier) {
        if (!new HashSet<>(classifier.labels()).equals(new HashSet<>(dataset.labels()))) {
            throw new UserException(
                    "classes of %s (%s) must be those of %s."
                            .formatted(classifier.name(), String.join(", ", classifier.labels()), dataset.name()),
                    "compare runs that were trained on datasets with the same classes.");
        }
        int[] ids =
                classifier.labels().stream().mapToInt(dataset.labels()::indexOf).toArray();
        return id -> ids[id];
    }

    private List<Duel> duels(List<Contender> contenders) {
        Contender first = contenders.get(0);
        List<Contender> rivals = contenders.subList(1, contenders.size());
        List<List<Comparison>> byFigure = new ArrayList<>();
        for (CountFigure each : figures()) {
            byFigure.add(Comparison.holm(rivals.stream()
                    .map(rival -> Comparison.of(answers(first, rival), each, comparison(spec.draws())))
                    .toList()));
        }
        byFigure.add(Comparison.holm(
                rivals.stream().map(rival -> losses(first, rival)).toList()));
        return IntStream.range(0, rivals.size())
                .mapToObj(i -> new Duel(
                        first.name(),
                        rivals.get(i).name(),
                        byFigure.get(0).get(i),
                        byFigure.stream().skip(1).map(each -> each.get(i)).toList(),
                        Flips.of(answers(first, rivals.get(i))),
                        flipped(first, rivals.get(i))))
                .toList();
    }

    /** The one that decides, then accuracy and macro F1 unless they are it. */
    private List<CountFigure> figures() {
        List<CountFigure> figures = new ArrayList<>(List.of(figure));
        for (CountFigure usual : List.of(CountFigure.ACCURACY, CountFigure.MACRO_F1)) {
            if (usual != figure) {
                figures.add(usual);
            }
        }
        return figures;
    }

    private ComparisonSpec comparison(int draws) {
        return new ComparisonSpec(spec.level(), draws, ComparisonSpec.DEFAULT.seed());
    }

    private static PairedAnswers answers(Contender first, Contender second) {
        return PairedAnswers.of(
                first.outcomes().predictions(), second.outcomes().predictions());
    }

    private Comparison losses(Contender first, Contender second) {
        int draws = (int) Math.max(FEWEST_DRAWS, Math.min(spec.draws(), MOST_STEPS / rows.length));
        return Comparison.of(
                "log-loss",
                SumDraws.ofMean(
                        widened(first.outcomes().loss()),
                        widened(second.outcomes().loss())),
                false,
                comparison(draws));
    }

    private static double[] widened(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** In both directions, those first of which the one that is wrong was surest. */
    private List<Flipped> flipped(Contender first, Contender second) {
        List<Flipped> flipped = new ArrayList<>();
        for (boolean firstIsRight : new boolean[] {false, true}) {
            Outcomes right = (firstIsRight ? first : second).outcomes();
            Outcomes wrong = (firstIsRight ? second : first).outcomes();
            IntStream.range(0, rows.length)
                    .filter(row -> right.isRight(row) && !wrong.isRight(row))
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> -wrong.confidence()[row]))
                    .limit(spec.flips())
                    .forEach(row -> flipped.add(new Flipped(
                            dataset.row(rows[row]),
                            firstIsRight,
                            dataset.labels().get(first.outcomes().predicted()[row]),
                            dataset.labels().get(second.outcomes().predicted()[row]))));
        }
        return flipped;
    }
}
