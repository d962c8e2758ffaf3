package dev.tunebook.engine.runs;

import dev.tunebook.engine.spec.RunsSpec;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs of a store, the newest first.
 *
 * @param root where they are
 * @param stored how many there are in all
 * @param runs those that were asked for
 */
public record RunList(Path root, int stored, List<RunRecord> runs) {
    static RunList of(RunStore store, RunsSpec spec) {
        List<RunRecord> all = store.list().stream()
                .sorted(Collections.reverseOrder((a, b) -> a.id().compareTo(b.id())))
                .toList();
        List<RunRecord> wanted = all.stream()
                .filter(run -> Stream.of(
                                run.name(), run.datasetName(), run.spec().model())
                        .anyMatch(text -> text.contains(spec.with())))
                .limit(spec.last())
                .toList();
        return new RunList(store.root(), all.size(), wanted);
    }
}
