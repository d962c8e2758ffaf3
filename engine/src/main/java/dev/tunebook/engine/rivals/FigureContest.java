package dev.tunebook.engine.rivals;

import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Verdict;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.runs.RunComparison;
import dev.tunebook.engine.spec.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run against its rivals where answers are labels, numbers, texts or tokens.
 *
 * @param dataset the dataset's name
 * @param units that were compared: rows, inputs or windows
 * @param contenders the run in question first
 * @param duels it against each other
 * @param seeds contenders that differ in their seed alone
 * @param runs how the runs among them were trained; empty for a single one
 * @param warnings what to know before the verdicts are believed
 */
public record FigureContest(
        String dataset,
        Part part,
        long units,
        List<Contender> contenders,
        List<Duel> duels,
        List<SeedGroup> seeds,
        Optional<RunComparison> runs,
        List<String> warnings,
        double seconds)
        implements Held {
    public FigureContest {
        contenders = List.copyOf(contenders);
        duels = List.copyOf(duels);
        seeds = List.copyOf(seeds);
        warnings = List.copyOf(warnings);
    }

    @Override
    public String sentence() {
        return duels.get(0).sentence();
    }

    /**
     * One of those that were compared.
     *
     * @param figures by title
     * @param recalls by label; none where answers are no labels
     */
    public record Contender(String name, Map<String, Interval> figures, Map<String, Interval> recalls) {
        public Contender {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
            recalls = Collections.unmodifiableMap(new LinkedHashMap<>(recalls));
        }
    }

    /**
     * A run against one rival.
     *
     * @param comparisons by figure, the one that decides first; p raised by Holm's method for the number of rivals
     * @param flips what one of the two answers better
     */
    public record Duel(String first, String second, List<Comparison> comparisons, FigureFlips flips) {
        public Duel {
            comparisons = List.copyOf(comparisons);
        }

        /** The comparison that decides. */
        public Comparison decisive() {
            return comparisons.get(0);
        }

        public Verdict verdict() {
            return decisive().verdict();
        }

        /** The verdict with its numbers, in words. */
        public String sentence() {
            return decisive().sentence(first, second);
        }
    }
}
