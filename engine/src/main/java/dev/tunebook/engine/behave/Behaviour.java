package dev.tunebook.engine.behave;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Something that is expected of a classifier, put to many texts. */
public sealed interface Behaviour {
    /** Unique in its suite. */
    String name();

    /** What kind of expectation it is, in words. */
    String kind();

    /** The failure rate that is put up with. */
    double allowed();

    /**
     * The questions; the same for every model.
     *
     * @param rows texts of the data, for behaviours that bring none of their own
     */
    List<Probe> probes(List<String> rows, long seed);

    /**
     * Whether a model fails at a question.
     *
     * @param before what it says of {@link Probe#before}
     * @param after what it says of {@link Probe#after}
     */
    boolean fails(AnswerKind kind, float[] before, float[] after);

    /**
     * Minimum functionality: easy texts get their label.
     *
     * @param label that is the right answer to all of them
     */
    record Minimum(String name, double allowed, List<String> texts, String label) implements Behaviour {
        public Minimum {
            texts = List.copyOf(texts);
        }

        @Override
        public String kind() {
            return "minimum functionality";
        }

        @Override
        public List<Probe> probes(List<String> rows, long seed) {
            return texts.stream().map(Probe::single).toList();
        }

        @Override
        public boolean fails(AnswerKind answers, float[] before, float[] after) {
            return !answers.gives(label, after);
        }
    }

    /**
     * Invariance: a change that does not matter leaves the answer as it is.
     *
     * @param texts to be changed; those of the data when there are none
     */
    record Invariance(String name, double allowed, List<String> texts, Perturbation perturbation) implements Behaviour {
        public Invariance {
            texts = List.copyOf(texts);
        }

        @Override
        public String kind() {
            return "invariance";
        }

        @Override
        public List<Probe> probes(List<String> rows, long seed) {
            return changed(texts.isEmpty() ? rows : texts, perturbation, seed);
        }

        @Override
        public boolean fails(AnswerKind answers, float[] before, float[] after) {
            return !answers.isSame(before, after);
        }
    }

    /**
     * Direction: a change makes a label likelier, or less likely.
     *
     * @param texts to be changed; those of the data when there are none
     * @param label whose probability is looked at; empty where answers are a number
     * @param up whether it is to rise
     * @param tolerance that it may go the other way
     */
    record Direction(
            String name,
            double allowed,
            List<String> texts,
            Perturbation perturbation,
            String label,
            boolean up,
            double tolerance)
            implements Behaviour {
        public Direction {
            texts = List.copyOf(texts);
        }

        @Override
        public String kind() {
            return "direction";
        }

        @Override
        public List<Probe> probes(List<String> rows, long seed) {
            return changed(texts.isEmpty() ? rows : texts, perturbation, seed);
        }

        @Override
        public boolean fails(AnswerKind answers, float[] before, float[] after) {
            double rise = answers.of(label, before, after) - answers.of(label, before, before);
            return up ? rise < -tolerance : rise > tolerance;
        }
    }

    /**
     * Fairness: who is spoken of does not matter.
     *
     * @param texts with {@code {}} where a word of a group goes; each text of the data is put after it when
     *     {@code withRows}
     * @param first a group and its words
     * @param second the other group and its words
     */
    record Fairness(String name, double allowed, List<String> texts, Group first, Group second, boolean withRows)
            implements Behaviour {
        /** People or places that should be treated alike. */
        public record Group(String name, List<String> words) {
            public Group {
                words = List.copyOf(words);
            }
        }

        public Fairness {
            texts = List.copyOf(texts);
        }

        /** Names of women and men, she and he, and places, put before each text of the data. */
        static List<Fairness> standard(double allowed) {
            return List.of(
                    new Fairness(
                            "women and men",
                            allowed,
                            List.of("My name is {}. "),
                            new Group("women", WordLists.WOMEN),
                            new Group("men", WordLists.MEN),
                            true),
                    new Fairness(
                            "she and he",
                            allowed,
                            List.of("{} writes: "),
                            new Group("she", List.of("She")),
                            new Group("he", List.of("He")),
                            true),
                    new Fairness(
                            "places",
                            allowed,
                            List.of("I am writing from {}. "),
                            new Group("north", WordLists.PLACES_NORTH),
                            new Group("south", WordLists.PLACES_SOUTH),
                            true));
        }

        @Override
        public String kind() {
            return "fairness";
        }

        @Override
        public List<Probe> probes(List<String> rows, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Probe> probes = new ArrayList<>();
            for (String text : texts) {
                for (String row : withRows ? rows : List.of("")) {
                    String one = first.words().get(random.nextInt(first.words().size()));
                    String other =
                            second.words().get(random.nextInt(second.words().size()));
                    probes.add(new Probe(text.replace("{}", one) + row, text.replace("{}", other) + row, List.of()));
                }
            }
            return probes;
        }

        @Override
        public boolean fails(AnswerKind answers, float[] before, float[] after) {
            return !answers.isSame(before, after);
        }
    }

    /** Robustness: odd texts are answered at all, with numbers that make sense. */
    record Edge(String name, double allowed, List<String> texts) implements Behaviour {
        public Edge {
            texts = List.copyOf(texts);
        }

        @Override
        public String kind() {
            return "robustness";
        }

        @Override
        public List<Probe> probes(List<String> rows, long seed) {
            return texts.stream().map(Probe::single).toList();
        }

        @Override
        public boolean fails(AnswerKind answers, float[] before, float[] after) {
            return !answers.isValid(after);
        }
    }

    private static List<Probe> changed(List<String> texts, Perturbation perturbation, long seed) {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            List<Edit> edits = perturbation.change().edits(texts.get(i), new SplittableRandom(seed * 1_000_003 + i));
            String after = Edit.apply(texts.get(i), edits);
            if (!after.equals(texts.get(i))) {
                probes.add(new Probe(texts.get(i), after, edits));
            }
        }
        return probes;
    }
}
