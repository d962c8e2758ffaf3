package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds out why a step gave no numbers, and shows the batch that it was taken on. */
final class Diagnosis {
    private static final int LONGEST_TEXT = 80;

    private Diagnosis() {}

    /**
     * What is to be told of a step that was not applied.
     *
     * @param step from 1
     * @param chosen the batch's rows among the training rows
     */
    static TrainEvent.Refused of(
            double seconds,
            long step,
            Optimizer.Step taken,
            double learningRate,
            Dataset dataset,
            Objective objective,
            TrainSpec spec,
            int[] chosen) {
        List<Integer> broken = brokenAlone(objective, chosen);
        String what = Double.isFinite(taken.loss())
                ? "The gradient is no number, though the loss is (" + figure(taken.loss()) + ")."
                : "The loss is " + taken.loss() + ".";
        String why;
        String maybe;
        if (spec.precision() == Precision.BFLOAT16) {
            why = "With three significant digits, numbers overflow sooner.";
            maybe = "--precision float32.";
        } else if (step == 1 || (!broken.isEmpty() && broken.size() < chosen.length)) {
            why = broken.isEmpty() || broken.size() == chosen.length
                    ? "It is the first step, so the learning rate is not to blame: the base model gives no numbers."
                    : "Of its " + chosen.length + " rows " + broken.size() + " give none by themselves.";
            maybe = broken.isEmpty() || broken.size() == chosen.length
                    ? "another --model."
                    : "look at the rows that are marked.";
        } else {
            why = "The steps before it drove the weights apart.";
            maybe = "--learning-rate " + String.format(Locale.ROOT, "%.2g", learningRate / 10)
                    + (spec.clip() == 0 ? " and --clip 1." : ", a tenth of it.");
        }
        return new TrainEvent.Refused(seconds, step, what + " " + why, maybe, rows(dataset, objective, chosen, broken));
    }

    /** Rows whose loss is no number even alone and without dropout. */
    private static List<Integer> brokenAlone(Objective objective, int[] chosen) {
        List<Integer> broken = new ArrayList<>();
        if (objective.model() instanceof LanguageModel model) {
            for (int row : chosen) {
                if (!Double.isFinite(loss(model, objective.training(), row))) {
                    broken.add(row);
                }
            }
        }
        if (objective.model() instanceof Classifier model) {
            Examples rows = objective.training();
            List<int[]> ids = Arrays.stream(chosen).mapToObj(rows.ids()::get).toList();
            try {
                model.classify(ids, 1, (row, answers) -> {
                    float decisive = rows instanceof EncodedRows classes
                            ? answers[classes.targets()[chosen[row]]]
                            : sum(answers);
                    if (!Float.isFinite(decisive)) {
                        broken.add(chosen[row]);
                    }
                });
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return broken;
    }

    private static double loss(LanguageModel model, Examples rows, int row) {
        try (Scope scope = model.network().torch().scope()) {
            Inputs inputs = Inputs.of(scope, model, List.of(rows.example(row, row)));
            return model.network().tokenScores(inputs.batch(), inputs.targets())[0];
        }
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** A language model's rows are blocks of several texts, which have no line: their number stands in for it. */
    private static List<String> rows(Dataset dataset, Objective objective, int[] chosen, List<Integer> broken) {
        if (objective.model() instanceof LanguageModel model) {
            return Arrays.stream(chosen)
                    .mapToObj(row -> mark(broken.contains(row)) + "block " + (row + 1) + ": "
                            + excerpt(model.tokens()
                                    .decode(objective.training().ids().get(row))))
                    .toList();
        }
        int[] training = dataset.indices(Part.TRAIN);
        return Arrays.stream(chosen)
                .mapToObj(row -> line(dataset.row(training[row]), broken.contains(row)))
                .toList();
    }

    private static String line(Row row, boolean broken) {
        return mark(broken) + row.file() + ":" + row.line() + " " + row.label() + ": " + excerpt(row.text());
    }

    private static String mark(boolean broken) {
        return broken ? "! " : "";
    }

    private static String excerpt(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
