package dev.tunebook.engine.behave;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds which of a question's edits is enough to make a model fail. */
final class SmallestEdit {
    private SmallestEdit() {}

    /**
     * The shortest of the single edits that fails alone; else as few of the shortest as do; empty when none does.
     *
     * @param most edits, and runs of edits, that are tried
     * @param announce is told all texts before the first is judged, so that they can be asked at once
     */
    static String find(Probe probe, int most, Consumer<List<String>> announce, Predicate<Probe> fails) {
        List<Edit> edits = new ArrayList<>(probe.edits());
        edits.sort(Comparator.comparingInt(
                edit -> edit.to() - edit.from() + edit.replacement().length()));
        List<List<Edit>> candidates = new ArrayList<>();
        edits.stream().limit(most).forEach(edit -> candidates.add(List.of(edit)));
        for (int count = 2; count <= Math.min(most, edits.size()); count++) {
            candidates.add(edits.subList(0, count));
        }
        announce.accept(candidates.stream()
                .map(each -> Edit.apply(probe.before(), each))
                .toList());
        return candidates.stream()
                .filter(each -> fails.test(new Probe(probe.before(), Edit.apply(probe.before(), each), each)))
                .findFirst()
                .map(each ->
                        each.stream().map(edit -> edit.words(probe.before())).collect(Collectors.joining(", ")))
                .orElse("");
    }
}
