package dev.tunebook.engine.rivals;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.runs.RunComparison;
import dev.tunebook.engine.spec.Part;
import java.util.List;
import java.util.Optional;

/**
 * A run against its rivals on the same rows.
 *
 * @param dataset the dataset's name
 * @param figure that decides
 * @param contenders the run in question first
 * @param duels it against each other
 * @param seeds contenders that differ in their seed alone
 * @param runs how the runs among them were trained; empty for a single one
 * @param warnings what to know before the verdicts are believed
 */
public record Contest(
        String dataset,
        Part part,
        long rows,
        CountFigure figure,
        List<Contender> contenders,
        List<Duel> duels,
        List<SeedGroup> seeds,
        Optional<RunComparison> runs,
        List<String> warnings,
        double seconds)
        implements Held {
    public Contest {
        contenders = List.copyOf(contenders);
        duels = List.copyOf(duels);
        seeds = List.copyOf(seeds);
        warnings = List.copyOf(warnings);
    }

    @Override
    public long units() {
        return rows;
    }

    @Override
    public String sentence() {
        return duels.get(0).sentence();
    }
}
