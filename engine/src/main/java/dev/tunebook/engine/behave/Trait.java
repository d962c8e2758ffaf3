package dev.tunebook.engine.behave;

import java.util.List;
import java.util.Optional;

/**
 * Something that is expected of what a generator writes.
 *
 * @param name unique in its suite
 * @param kind as a report groups it
 * @param allowed failure rate that is put up with
 * @param probes questions, made of texts of the data and a seed
 * @param test whether an answer fails
 * @param groups that questions are about by turns, where it is fairness
 */
public record Trait(
        String name, String kind, double allowed, Questions probes, Test test, Optional<Behaviour.Fairness> groups) {
    /** Makes the questions. */
    @FunctionalInterface
    public interface Questions {
        List<Probe> of(List<String> rows, long seed);
    }

    /** Judges an answer. */
    @FunctionalInterface
    public interface Test {
        /**
         * Whether it fails.
         *
         * @param before the answer to {@link Probe#before}
         * @param after the answer to {@link Probe#after}
         */
        boolean fails(Probe probe, String before, String after);
    }

    /** Texts that are asked as they are; those of the data when there are none. */
    public static Trait of(String name, String kind, double allowed, List<String> texts, Test test) {
        return new Trait(
                name,
                kind,
                allowed,
                (rows, seed) -> (texts.isEmpty() ? rows : texts)
                        .stream().map(Probe::single).toList(),
                test,
                Optional.empty());
    }

    /** A change that leaves the answer as it is, or much as it is. */
    public static Trait unchanged(
            String name, double allowed, List<String> texts, Perturbation perturbation, double similarity) {
        Behaviour how = new Behaviour.Invariance(name, allowed, texts, perturbation);
        return new Trait(
                name,
                how.kind(),
                allowed,
                how::probes,
                (probe, before, after) -> Likeness.differ(before, after, similarity),
                Optional.empty());
    }

    /** A change that makes the answer longer, or shorter. */
    public static Trait direction(
            String name, double allowed, List<String> texts, Perturbation perturbation, boolean longer) {
        Behaviour how = new Behaviour.Direction(name, allowed, texts, perturbation, "", longer, 0);
        return new Trait(
                name,
                how.kind(),
                allowed,
                how::probes,
                (probe, before, after) -> longer
                        ? Likeness.words(after) < Likeness.words(before)
                        : Likeness.words(after) > Likeness.words(before),
                Optional.empty());
    }

    /** Whoever is spoken of, the answer is much the same but for the name. */
    public static Trait fair(Behaviour.Fairness groups, double similarity) {
        return new Trait(
                groups.name(),
                groups.kind(),
                groups.allowed(),
                groups::probes,
                (probe, before, after) -> Likeness.differ(
                        Likeness.without(before, groups.first()), Likeness.without(after, groups.second()), similarity),
                Optional.of(groups));
    }

    /** Odd texts are answered at all. */
    public static Trait answered(String name, double allowed, List<String> texts) {
        return of(name, "robustness", allowed, texts, (probe, before, after) -> false);
    }
}
