package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the user should know of a run before its first step. */
final class Cautions {
    /** Learning rates up to here are usual for whole transformers, and hardly move adapters. */
    private static final double OF_WHOLE_MODELS = 5e-5;

    /** With fewer rows one of them is worth more points than a good epoch is ahead of a bad one. */
    private static final int FEW_ROWS = 30;

    private Cautions() {}

    /**
     * What is to be said, if anything.
     *
     * @param peak the learning rate
     */
    static List<Verdict.Early> of(Dataset dataset, TrainSpec spec, int validationRows, double peak, Effort effort) {
        List<Verdict.Early> said = new ArrayList<>();
        if (validationRows == 0) {
            said.add(new Verdict.Early(
                    dataset.name()
                            + " has no validation rows: nothing can say when to stop, and the last epoch is kept.",
                    "--split 80/10/10."));
        } else if (spec.task() == Task.CLASSIFICATION && dataset.kind() == Kind.SINGLE_LABEL) {
            said.addAll(ofValidation(dataset, spec));
        }
        if (spec.loraRank() > 0 && !spec.learningRate().isAuto() && peak <= OF_WHOLE_MODELS) {
            said.add(new Verdict.Early(
                    "A learning rate of " + peak + " is one for whole models; adapters usually want ten times as much.",
                    "--learning-rate auto, which tests the adapters themselves."));
        }
        effort.wrongPrecision(spec.precision()).ifPresent(said::add);
        return said;
    }

    /** Validation rows that say little: of some classes nothing, or too few to tell one epoch from another. */
    private static List<Verdict.Early> ofValidation(Dataset dataset, TrainSpec spec) {
        int[] rows = dataset.indices(Part.VALIDATION);
        boolean[] seen = new boolean[dataset.labels().size()];
        Arrays.stream(rows).forEach(row -> seen[dataset.classOf(row)] = true);
        List<String> unseen = IntStream.range(0, seen.length)
                .filter(label -> !seen[label])
                .mapToObj(dataset.labels()::get)
                .toList();
        if (!unseen.isEmpty()) {
            return List.of(new Verdict.Early(
                    "%s has no validation rows of %s: which epoch is best is decided without %s."
                            .formatted(dataset.name(), named(unseen), unseen.size() == 1 ? "it" : "them"),
                    "--split 60/20/20, for more validation rows."));
        }
        if (rows.length < FEW_ROWS && spec.monitor() != Monitor.LOSS) {
            return List.of(new Verdict.Early(
                    "%s has %d validation rows: a single one of them may decide which epoch is best."
                            .formatted(dataset.name(), rows.length),
                    "--monitor loss, which tells more of each row."));
        }
        return List.of();
    }

    private static String named(List<String> labels) {
        int told = Math.min(3, labels.size());
        String list = String.join(", ", labels.subList(0, told));
        return labels.size() == told ? list : list + " and " + (labels.size() - told) + " other classes";
    }
}
