package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.runs.Looks;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunComparison;
import dev.tunebook.engine.runs.RunRecord;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What all contests ask of those who enter them, and know of them. */
final class Entrants {
    private Entrants() {}

    /** There must be somebody to compare with. */
    static void requireRivals(Collection<?> rivals) {
        if (rivals.isEmpty()) {
            throw new UserException(
                    "rivals must name what to compare with.",
                    "another run, or one of " + String.join(", ", Rivals.WORDS) + ".");
        }
    }

    /** The name, or with a number behind it where somebody has it already. */
    static String unique(String name, Set<String> names) {
        String candidate = name;
        for (int number = 2; !names.add(candidate); number++) {
            candidate = name + " (" + number + ")";
        }
        return candidate;
    }

    /**
     * Notes a look at test rows, and says so when a run was trained on some of them.
     *
     * @param name what the contest calls the run
     */
    static Optional<String> look(Run run, String name, Dataset dataset, Part part) {
        if (part == Part.TEST) {
            Looks.note(run, dataset, part);
        }
        if (run.dataset() == dataset) {
            return Optional.empty();
        }
        Set<String> trained = new HashSet<>(run.dataset().texts(run.dataset().indices(Part.TRAIN)));
        List<String> texts = dataset.texts(dataset.indices(part));
        long known = texts.stream().filter(trained::contains).count();
        return known == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s was trained on %d of these %d texts: its figures promise too much.",
                        name,
                        known,
                        texts.size()));
    }

    /** How runs were trained; empty for a single one. */
    static Optional<RunComparison> trained(List<Optional<Run>> entrants) {
        List<RunRecord> runs = entrants.stream()
                .flatMap(Optional::stream)
                .distinct()
                .map(Run::record)
                .toList();
        return runs.size() < 2 ? Optional.empty() : Optional.of(RunComparison.of(runs));
    }
}
