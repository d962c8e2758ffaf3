package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.SumFigure;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.ComparisonSpec;
import dev.tunebook.engine.evaluate.compare.SumDraws;
import dev.tunebook.engine.evaluate.interval.SumIntervals;
import dev.tunebook.engine.runs.Looks;
import dev.tunebook.engine.runs.RowAnswers;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds a {@link FigureContest}: asks everybody about the same rows, then tests the run against each rival. */
public final class FigureArena {
    /** Inputs for which everybody writes a text. */
    private static final int MOST_TEXTS = 200;

    /** A bootstrap takes this many additions at most. */
    private static final long MOST_STEPS = 200_000_000L;

    private static final int FEWEST_DRAWS = 1_000;

    private final Run run;
    private final Dataset dataset;
    private final CompareSpec spec;
    private final int[] rows;

    private FigureArena(Run run, CompareSpec spec) {
        this.run = run;
        this.dataset = run.dataset();
        this.spec = spec;
        this.rows = dataset.indices(spec.on());
    }

    /**
     * Compares.
     *
     * @param rivals runs of the same kind, or {@code base}, {@code majority}, {@code tfidf}
     * @throws UserException when there is nobody to compare with, no row, or somebody answers something else
     */
    public static FigureContest hold(Run run, List<Object> rivals, CompareSpec spec) {
        if (rivals.isEmpty()) {
            throw new UserException(
                    "rivals must name what to compare with.",
                    "another run, or one of " + String.join(", ", Rivals.WORDS) + ".");
        }
        return new FigureArena(run, spec).hold(rivals);
    }

    private FigureContest hold(List<Object> rivals) {
        long began = System.nanoTime();
        if (rows.length == 0) {
            throw new UserException(
                    dataset.name() + " has no " + spec.on() + " rows.", "--split 80/10/10 when the dataset is loaded.");
        }
        Map<String, List<SumFigure>> all = new LinkedHashMap<>();
        put(all, run.name(), figures(run));
        for (Object rival : rivals) {
            put(all, rival instanceof Run other ? other.name() : String.valueOf(rival), figures(rival));
        }
        List<String> names = List.copyOf(all.keySet());
        List<SumFigure> first = all.get(names.get(0));
        names.forEach(name -> requireAligned(name, first, all.get(name)));
        return new FigureContest(
                dataset.name(),
                spec.on(),
                first.get(0).rows(),
                all.entrySet().stream()
                        .map(each -> new FigureContest.Contender(
                                each.getKey(), SumIntervals.of(each.getValue(), 1 - spec.level())))
                        .toList(),
                duels(names, all),
                List.of(),
                (System.nanoTime() - began) / 1e9);
    }

    private static void put(Map<String, List<SumFigure>> all, String name, List<SumFigure> figures) {
        String candidate = name;
        for (int number = 2; all.containsKey(candidate); number++) {
            candidate = name + " (" + number + ")";
        }
        all.put(candidate, figures);
    }

    private List<FigureContest.Duel> duels(List<String> names, Map<String, List<SumFigure>> all) {
        List<SumFigure> first = all.get(names.get(0));
        List<String> rivals = names.subList(1, names.size());
        List<List<Comparison>> byFigure = IntStream.range(0, first.size())
                .mapToObj(i -> Comparison.holm(rivals.stream()
                        .map(rival -> compared(first.get(i), all.get(rival).get(i)))
                        .toList()))
                .toList();
        return IntStream.range(0, rivals.size())
                .mapToObj(i -> new FigureContest.Duel(
                        names.get(0),
                        rivals.get(i),
                        byFigure.stream().map(each -> each.get(i)).toList()))
                .toList();
    }

    private Comparison compared(SumFigure first, SumFigure second) {
        long steps = (long) first.rows() * first.addends()[0].length;
        int draws = (int) Math.max(FEWEST_DRAWS, Math.min(spec.draws(), MOST_STEPS / steps));
        return Comparison.of(
                first.title(),
                new SumDraws(first.addends(), second.addends(), first.figure()),
                first.higherIsBetter(),
                new ComparisonSpec(spec.level(), draws, ComparisonSpec.DEFAULT.seed()));
    }

    private static void requireAligned(String name, List<SumFigure> first, List<SumFigure> other) {
        if (first.get(0).rows() != other.get(0).rows()) {
            throw new UserException(
                    "%s must read the same tokens in the same windows (%d, here %d)."
                            .formatted(name, other.get(0).rows(), first.get(0).rows()),
                    "runs of one base model with the same --max-tokens.");
        }
    }

    private List<SumFigure> figures(Object rival) {
        return rival instanceof Run other
                ? figures(other)
                : new FigureRivals(run).figures(String.valueOf(rival), spec.on());
    }

    private List<SumFigure> figures(Run other) {
        if (other.kind() != run.kind() || !other.dataset().labels().equals(dataset.labels())) {
            throw new UserException(
                    "%s (%s) must answer what %s does (%s)."
                            .formatted(other.name(), other.kind(), run.name(), run.kind()),
                    "runs that were trained on the same dataset.");
        }
        if (spec.on() == Part.TEST) {
            Looks.note(other, dataset, spec.on());
        }
        return switch (run.kind()) {
            case MULTI_LABEL -> RowAnswers.labels(dataset, rows, other::answer).figures();
            case REGRESSION -> RowAnswers.numbers(dataset, rows, other::answer).comparable();
            case INPUT_OUTPUT -> RowAnswers.texts(other, Optional.empty(), dataset, spec.on(), MOST_TEXTS);
            default -> RowAnswers.tokens(other, Optional.empty(), dataset, spec.on());
        };
    }

    /** Whether a run is compared here rather than in {@link Arena}. */
    public static boolean isFor(Run run) {
        return run.kind() != Kind.SINGLE_LABEL;
    }
}
