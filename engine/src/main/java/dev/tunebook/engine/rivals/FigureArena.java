package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.SumFigure;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.ComparisonSpec;
import dev.tunebook.engine.evaluate.compare.SumDraws;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.evaluate.interval.SumIntervals;
import dev.tunebook.engine.runs.JudgedRows;
import dev.tunebook.engine.runs.RowAnswers;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.Figure;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Holds a {@link FigureContest}: asks everybody about the same rows, then tests the run against each rival. */
public final class FigureArena {
    /** Inputs for which everybody writes a text. */
    static final int MOST_TEXTS = 200;

    /** A bootstrap takes this many additions at most. */
    private static final long MOST_STEPS = 200_000_000L;

    private static final int FEWEST_DRAWS = 1_000;

    private final Run run;
    private final Dataset dataset;
    private final CompareSpec spec;
    private final int[] rows;
    private final List<String> warnings = new ArrayList<>();

    private FigureArena(Run run, CompareSpec spec) {
        this.run = run;
        this.dataset = run.dataset();
        this.spec = spec;
        this.rows = JudgedRows.of(dataset, spec.on());
    }

    /**
     * Compares.
     *
     * @param rivals runs of the same kind, or {@code base}, {@code majority}, {@code tfidf}
     * @throws UserException when there is nobody to compare with, no row, or somebody answers something else
     */
    public static FigureContest hold(Run run, List<Object> rivals, CompareSpec spec) {
        Entrants.requireRivals(rivals);
        if (spec.figure() != Figure.MACRO_F1) {
            throw new UserException(
                    "figure (%s) must be left out where answers are no single classes."
                            .formatted(spec.figure().title()),
                    "%compare without --figure, which looks at every figure of " + run.name() + ".");
        }
        return new FigureArena(run, spec).hold(rivals);
    }

    private FigureContest hold(List<Object> rivals) {
        long began = System.nanoTime();
        Set<String> names = new LinkedHashSet<>();
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(entrant(run, names));
        rivals.forEach(rival -> entrants.add(entrant(rival, names)));
        SumFigure decisive = entrants.get(0).said().figures().get(0);
        entrants.forEach(each -> requireAligned(each, decisive));
        return new FigureContest(
                dataset.name(),
                spec.on(),
                decisive.rows(),
                entrants.stream().map(this::contender).toList(),
                duels(entrants),
                SeedGroup.of(
                        decisive.title(),
                        entrants.stream()
                                .map(each -> new SeedGroup.Entry(
                                        each.name(),
                                        each.run(),
                                        each.said().figures().get(0).value()))
                                .toList()),
                Entrants.trained(entrants.stream().map(Entrant::run).toList()),
                warnings,
                (System.nanoTime() - began) / 1e9);
    }

    private record Entrant(String name, Optional<Run> run, Said said) {}

    private Entrant entrant(Object rival, Set<String> names) {
        if (!(rival instanceof Run other)) {
            String word = String.valueOf(rival);
            return new Entrant(
                    Entrants.unique(word, names), Optional.empty(), new FigureRivals(run).said(word, spec.on()));
        }
        String name = Entrants.unique(other.name(), names);
        Said said = said(other);
        Entrants.look(other, name, dataset, spec.on()).ifPresent(warnings::add);
        return new Entrant(name, Optional.of(other), said);
    }

    private FigureContest.Contender contender(Entrant entrant) {
        return new FigureContest.Contender(
                entrant.name(),
                SumIntervals.of(entrant.said().figures(), 1 - spec.level()),
                entrant.said().labels().map(this::recalls).orElse(Map.of()));
    }

    private Map<String, Interval> recalls(LabelAnswers answers) {
        Map<String, Interval> recalls = new LinkedHashMap<>();
        for (int id = 0; id < answers.labels().size(); id++) {
            int label = id;
            long support = IntStream.range(0, answers.rows())
                    .filter(row -> answers.has(row, label))
                    .count();
            long found = IntStream.range(0, answers.rows())
                    .filter(row -> answers.has(row, label) && answers.answers(row, label))
                    .count();
            if (support > 0) {
                recalls.put(answers.labels().get(id), Proportion.wilson(found, support, 1 - spec.level()));
            }
        }
        return recalls;
    }

    private List<FigureContest.Duel> duels(List<Entrant> entrants) {
        Entrant first = entrants.get(0);
        List<Entrant> rivals = entrants.subList(1, entrants.size());
        List<List<Comparison>> byFigure = IntStream.range(
                        0, first.said().figures().size())
                .mapToObj(i -> Comparison.holm(rivals.stream()
                        .map(rival -> compared(
                                first.said().figures().get(i),
                                rival.said().figures().get(i)))
                        .toList()))
                .toList();
        return IntStream.range(0, rivals.size())
                .mapToObj(i -> new FigureContest.Duel(
                        first.name(),
                        rivals.get(i).name(),
                        byFigure.stream().map(each -> each.get(i)).toList(),
                        FigureFlips.of(
                                first.said(),
                                rivals.get(i).said(),
                                first.said().figures().get(0).rows(),
                                spec.flips())))
                .toList();
    }

    private Comparison compared(SumFigure first, SumFigure second) {
        long steps = (long) first.rows() * first.addends().width();
        int draws = (int) Math.max(FEWEST_DRAWS, Math.min(spec.draws(), MOST_STEPS / steps));
        return Comparison.of(
                first.title(),
                new SumDraws(first.addends(), second.addends(), first.figure()),
                first.higherIsBetter(),
                new ComparisonSpec(spec.level(), draws, ComparisonSpec.DEFAULT.seed()));
    }

    private static void requireAligned(Entrant entrant, SumFigure first) {
        int rows = entrant.said().figures().get(0).rows();
        if (rows != first.rows()) {
            throw new UserException(
                    "%s must read the same tokens in the same windows (%d, here %d)."
                            .formatted(entrant.name(), rows, first.rows()),
                    "runs of one base model with the same --max-tokens.");
        }
    }

    private Said said(Run other) {
        if (other.kind() != run.kind() || !other.dataset().labels().equals(dataset.labels())) {
            throw new UserException(
                    "%s (%s) must answer what %s does (%s)."
                            .formatted(other.name(), other.kind(), run.name(), run.kind()),
                    "runs that were trained on the same dataset.");
        }
        return switch (run.kind()) {
            case MULTI_LABEL -> Said.labels(dataset, rows, other::answer);
            case REGRESSION -> Said.numbers(dataset, rows, other::answer);
            case INPUT_OUTPUT -> Said.texts(RowAnswers.texts(other, Optional.empty(), dataset, spec.on(), MOST_TEXTS));
            default -> Said.tokens(RowAnswers.tokens(other, Optional.empty(), dataset, spec.on()));
        };
    }

    /** Whether a run is compared here rather than in {@link Arena}. */
    public static boolean isFor(Run run) {
        return run.kind() != Kind.SINGLE_LABEL;
    }
}
